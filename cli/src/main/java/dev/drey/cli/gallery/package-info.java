/**
 * The fault gallery: programs that go wrong in a known way on a real cluster, and what the doctor makes of them. An {@link
 * dev.drey.cli.gallery.Exhibit} is one of them; the packages below hold them all. Start with {@link
 * dev.drey.cli.gallery.GalleryCommand}.
 */
@NullMarked
package dev.drey.cli.gallery;

import org.jspecify.annotations.NullMarked;
