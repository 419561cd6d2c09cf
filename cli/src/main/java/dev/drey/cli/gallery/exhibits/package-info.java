/** All exhibits, a few to a file. Start with {@link dev.drey.cli.gallery.exhibits.Exhibits}. */
@NullMarked
package dev.drey.cli.gallery.exhibits;

import org.jspecify.annotations.NullMarked;
