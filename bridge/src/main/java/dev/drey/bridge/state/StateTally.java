package dev.drey.bridge.state;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one state of an operator has, added up entry by entry over all subtasks. Entries of the same key come one after the
 * other in all formats, unless they belong to different windows.
 */
final class StateTally {

    private final String name;
    private final long[] groupEntries;
    private final long[] groupBytes;
    private final HeavyKeys heavy = new HeavyKeys();
    private final DistinctKeys distinct = new DistinctKeys();
    private @Nullable KeyedStateInfo info;
    private long entries;
    private long bytes;
    private @Nullable Long fileBytes;
    private long runs;
    private boolean keysUnknown;
    private byte @Nullable [] runKey;
    private int runGroup;
    private int runSubtask;
    private long runEntries;
    private long runBytes;

    StateTally(String name, int maxParallelism) {
        this.name = name;
        this.groupEntries = new long[maxParallelism];
        this.groupBytes = new long[maxParallelism];
    }

    /** The last description counts: all subtasks have the same. */
    StateTally describedBy(KeyedStateInfo described) {
        info = described;
        return this;
    }

    /** Entries whose key cannot be told. */
    void add(int group, long count, long size) {
        keysUnknown = true;
        count(group, count, size);
    }

    /** Entries of one key. */
    void add(int group, int subtask, byte[] key, long count, long size) {
        count(group, count, size);
        if (runKey != null && runGroup == group && Arrays.equals(runKey, key)) {
            runEntries += count;
            runBytes += size;
            return;
        }
        endRun();
        runKey = key;
        runGroup = group;
        runSubtask = subtask;
        runEntries = count;
        runBytes = size;
    }

    private void count(int group, long count, long size) {
        entries += count;
        bytes += size;
        groupEntries[group] += count;
        groupBytes[group] += size;
    }

    /** To be called behind the last entry of a subtask. */
    void endRun() {
        byte[] key = runKey;
        if (key != null) {
            runs++;
            distinct.add(key);
            heavy.add(key, runGroup, runSubtask, runEntries, runBytes);
            runKey = null;
        }
    }

    void addFileBytes(long size) {
        fileBytes = (fileBytes == null ? 0 : fileBytes) + size;
    }

    String name() {
        return name;
    }

    @Nullable
    KeyedStateInfo info() {
        return info;
    }

    KeyedStateInfo described() {
        return Objects.requireNonNull(info, () -> "nothing is known of state " + name);
    }

    long entries() {
        return entries;
    }

    long bytes() {
        return bytes;
    }

    /** What its files have on disk, with what was overwritten and not yet compacted; null where that cannot be told. */
    @Nullable
    Long fileBytes() {
        return fileBytes;
    }

    /** Null where keys cannot be told from the rest of an entry. */
    @Nullable
    Long keys() {
        if (keysUnknown || (info != null && info.isTimers())) {
            return null;
        }
        return hasOneRunForEachKey() ? Long.valueOf(runs) : Long.valueOf(distinct.count());
    }

    boolean areKeysEstimated() {
        return !hasOneRunForEachKey() && distinct.isEstimated();
    }

    private boolean hasOneRunForEachKey() {
        return info != null && info.plain();
    }

    /** Whether what is said of the heaviest keys is the least that they have. */
    boolean areWeightsLeast() {
        return !hasOneRunForEachKey() && heavy.hasForgotten();
    }

    HeavyKeys heavy() {
        return heavy;
    }

    long groupEntries(int group) {
        return groupEntries[group];
    }

    long groupBytes(int group) {
        return groupBytes[group];
    }
}
