package dev.drey.control;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a job manager that is gone says of its end, in its log or past it. Most end without a word. */
final class LastWords {

    private static final Logger LOG = LoggerFactory.getLogger(LastWords.class);
    private static final List<String> WHERE = List.of("flink-jobmanager.out", "flink-jobmanager");
    private static final int TAIL = 512 << 10;

    /** Errors of tasks stand in its log, too; only these lines are of the process itself. */
    private static final Pattern FATAL =
            Pattern.compile("FatalExitExceptionHandler|Fatal error occurred in the cluster entrypoint"
                    + "|(?:Terminating|Aborting) due to java\\.lang\\.OutOfMemoryError"
                    + "|There is insufficient memory for the Java Runtime"
                    + "|A fatal error has been detected by the Java Runtime");

    private static final Pattern ERROR = Pattern.compile("java\\.lang\\.\\w+Error(?:: [A-Za-z][A-Za-z ]{0,60})?");

    private LastWords() {}

    /** Empty where it said nothing, or nothing can be read: an application is brought back all the same. */
    static Optional<String> of(ClusterLogs logs) {
        for (String name : WHERE) {
            try {
                Optional<String> words = logs.find(name, -TAIL)
                        .map(part -> StandardCharsets.UTF_8.decode(part.bytes()).toString())
                        .flatMap(LastWords::find);
                if (words.isPresent()) {
                    return words;
                }
            } catch (IOException unreadable) {
                LOG.warn("What {} said last cannot be read: {}", name, unreadable.getMessage());
            }
        }
        return Optional.empty();
    }

    /**
     * The error that ended the process.
     *
     * @param log the end of it; one JSON object per line, or plain lines with a stack trace below
     */
    static Optional<String> find(String log) {
        Matcher fatal = FATAL.matcher(log);
        if (!fatal.find()) {
            return Optional.empty();
        }
        // The first one counts: what follows are its consequences.
        int line = log.lastIndexOf('\n', fatal.start()) + 1;
        Matcher error = ERROR.matcher(log.substring(line, Math.min(log.length(), fatal.end() + 4096)));
        return Optional.of(error.find() ? error.group().strip() : fatal.group());
    }
}
