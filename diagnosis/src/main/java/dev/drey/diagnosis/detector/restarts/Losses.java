package dev.drey.diagnosis.detector.restarts;

import dev.drey.diagnosis.detector.Errors;
import dev.drey.diagnosis.evidence.Cluster;
import dev.drey.diagnosis.evidence.TaskManager;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What Flink says when a task manager is gone. */
final class Losses {

    private static final Pattern WORDS =
            Pattern.compile("TaskManager with id (?<id>[^\\s(]+)\\S* (?:is no longer reachable|timed out)"
                    + "|unexpectedly closed by remote task manager '[^']*?(?:\\[ ?(?<peer>[^\\s\\]]+) ?\\] ?)?'"
                    + "|The TaskExecutor is shutting down");

    private Losses() {}

    /** Whether the job failed because one was lost. */
    static boolean isOne(Errors.Seen seen) {
        return WORDS.matcher(seen.error().text()).find();
    }

    /** Those that it may have been, as they were last seen; none when nobody kept what they measured. */
    static List<TaskManager> find(Errors.Seen seen, Cluster cluster) {
        Matcher words = WORDS.matcher(seen.error().text());
        if (!words.find()) {
            return List.of();
        }
        Optional<String> named = Stream.of("id", "peer")
                .map(words::group)
                .flatMap(Stream::ofNullable)
                .findFirst();
        return cluster.taskManagers().stream()
                .filter(known -> !known.registered())
                .filter(known -> named.isEmpty() || known.id().equals(named.get()))
                .toList();
    }
}
