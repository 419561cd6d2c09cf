package dev.drey.programs.partition;

import org.apache.flink.api.connector.source.SourceSplit;

/** One of the fixed parts of a generated stream. */
public interface Partition extends SourceSplit {

    /** Counts from 0. */
    int partition();

    @Override
    default String splitId() {
        return Integer.toString(partition());
    }
}
