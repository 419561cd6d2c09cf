package dev.drey.logs.files;

import dev.drey.logs.LogGroup;
import dev.drey.logs.LogStore;
import dev.drey.logs.LogStream;
import dev.drey.logs.NewEvent;
import dev.drey.logs.StreamName;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The log store in a folder. Everything but the events is held in memory; groups and streams change under one lock. */
public final class FileLogStore implements LogStore {

    /** 128 MiB for each stream. */
    private static final StreamFolder.Bounds BOUNDS = new StreamFolder.Bounds(8 << 20, 16);

    private final Path root;
    private final InstantSource clock;
    private final StreamFolder.Bounds bounds;
    private final Map<String, GroupFolder> groups = new TreeMap<>();
    private final Map<String, String> marks = new ConcurrentHashMap<>();

    private FileLogStore(Path root, InstantSource clock, StreamFolder.Bounds bounds) {
        this.root = root;
        this.clock = clock;
        this.bounds = bounds;
    }

    /** Opens the store in {@code root}, which is made where it is missing, and reads what is there. */
    public static FileLogStore open(Path root, InstantSource clock) throws IOException {
        return open(root, clock, BOUNDS);
    }

    static FileLogStore open(Path root, InstantSource clock, StreamFolder.Bounds bounds) throws IOException {
        FileLogStore store = new FileLogStore(root, clock, bounds);
        for (NamedFolder folder : NamedFolder.list(root)) {
            store.groups.put(folder.name(), GroupFolder.open(folder, bounds, store.marks::putAll));
        }
        return store;
    }

    @Override
    public synchronized List<LogGroup> listGroups() {
        return groups.values().stream().map(GroupFolder::describe).toList();
    }

    @Override
    public synchronized Optional<LogGroup> findGroup(String group) {
        return Optional.ofNullable(groups.get(group)).map(GroupFolder::describe);
    }

    @Override
    public synchronized boolean createGroup(String group) throws IOException {
        if (groups.containsKey(group)) {
            return false;
        }
        NamedFolder folder = NamedFolder.create(root, group, clock.instant());
        groups.put(group, GroupFolder.open(folder, bounds, unused -> {}));
        return true;
    }

    @Override
    public synchronized boolean deleteGroup(String group) throws IOException {
        GroupFolder found = groups.get(group);
        if (found == null) {
            return false;
        }
        found.delete();
        groups.remove(group);
        return true;
    }

    @Override
    public synchronized boolean setRetention(String group, @Nullable Integer days) throws IOException {
        GroupFolder found = groups.get(group);
        if (found == null) {
            return false;
        }
        found.setRetention(days);
        return true;
    }

    @Override
    public synchronized List<LogStream> listStreams(String group) {
        return Optional.ofNullable(groups.get(group))
                .map(GroupFolder::listStreams)
                .orElse(List.of());
    }

    @Override
    public Optional<LogStream> findStream(StreamName stream) {
        return find(stream).map(StreamFolder::describe);
    }

    private synchronized Optional<StreamFolder> find(StreamName stream) {
        return Optional.ofNullable(groups.get(stream.group())).flatMap(group -> group.find(stream.stream()));
    }

    @Override
    public synchronized boolean createStream(StreamName stream) throws IOException {
        if (find(stream).isPresent()) {
            return false;
        }
        boolean unused = createGroup(stream.group());
        GroupFolder group = groups.get(stream.group());
        if (group != null) {
            group.create(stream, clock.instant());
        }
        return true;
    }

    @Override
    public synchronized boolean deleteStream(StreamName stream) throws IOException {
        GroupFolder group = groups.get(stream.group());
        return group != null && group.delete(stream.stream());
    }

    @Override
    public void append(StreamName stream, List<NewEvent> events, Map<String, String> newMarks) throws IOException {
        boolean unused = createStream(stream);
        Optional<StreamFolder> folder = find(stream);
        if (folder.isEmpty()) {
            throw new IOException("The log stream " + stream + " was deleted while it was written to.");
        }
        folder.get().append(events, newMarks, newMarks.isEmpty() ? Map.of() : marks, clock.instant());
        marks.putAll(newMarks);
        folder.get().forget(oldest(stream.group()));
    }

    @Override
    public Optional<String> findMark(String source) {
        return Optional.ofNullable(marks.get(source));
    }

    @Override
    public void forgetMarks(Predicate<String> gone) {
        marks.keySet().removeIf(gone);
    }

    @Override
    public void read(StreamName stream, long from, long to, Reader reader) throws IOException {
        Optional<StreamFolder> folder = find(stream);
        if (folder.isPresent()) {
            folder.get().read(Math.max(from, oldest(stream.group())), to, reader);
        }
    }

    /** Before which nothing is kept, in milliseconds since 1970. */
    private synchronized long oldest(String group) {
        Integer days = Optional.ofNullable(groups.get(group))
                .map(GroupFolder::retentionDays)
                .orElse(null);
        Instant now = clock.instant();
        return days == null ? Long.MIN_VALUE : now.minus(Duration.ofDays(days)).toEpochMilli();
    }
}
