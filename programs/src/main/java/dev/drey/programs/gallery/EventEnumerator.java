package dev.drey.programs.gallery;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.connector.source.SplitsAssignment;
import org.jspecify.annotations.Nullable;

/** Deals the partitions out once all readers are there. */
final class EventEnumerator implements SplitEnumerator<EventSplit, List<EventSplit>> {

    private final SplitEnumeratorContext<EventSplit> context;
    private final List<EventSplit> unassigned;

    EventEnumerator(SplitEnumeratorContext<EventSplit> context, List<EventSplit> unassigned) {
        this.context = context;
        this.unassigned = new ArrayList<>(unassigned);
    }

    @Override
    public void addReader(int subtask) {
        if (unassigned.isEmpty() || context.registeredReaders().size() < context.currentParallelism()) {
            return;
        }
        Map<Integer, List<EventSplit>> shares = new HashMap<>();
        for (EventSplit split : unassigned) {
            shares.computeIfAbsent(split.partition() % context.currentParallelism(), share -> new ArrayList<>())
                    .add(split);
        }
        context.assignSplits(new SplitsAssignment<>(shares));
        unassigned.clear();
    }

    @Override
    public void addSplitsBack(List<EventSplit> splits, int subtask) {
        unassigned.addAll(splits);
    }

    @Override
    public List<EventSplit> snapshotState(long checkpointId) {
        return List.copyOf(unassigned);
    }

    @Override
    public void handleSplitRequest(int subtask, @Nullable String host) {
        // Readers never ask.
    }

    @Override
    public void start() {
        // The partitions are fixed.
    }

    @Override
    public void close() {
        // Holds no resources.
    }
}
