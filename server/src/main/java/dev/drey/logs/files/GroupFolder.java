package dev.drey.logs.files;

import dev.drey.logs.LogGroup;
import dev.drey.logs.LogStream;
import dev.drey.logs.StreamName;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The streams of one group. Not safe for use by several threads. */
final class GroupFolder {

    private static final String RETENTION = "retention-days";

    private final NamedFolder folder;
    private final StreamFolder.Bounds bounds;
    private final Map<String, StreamFolder> streams = new TreeMap<>();

    private GroupFolder(NamedFolder folder, StreamFolder.Bounds bounds) {
        this.folder = folder;
        this.bounds = bounds;
    }

    /** @param marked see {@link StreamFolder} */
    static GroupFolder open(NamedFolder folder, StreamFolder.Bounds bounds, Consumer<Map<String, String>> marked)
            throws IOException {
        GroupFolder group = new GroupFolder(folder, bounds);
        for (NamedFolder stream : NamedFolder.list(folder.path())) {
            group.add(stream, marked);
        }
        return group;
    }

    private void add(NamedFolder stream, Consumer<Map<String, String>> marked) throws IOException {
        streams.put(
                stream.name(),
                new StreamFolder(
                        new StreamName(folder.name(), stream.name()),
                        stream.path(),
                        stream.createdAt(),
                        bounds,
                        marked));
    }

    void create(StreamName stream, Instant now) throws IOException {
        add(NamedFolder.create(folder.path(), stream.stream(), now), unused -> {});
    }

    Optional<StreamFolder> find(String stream) {
        return Optional.ofNullable(streams.get(stream));
    }

    List<LogStream> listStreams() {
        return streams.values().stream().map(StreamFolder::describe).toList();
    }

    void setRetention(@Nullable Integer days) throws IOException {
        folder.set(RETENTION, days == null ? null : days.toString());
    }

    @Nullable
    Integer retentionDays() {
        @Nullable String days = folder.find(RETENTION);
        return days == null ? null : Integer.valueOf(days);
    }

    LogGroup describe() {
        return new LogGroup(
                folder.name(),
                folder.createdAt(),
                retentionDays(),
                listStreams().stream().mapToLong(LogStream::storedBytes).sum());
    }

    boolean delete(String stream) throws IOException {
        StreamFolder found = streams.get(stream);
        if (found == null) {
            return false;
        }
        found.delete();
        streams.remove(stream);
        return true;
    }

    void delete() throws IOException {
        folder.forget();
        for (String stream : List.copyOf(streams.keySet())) {
            boolean unused = delete(stream);
        }
        Files.deleteIfExists(folder.path());
    }
}
