/** Streams whose partitions are fixed before they begin. */
@NullMarked
package dev.drey.programs.partition;

import org.jspecify.annotations.NullMarked;
