package dev.drey.programs.partition;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.connector.source.SplitsAssignment;
import org.jspecify.annotations.Nullable;

/**
 * Deals the partitions out evenly once all readers are there. Afterwards the readers' own state holds them.
 *
 * @param <S> what is known of a partition
 */
public final class PartitionEnumerator<S extends Partition> implements SplitEnumerator<S, List<S>> {

    private final SplitEnumeratorContext<S> context;
    private final List<S> unassigned;

    /** @param unassigned all partitions at the beginning; after a restore those that no reader holds */
    public PartitionEnumerator(SplitEnumeratorContext<S> context, List<S> unassigned) {
        this.context = context;
        this.unassigned = new ArrayList<>(unassigned);
    }

    @Override
    public void addReader(int subtask) {
        if (unassigned.isEmpty() || context.registeredReaders().size() < context.currentParallelism()) {
            return;
        }
        Map<Integer, List<S>> shares = new HashMap<>();
        for (S partition : unassigned) {
            shares.computeIfAbsent(partition.partition() % context.currentParallelism(), s -> new ArrayList<>())
                    .add(partition);
        }
        context.assignSplits(new SplitsAssignment<>(shares));
        unassigned.clear();
    }

    /** A reader failed before its first checkpoint: it is about to register again, and then gets them back. */
    @Override
    public void addSplitsBack(List<S> partitions, int subtask) {
        unassigned.addAll(partitions);
    }

    @Override
    public List<S> snapshotState(long checkpointId) {
        return List.copyOf(unassigned);
    }

    @Override
    public void handleSplitRequest(int subtask, @Nullable String host) {
        // Readers never ask: every partition is dealt out as soon as all of them are there.
    }

    @Override
    public void start() {
        // Nothing to discover: the partitions are fixed.
    }

    @Override
    public void close() {
        // Holds no resources.
    }
}
