package dev.drey.programs.orders.source;

import dev.drey.programs.partition.Partition;

/**
 * One of the fixed partitions and the position reached in it.
 *
 * @param next number of the first order not yet emitted
 */
public record OrderPartition(int partition, long next) implements Partition {}
