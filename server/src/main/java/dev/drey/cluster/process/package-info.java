/**
 * Flink clusters as processes of this machine: the only place that starts or ends a process. Start with {@link
 * dev.drey.cluster.process.ProcessClusterDriver}.
 */
@NullMarked
package dev.drey.cluster.process;

import org.jspecify.annotations.NullMarked;
