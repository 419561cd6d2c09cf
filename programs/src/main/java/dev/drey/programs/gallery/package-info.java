/**
 * The program of the fault gallery: a pipeline that is put together from a few lines of text, each a part as users write
 * them, which may do something besides its work at a moment of its life. Start with {@link
 * dev.drey.programs.gallery.Pipeline}.
 */
@NullMarked
package dev.drey.programs.gallery;

import org.jspecify.annotations.NullMarked;
