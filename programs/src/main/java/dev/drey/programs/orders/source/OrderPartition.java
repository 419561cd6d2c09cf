package dev.drey.programs.orders.source;

import org.apache.flink.api.connector.source.SourceSplit;

/**
 * One of the fixed partitions and the position reached in it.
 *
 * @param next number of the first order not yet emitted
 */
public record OrderPartition(int partition, long next) implements SourceSplit {

    @Override
    public String splitId() {
        return Integer.toString(partition);
    }
}
