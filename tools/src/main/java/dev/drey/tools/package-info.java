/** Generators of checked-in files. Run by hand when their inputs change. */
@NullMarked
package dev.drey.tools;

import org.jspecify.annotations.NullMarked;
