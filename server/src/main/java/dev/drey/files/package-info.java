/** What the standard library lacks for files; knows nothing of Drey. */
@NullMarked
package dev.drey.files;

import org.jspecify.annotations.NullMarked;
