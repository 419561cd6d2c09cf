package dev.drey.logs.files;

import dev.drey.logs.LogStore;
import dev.drey.logs.LogStream;
import dev.drey.logs.NewEvent;
import dev.drey.logs.StreamName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The segments of one stream, of which the last is written to; the oldest goes when there are too many. */
final class StreamFolder {

    private static final Pattern SEGMENT = Pattern.compile("(\\d{12})\\.log");

    private final StreamName name;
    private final Path folder;
    private final Instant createdAt;
    private final Bounds bounds;
    private final List<Segment> segments = new ArrayList<>();
    private @Nullable Long lastIngestion;

    /**
     * How much is kept.
     *
     * @param segmentBytes after which a new segment is begun
     * @param segments of a stream
     */
    record Bounds(long segmentBytes, int segments) {}

    /** @param marked is handed the marks of each batch that is there, in their order */
    StreamFolder(StreamName name, Path folder, Instant createdAt, Bounds bounds, Consumer<Map<String, String>> marked)
            throws IOException {
        this.name = name;
        this.folder = folder;
        this.createdAt = createdAt;
        this.bounds = bounds;
        for (Path file : files()) {
            Matcher matcher = SEGMENT.matcher(file.getFileName().toString());
            if (matcher.matches()) {
                segments.add(Segment.open(file, Long.parseLong(matcher.group(1)), batch -> {
                    marked.accept(batch.marks());
                    lastIngestion = batch.ingestedAt();
                }));
            }
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    /**
     * Appends events with what is to be remembered with them.
     *
     * @param allMarks for the beginning of a new segment: those in older ones go with them
     */
    synchronized void append(
            List<NewEvent> events, Map<String, String> marks, Map<String, String> allMarks, Instant now)
            throws IOException {
        Segment last = segments.isEmpty() ? null : segments.get(segments.size() - 1);
        Map<String, String> kept = marks;
        if (last == null || last.size() >= bounds.segmentBytes()) {
            last = Segment.create(folder, last == null ? 1 : last.number() + 1);
            segments.add(last);
            kept = new HashMap<>(allMarks);
            kept.putAll(marks);
        }
        byte[] encoded = Batch.encode(events, now.toEpochMilli(), kept);
        last.append(encoded, headOf(events, now));
        lastIngestion = now.toEpochMilli();
        while (segments.size() > bounds.segments()) {
            segments.remove(0).delete();
        }
    }

    private static Batch headOf(List<NewEvent> events, Instant now) {
        long from = events.stream().mapToLong(NewEvent::timestamp).min().orElse(0);
        long to = events.stream().mapToLong(NewEvent::timestamp).max().orElse(0);
        return new Batch(0, events.size(), from, to, now.toEpochMilli(), Map.of());
    }

    /** Removes what lies before {@code from} altogether. */
    synchronized void forget(long from) throws IOException {
        while (segments.size() > 1 && segments.get(0).to() < from) {
            segments.remove(0).delete();
        }
    }

    void read(long from, long to, LogStore.Reader reader) throws IOException {
        for (Reading reading : plan(from, to)) {
            try {
                if (!reading.segment().read(reading.stretch(), from, to, reader)) {
                    return;
                }
            } catch (NoSuchFileException gaveWay) {
                // The stream was full, or was deleted, while it was being read.
            }
        }
    }

    private record Reading(Segment segment, Segment.Stretch stretch) {}

    private synchronized List<Reading> plan(long from, long to) {
        return segments.stream()
                .flatMap(segment -> segment.between(from, to).stream().map(stretch -> new Reading(segment, stretch)))
                .toList();
    }

    synchronized LogStream describe() {
        long first = segments.stream().mapToLong(Segment::from).min().orElse(Long.MAX_VALUE);
        long last = segments.stream().mapToLong(Segment::to).max().orElse(Long.MIN_VALUE);
        return new LogStream(
                name,
                createdAt,
                first == Long.MAX_VALUE ? null : first,
                last == Long.MIN_VALUE ? null : last,
                lastIngestion,
                segments.stream().mapToLong(Segment::size).sum());
    }

    synchronized void delete() throws IOException {
        // The file with the name comes last in the alphabet and goes first, so that a crash leaves nothing to be found.
        List<Path> files = new ArrayList<>(files());
        Collections.reverse(files);
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
        Files.deleteIfExists(folder);
        segments.clear();
    }
}
