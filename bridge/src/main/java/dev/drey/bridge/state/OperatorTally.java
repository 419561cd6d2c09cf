package dev.drey.bridge.state;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.jspecify.annotations.Nullable;

/** What one operator has, added up over its subtasks; and what of it could not be read. */
final class OperatorTally {

    private final int maxParallelism;
    private final Map<String, StateTally> states = new LinkedHashMap<>();
    private final Map<String, StateTally> unkeyed = new LinkedHashMap<>();
    private final Map<Integer, Long> entriesOfSubtasks = new TreeMap<>();
    private final long[] groupFileBytes;
    private final Set<String> formats = new LinkedHashSet<>();
    private final Set<String> unread = new LinkedHashSet<>();
    private @Nullable TypeSerializer<?> keySerializer;
    private boolean groupFilesKnown;

    OperatorTally(int maxParallelism) {
        this.maxParallelism = maxParallelism;
        this.groupFileBytes = new long[maxParallelism];
    }

    int maxParallelism() {
        return maxParallelism;
    }

    /** The tally of a keyed state. */
    StateTally state(KeyedStateInfo info) {
        return states.computeIfAbsent(info.name(), name -> new StateTally(name, maxParallelism))
                .describedBy(info);
    }

    /** The tally of a state that belongs to no key, which has one group. */
    StateTally unkeyed(String name) {
        return unkeyed.computeIfAbsent(name, fresh -> new StateTally(fresh, 1));
    }

    /** One entry, of a key or, where that is null, of one that cannot be told. */
    void count(StateTally tally, int group, int subtask, byte @Nullable [] key, long bytes) {
        count(tally, group, subtask, key, 1, bytes);
    }

    void count(StateTally tally, int group, int subtask, byte @Nullable [] key, long entries, long bytes) {
        if (key == null) {
            tally.add(group, entries, bytes);
        } else {
            tally.add(group, subtask, key, entries, bytes);
        }
        entriesOfSubtasks.merge(subtask, entries, Long::sum);
    }

    /** Entries of which only the number is known. */
    void countUnread(StateTally tally, int group, long entries, String reason) {
        tally.add(group, entries, 0);
        unread.add("state " + tally.name() + ": its entries could not be read (" + reason + ")");
    }

    void endRuns() {
        states.values().forEach(StateTally::endRun);
    }

    /** What a key group has in a file. */
    void addGroupFileBytes(int group, long bytes) {
        groupFileBytes[group] += bytes;
        groupFilesKnown = true;
    }

    void addFormat(String format) {
        formats.add(format);
    }

    void addUnread(String what) {
        unread.add(what);
    }

    void setKeySerializer(@Nullable TypeSerializer<?> serializer) {
        keySerializer = serializer;
    }

    @Nullable
    TypeSerializer<?> keySerializer() {
        return keySerializer;
    }

    Collection<StateTally> states() {
        return states.values();
    }

    Collection<StateTally> unkeyed() {
        return unkeyed.values();
    }

    Set<String> formats() {
        return formats;
    }

    Set<String> unread() {
        return unread;
    }

    long entriesOf(int subtask) {
        return entriesOfSubtasks.getOrDefault(subtask, 0L);
    }

    /** By the files where they are arranged by key group, else by the entries. */
    long groupBytes(int group) {
        return groupFilesKnown
                ? groupFileBytes[group]
                : states.values().stream()
                        .mapToLong(state -> state.groupBytes(group))
                        .sum();
    }

    long groupEntries(int group) {
        return states.values().stream()
                .mapToLong(state -> state.groupEntries(group))
                .sum();
    }
}
