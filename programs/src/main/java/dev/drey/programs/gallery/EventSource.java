package dev.drey.programs.gallery;

import dev.drey.programs.partition.PartitionEnumerator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * A stream with partitions to which events are added at a steady rate from the first start on, as to a topic: who reads too
 * slowly falls behind. Options:
 *
 * <ul>
 *   <li>{@code rate}: events a second in all partitions together; {@code splits}: how many those are
 *   <li>{@code quiet}: how many of the last of them never hold an event; {@code only}: how many events each holds at most,
 *       after which it stays open; {@code limit}: the same, but then the stream ends
 *   <li>see {@link EventMaker} for what the events are like, and {@link EventReader} for how they are read
 * </ul>
 */
final class EventSource implements Source<Event, EventSplit, List<EventSplit>> {

    private static final long serialVersionUID = 1;

    private final Step step;
    private final RemoteService service;

    EventSource(Step step, RemoteService service) {
        this.step = step;
        this.service = service;
    }

    @Override
    public Boundedness getBoundedness() {
        return step.has("limit") ? Boundedness.BOUNDED : Boundedness.CONTINUOUS_UNBOUNDED;
    }

    @Override
    public SplitEnumerator<EventSplit, List<EventSplit>> createEnumerator(SplitEnumeratorContext<EventSplit> context) {
        long now = System.currentTimeMillis();
        int count = (int) step.number("splits", 2);
        List<EventSplit> fresh = IntStream.range(0, count)
                .mapToObj(partition -> new EventSplit(partition, now, 0))
                .toList();
        return new PartitionEnumerator<>(context, fresh);
    }

    @Override
    public SplitEnumerator<EventSplit, List<EventSplit>> restoreEnumerator(
            SplitEnumeratorContext<EventSplit> context, List<EventSplit> unassigned) {
        return new PartitionEnumerator<>(context, unassigned);
    }

    @Override
    public SourceReader<Event, EventSplit> createReader(SourceReaderContext context) {
        return new EventReader(step, context, service);
    }

    @Override
    public SimpleVersionedSerializer<EventSplit> getSplitSerializer() {
        return new EventSplitSerializer.Single();
    }

    @Override
    public SimpleVersionedSerializer<List<EventSplit>> getEnumeratorCheckpointSerializer() {
        return new EventSplitSerializer();
    }
}
