/**
 * The nouns of the service, as immutable values: applications, versions, snapshots, runtimes. They know neither wire nor
 * storage nor Flink's processes.
 */
@NullMarked
package dev.drey.model;

import org.jspecify.annotations.NullMarked;
