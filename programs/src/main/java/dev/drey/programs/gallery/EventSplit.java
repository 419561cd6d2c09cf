package dev.drey.programs.gallery;

import org.apache.flink.api.connector.source.SourceSplit;

/** One partition of the stream, when it began (milliseconds), and the number of its next event. */
record EventSplit(int partition, long begun, long next) implements SourceSplit {

    @Override
    public String splitId() {
        return Integer.toString(partition);
    }
}
