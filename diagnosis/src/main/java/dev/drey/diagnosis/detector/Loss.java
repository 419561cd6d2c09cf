package dev.drey.diagnosis.detector;

import dev.drey.diagnosis.evidence.Cluster;
import dev.drey.diagnosis.evidence.ErrorChain;
import dev.drey.diagnosis.evidence.TaskManager;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What Flink says when a task manager is gone, in the words of 1.18 to 2.3.
 *
 * @param id of the task manager; null where the words have none
 */
public record Loss(Kind kind, @Nullable String id) {

    /** How it was noticed. */
    public enum Kind {
        /** It sent no sign of life for as long as the heartbeat time-out. */
        SILENT("[Hh]eartbeat of TaskManager with id (\\S+?)(?:\\(.*\\))? timed out"),
        /** The job manager's calls were refused. */
        UNREACHABLE("TaskManager with id (\\S+?)(?:\\(.*\\))? is no longer reachable"),
        /** A peer found the connection closed. */
        CLOSED("unexpectedly closed by remote task manager '[^']*?(?:\\[ ?([^\\s\\]]+) ?\\] ?)?'"),
        /** It said goodbye. */
        SHUT_DOWN("()The TaskExecutor is shutting down");

        private final Pattern words;

        Kind(String words) {
            this.words = Pattern.compile(words);
        }
    }

    /** Empty for what is no loss of one. */
    public static Optional<Loss> of(ErrorChain error) {
        return in(error.text());
    }

    /** The same for a line of a log. */
    public static Optional<Loss> in(String text) {
        return Stream.of(Kind.values())
                .flatMap(kind -> find(kind, text).stream())
                .findFirst();
    }

    private static Optional<Loss> find(Kind kind, String text) {
        Matcher words = kind.words.matcher(text);
        if (!words.find()) {
            return Optional.empty();
        }
        @Nullable String id = words.group(1);
        return Optional.of(new Loss(kind, id == null || id.isEmpty() ? null : id));
    }

    /** Its id, or words for one that is not known. */
    public String who() {
        return id == null ? "a task manager" : id;
    }

    /** The line of the error that says it. */
    public String headline(ErrorChain error) {
        return error.links().stream()
                .filter(link -> kind.words.matcher(link.message()).find())
                .findFirst()
                .map(ErrorChain.Link::headline)
                .orElseGet(() -> error.deepest().headline())
                .replaceAll("\\s+", " ");
    }

    /** Those that it may have been, as they were last seen; none when nobody kept what they measured. */
    public List<TaskManager> candidates(Cluster cluster) {
        return cluster.taskManagers().stream()
                .filter(known -> !known.registered())
                .filter(known -> id == null || known.id().equals(id))
                .toList();
    }
}
