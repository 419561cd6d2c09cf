/**
 * Flink clusters as processes of this machine. The only place that starts and ends processes. What a cluster should be
 * like is decided elsewhere.
 */
@NullMarked
package dev.drey.cluster.process;

import org.jspecify.annotations.NullMarked;
