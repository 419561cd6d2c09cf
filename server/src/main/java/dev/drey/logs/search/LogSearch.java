package dev.drey.logs.search;

import dev.drey.logs.LogEvent;
import dev.drey.logs.LogStore;
import dev.drey.logs.StreamName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Finds events page by page, holding one page at a time. */
public final class LogSearch {

    /** As on AWS, an answer has a megabyte of messages at most. */
    private static final long MOST_BYTES = 1 << 20;

    private final LogStore store;

    /** Reads only. */
    public LogSearch(LogStore store) {
        this.store = store;
    }

    /**
     * Where and when to look.
     *
     * @param from in milliseconds since 1970
     * @param to likewise, not included
     * @param most how many events an answer may have
     */
    public record Scope(List<StreamName> streams, long from, long to, int most) {

        /** Keeps a copy. */
        public Scope {
            streams = List.copyOf(streams);
        }
    }

    /** An event that was found, and where. */
    public record Found(StreamName stream, LogEvent event) {

        private static final Comparator<Found> BY_TIME = Comparator.comparingLong(
                        (Found found) -> found.event().timestamp())
                .thenComparing(found -> found.stream().stream())
                .thenComparingLong(found -> found.event().position());

        private String mark() {
            String plain = event.timestamp() + " " + event.position() + " " + stream.stream();
            return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
        }

        private static Found ofMark(String mark) {
            String plain = new String(Base64.getUrlDecoder().decode(mark), StandardCharsets.UTF_8);
            String[] parts = plain.split(" ", 3);
            if (parts.length < 3) {
                throw new IllegalArgumentException("not a mark: " + mark);
            }
            return new Found(
                    new StreamName("", parts[2]),
                    new LogEvent(Long.parseLong(parts[1]), Long.parseLong(parts[0]), 0, ""));
        }
    }

    /**
     * Some of what was found.
     *
     * @param next to be handed in to go on, null when this was all
     */
    public record Page(List<Found> events, @Nullable String next) {

        /** Keeps a copy. */
        public Page {
            events = List.copyOf(events);
        }
    }

    /**
     * Events of several streams of one group that pass {@code wanted}, in the order of their time.
     *
     * @param after null to begin, else what the last page said
     * @throws IllegalArgumentException when {@code after} comes from nowhere
     */
    public Page filter(Scope scope, Predicate<String> wanted, @Nullable String after) throws IOException {
        @Nullable Found last = after == null ? null : Found.ofMark(after);
        Window window = new Window(scope.most());
        long from = last == null
                ? scope.from()
                : Math.max(scope.from(), last.event().timestamp());
        for (StreamName stream : scope.streams()) {
            store.read(stream, from, scope.to(), event -> {
                Found found = new Found(stream, event);
                boolean behind = last == null || Found.BY_TIME.compare(found, last) > 0;
                if (behind && window.mayTake(found) && wanted.test(event.message())) {
                    window.take(found);
                }
                return true;
            });
        }
        List<Found> events = List.copyOf(window.found);
        return new Page(
                events, window.isOverfull ? events.get(events.size() - 1).mark() : null);
    }

    /** The earliest events, as many as a page may have. */
    private static final class Window {
        private final TreeSet<Found> found = new TreeSet<>(Found.BY_TIME);
        private final int most;
        private long bytes;
        private boolean isOverfull;

        Window(int most) {
            this.most = most;
        }

        boolean mayTake(Found candidate) {
            return !isOverfull || Found.BY_TIME.compare(candidate, found.last()) < 0;
        }

        void take(Found taken) {
            found.add(taken);
            bytes += taken.event().message().length();
            while (found.size() > 1 && (found.size() > most || bytes > MOST_BYTES)) {
                bytes -= found.pollLast().event().message().length();
                isOverfull = true;
            }
        }
    }

    /**
     * The first events of a stream behind a position.
     *
     * @param after a position, negative for the beginning
     */
    public List<LogEvent> forward(Scope scope, long after) throws IOException {
        List<LogEvent> page = new ArrayList<>();
        long[] bytes = {0};
        store.read(scope.streams().get(0), scope.from(), scope.to(), event -> {
            if (event.position() <= after) {
                return true;
            }
            bytes[0] += event.message().length();
            if (page.size() >= scope.most() || (bytes[0] > MOST_BYTES && !page.isEmpty())) {
                return false;
            }
            page.add(event);
            return true;
        });
        return page;
    }

    /** The last events of a stream before a position. */
    public List<LogEvent> backward(Scope scope, long before) throws IOException {
        Deque<LogEvent> page = new ArrayDeque<>();
        long[] bytes = {0};
        store.read(scope.streams().get(0), scope.from(), scope.to(), event -> {
            if (event.position() >= before) {
                return false;
            }
            page.addLast(event);
            bytes[0] += event.message().length();
            while (page.size() > 1 && (page.size() > scope.most() || bytes[0] > MOST_BYTES)) {
                bytes[0] -= page.removeFirst().message().length();
            }
            return true;
        });
        return List.copyOf(page);
    }
}
