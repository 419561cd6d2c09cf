package dev.drey.programs.audit.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** When each of the parallel tasks emitted what was committed. */
public final class Emissions {

    private final Map<Integer, Moments> byTask = new TreeMap<>();

    /** Growing, because there are many. */
    private static final class Moments {

        private static final int FIRST_ROOM = 1024;

        private long[] millis = new long[FIRST_ROOM];
        private int count;

        void add(long moment) {
            if (count == millis.length) {
                millis = Arrays.copyOf(millis, 2 * count);
            }
            millis[count++] = moment;
        }

        long[] sorted() {
            long[] sorted = Arrays.copyOf(millis, count);
            Arrays.sort(sorted);
            return sorted;
        }
    }

    /**
     * A time in which a task emitted nothing that was committed.
     *
     * @param from its last emission before, in milliseconds since the epoch
     * @param to its first emission after
     */
    public record Silence(long from, long to) {

        /** Milliseconds. */
        public long length() {
            return to - from;
        }
    }

    /** Takes note of one line. */
    public void add(Stamp stamp) {
        byTask.computeIfAbsent(stamp.task(), task -> new Moments()).add(stamp.millis());
    }

    /** The silences of all tasks that lasted so long or longer, oldest first. */
    public List<Silence> silences(long leastMillis) {
        List<Silence> silences = new ArrayList<>();
        for (Moments moments : byTask.values()) {
            long[] sorted = moments.sorted();
            for (int next = 1; next < sorted.length; next++) {
                Silence silence = new Silence(sorted[next - 1], sorted[next]);
                if (silence.length() >= leastMillis) {
                    silences.add(silence);
                }
            }
        }
        silences.sort((one, other) -> Long.compare(one.from(), other.from()));
        return silences;
    }
}
