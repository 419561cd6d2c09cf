package dev.drey.logs.files;

import static dev.drey.testing.Examples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drey.logs.LogEvent;
import dev.drey.logs.LogGroup;
import dev.drey.logs.LogStream;
import dev.drey.logs.NewEvent;
import dev.drey.logs.StreamName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileLogStoreTest {

    private static final StreamName STREAM =
            new StreamName("/aws/kinesis-analytics/clicks", "stream: with / odd * name");
    private static final long NOW = NOON.toEpochMilli();

    @TempDir
    private Path folder;

    private Instant now = NOON;
    private FileLogStore store;

    @BeforeEach
    void open() throws IOException {
        store = FileLogStore.open(folder, () -> now);
    }

    @Test
    void whatWasAppendedIsReadInItsOrderAlsoByTheNextService() throws IOException {
        append(event(1, "first"), event(2, "second\nwith a line and ünïcode"));
        append(event(3, ""));

        assertThat(messages(NOW, NOW + 10)).containsExactly("first", "second\nwith a line and ünïcode", "");
        open();
        assertThat(messages(NOW, NOW + 10)).containsExactly("first", "second\nwith a line and ünïcode", "");
        assertThat(positions()).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void onlyEventsBetweenTheTimesAreRead() throws IOException {
        append(event(1, "a"), event(2, "b"), event(3, "c"));

        assertThat(messages(NOW + 2, NOW + 3)).containsExactly("b");
        assertThat(messages(NOW + 4, NOW + 9)).isEmpty();
    }

    @Test
    void whatACrashCutShortIsDroppedAndTheMarkWithIt() throws IOException {
        store.append(STREAM, List.of(event(1, "whole")), Map.of("source", "1"));
        Path segment = segments().get(0);
        byte[] whole = Files.readAllBytes(segment);
        store.append(STREAM, List.of(event(2, "half")), Map.of("source", "2"));
        byte[] both = Files.readAllBytes(segment);
        for (int length = whole.length; length < both.length; length++) {
            Files.write(segment, java.util.Arrays.copyOf(both, length));

            open();

            assertThat(messages(NOW, NOW + 10)).as("%d bytes", length).containsExactly("whole");
            assertThat(store.findMark("source")).hasValue("1");
        }
        append(event(3, "after"));
        assertThat(messages(NOW, NOW + 10)).containsExactly("whole", "after");
    }

    @Test
    void aFullStreamLosesItsOldestEventsAndKeepsTheMarks() throws IOException {
        store = FileLogStore.open(folder, () -> now, new StreamFolder.Bounds(1000, 3));
        store.append(STREAM, List.of(event(0, "first of all")), Map.of("older source", "märk"));
        for (int number = 1; number <= 100; number++) {
            store.append(STREAM, List.of(event(number, "x".repeat(100))), Map.of("source", String.valueOf(number)));
        }

        assertThat(segments()).hasSize(3);
        assertThat(messages(NOW, NOW + 200)).hasSizeBetween(12, 30).doesNotContain("first of all");
        open();
        assertThat(store.findMark("source")).hasValue("100");
        assertThat(store.findMark("older source")).hasValue("märk");
    }

    @Test
    void eventsOlderThanTheRetentionAreNotRead() throws IOException {
        append(event(1, "old"));
        now = NOON.plus(Duration.ofDays(2));
        append(new NewEvent(now.toEpochMilli(), "new"));

        assertThat(store.setRetention(STREAM.group(), 1)).isTrue();
        assertThat(messages(0, Long.MAX_VALUE)).containsExactly("new");
        open();
        assertThat(store.findGroup(STREAM.group()).orElseThrow().retentionDays())
                .isEqualTo(1);
        assertThat(store.setRetention(STREAM.group(), null)).isTrue();
        assertThat(messages(0, Long.MAX_VALUE)).containsExactly("old", "new");
    }

    @Test
    void groupsAndStreamsAreMadeFoundAndDeleted() throws IOException {
        assertThat(store.createStream(STREAM)).isTrue();
        assertThat(store.createStream(STREAM)).isFalse();
        assertThat(store.createGroup(STREAM.group())).isFalse();
        assertThat(store.createGroup("other")).isTrue();
        assertThat(store.listGroups()).extracting(LogGroup::name).containsExactly(STREAM.group(), "other");
        assertThat(store.listStreams("other")).isEmpty();

        open();
        assertThat(store.findStream(STREAM).orElseThrow().createdAt()).isEqualTo(NOON);
        assertThat(store.deleteStream(STREAM)).isTrue();
        assertThat(store.deleteStream(STREAM)).isFalse();
        assertThat(store.deleteGroup("other")).isTrue();
        assertThat(store.deleteGroup("other")).isFalse();

        open();
        assertThat(store.listGroups()).extracting(LogGroup::name).containsExactly(STREAM.group());
        assertThat(store.findStream(STREAM)).isEmpty();
    }

    @Test
    void aStreamTellsOfItsEvents() throws IOException {
        assertThat(store.createStream(STREAM)).isTrue();
        assertThat(store.findStream(STREAM).orElseThrow().firstEvent()).isNull();
        append(event(5, "a"), event(2, "b"));

        LogStream stream = store.findStream(STREAM).orElseThrow();

        assertThat(stream.firstEvent()).isEqualTo(NOW + 2);
        assertThat(stream.lastEvent()).isEqualTo(NOW + 5);
        assertThat(stream.lastIngestion()).isEqualTo(NOW);
        assertThat(stream.storedBytes()).isPositive();
    }

    @Test
    void manyBatchesAreFoundByTheirTimes() throws IOException {
        for (int number = 0; number < 3000; number++) {
            append(event(number, "message " + number));
        }

        assertThat(messages(NOW + 1500, NOW + 1503)).containsExactly("message 1500", "message 1501", "message 1502");
        open();
        assertThat(messages(NOW + 2999, Long.MAX_VALUE)).containsExactly("message 2999");
    }

    @Test
    void aStreamThatWasDamagedInTheMiddleIsReadUpToThere() throws IOException {
        IntStream.range(0, 3).forEach(number -> appendUnchecked(event(number, "message " + number)));
        Path segment = segments().get(0);
        byte[] bytes = Files.readAllBytes(segment);
        bytes[bytes.length - 60] = 0;
        Files.write(segment, bytes, StandardOpenOption.TRUNCATE_EXISTING);

        open();

        assertThat(messages(0, Long.MAX_VALUE)).startsWith("message 0");
    }

    private void append(NewEvent... events) throws IOException {
        store.append(STREAM, List.of(events), Map.of());
    }

    private void appendUnchecked(NewEvent event) {
        try {
            append(event);
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    private static NewEvent event(long millisAfterNoon, String message) {
        return new NewEvent(NOW + millisAfterNoon, message);
    }

    private List<String> messages(long from, long to) throws IOException {
        List<String> messages = new ArrayList<>();
        store.read(STREAM, from, to, event -> messages.add(event.message()));
        return messages;
    }

    private List<Long> positions() throws IOException {
        List<LogEvent> events = new ArrayList<>();
        store.read(STREAM, Long.MIN_VALUE, Long.MAX_VALUE, events::add);
        return events.stream().map(LogEvent::position).toList();
    }

    private List<Path> segments() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".log"))
                    .sorted()
                    .toList();
        }
    }
}
