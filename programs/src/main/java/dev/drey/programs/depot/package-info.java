/**
 * A file system plug-in for Flink under the scheme {@code depot}: the local disk, as far away and as moody as a file says.
 * Start with {@link dev.drey.programs.depot.DepotFileSystem}.
 */
@NullMarked
package dev.drey.programs.depot;

import org.jspecify.annotations.NullMarked;
