package dev.drey.diagnosis.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The log of one process.
 *
 * @param process {@code jobmanager}, or the id of a task manager
 * @param volume how much there is
 * @param events what matters of it, oldest first: warnings, errors, and what Flink tells of jobs and checkpoints
 */
public record ProcessLog(String process, Volume volume, List<LogEvent> events) {

    /** The name of the job manager's log. */
    public static final String JOB_MANAGER = "jobmanager";

    /**
     * How much was written.
     *
     * @param bytes of the part that was read
     * @param lines by level
     * @param first time of the first line of that part; null when no line has one
     * @param last likewise
     */
    public record Volume(
            long bytes,
            Map<LogEvent.Level, Long> lines,
            @Nullable Instant first,
            @Nullable Instant last) {

        /** Keeps a copy. */
        public Volume {
            lines = Map.copyOf(lines);
        }

        /** Lines of all levels. */
        public long total() {
            return lines.values().stream().mapToLong(Long::longValue).sum();
        }

        /** Lines of that level. */
        public long of(LogEvent.Level level) {
            return lines.getOrDefault(level, 0L);
        }

        /** Time between the first and the last line. */
        public Duration span() {
            return first == null || last == null ? Duration.ZERO : Duration.between(first, last);
        }
    }

    /** Keeps a copy. */
    public ProcessLog {
        events = List.copyOf(events);
    }

    /** Whether a job manager wrote it. */
    public boolean isJobManager() {
        return process.startsWith(JOB_MANAGER);
    }
}
