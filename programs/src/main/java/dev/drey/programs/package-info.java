/** Flink applications that Drey ships. */
@NullMarked
package dev.drey.programs;

import org.jspecify.annotations.NullMarked;
