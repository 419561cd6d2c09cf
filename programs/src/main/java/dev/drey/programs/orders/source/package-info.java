/**
 * The source of orders: a fixed number of partitions whose positions are checkpointed, so that orders go on exactly
 * where they stopped, at any parallelism. Start reading at {@link dev.drey.programs.orders.source.OrderSource}.
 */
@NullMarked
package dev.drey.programs.orders.source;

import org.jspecify.annotations.NullMarked;
