/**
 * The port to whatever carries a Flink cluster, and the Flink settings that every cluster of an application gets. Decides
 * nothing about applications. Start with {@link dev.drey.cluster.ClusterDriver}.
 */
@NullMarked
package dev.drey.cluster;

import org.jspecify.annotations.NullMarked;
