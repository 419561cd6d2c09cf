/**
 * The Flink distributions: installed on first use from a Maven repository, by a lock file that pins every jar, then
 * shared by all applications of that line. Knows nothing of applications, and starts no process itself. Start reading at
 * {@link FlinkRuntimes}.
 */
@NullMarked
package dev.drey.runtime;

import org.jspecify.annotations.NullMarked;
