package dev.drey.diagnosis.collect;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The cluster of an application of the service, live or kept in a bundle. Its logs are those that the service keeps, of processes that are gone, too,
 * and of the last cluster when none runs.
 */
public final class ApplicationSource implements RestSource {

    private static final Pattern LOG = Pattern.compile("/(?:taskmanagers/([^/]+)|jobmanager)/log");
    private static final String JOB_MANAGER = "jobmanager";
    private static final String OUT = ".out";

    private final @Nullable RestSource flink;
    private final LogFiles files;
    private final String application;
    private final List<LogFiles.Log> logs;
    private final InstantSource clock;

    /** The logs that the service keeps of an application. */
    public interface LogFiles {

        /**
         * A log that is there.
         *
         * @param name of the process; with {@code .out} behind it for what the process wrote past its log
         */
        record Log(String name, long bytes) {}

        /**
         * A piece of a log.
         *
         * @param next where to go on
         */
        @SuppressWarnings("ArrayRecordComponent") // Is read once and never compared.
        record Part(byte[] bytes, long next) {}

        /** All that are there. */
        List<Log> list() throws IOException;

        /** A piece, as long as it comes; empty when the log is gone. */
        Optional<Part> find(String name, long offset) throws IOException;

        /** How much is read of the beginning of a long log, and how much of its end. */
        Limits limits();
    }

    /** In bytes. */
    public record Limits(long head, long tail) {}

    /** @param flink null when the application has no cluster now */
    public ApplicationSource(@Nullable RestSource flink, LogFiles files, String application, InstantSource clock)
            throws IOException {
        this.flink = flink;
        this.files = files;
        this.application = application;
        this.logs = List.copyOf(files.list());
        this.clock = clock;
    }

    @Override
    public Optional<JsonNode> json(String path) throws IOException {
        return flink == null ? Optional.empty() : flink.json(path);
    }

    @Override
    public Optional<String> text(String path) throws IOException {
        Matcher log = LOG.matcher(path);
        if (!log.matches()) {
            return Optional.empty();
        }
        String process = log.group(1) == null ? JOB_MANAGER : log.group(1);
        Optional<String> own = read(process);
        Optional<String> out = read(process + OUT);
        return own.isEmpty()
                ? out
                : Optional.of(own.get() + out.map(text -> "\n" + text).orElse(""));
    }

    /** The beginning and the end of it, when it is very long. */
    private Optional<String> read(String process) throws IOException {
        Optional<LogFiles.Log> known = logs.stream()
                .filter(log -> log.name().equals(process) || shortName(log).equals(process))
                .findFirst();
        if (known.isEmpty() || known.get().bytes() == 0) {
            return Optional.empty();
        }
        String name = known.get().name();
        long bytes = known.get().bytes();
        Limits limits = files.limits();
        if (bytes - limits.head() <= limits.tail()) {
            return Optional.of(read(name, 0, bytes));
        }
        String head = limits.head() == 0 ? "" : read(name, 0, limits.head()) + "\n";
        return Optional.of(head + read(name, bytes - limits.tail(), limits.tail()));
    }

    private String read(String name, long start, long most) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        long offset = start;
        while (all.size() < most) {
            Optional<LogFiles.Part> part = files.find(name, offset);
            if (part.isEmpty() || part.get().bytes().length == 0 || part.get().next() == offset) {
                break;
            }
            byte[] bytes = part.get().bytes();
            all.write(bytes, 0, (int) Math.min(bytes.length, most - all.size()));
            offset = part.get().next();
        }
        return all.toString(StandardCharsets.UTF_8);
    }

    private static String shortName(LogFiles.Log log) {
        return log.name().replaceFirst("^flink-", "");
    }

    @Override
    public Set<String> taskManagersWithLogs() {
        return logs.stream()
                .filter(log -> !shortName(log).startsWith(JOB_MANAGER))
                .map(LogFiles.Log::name)
                .map(name -> name.endsWith(OUT) ? name.substring(0, name.length() - OUT.length()) : name)
                .collect(Collectors.toSet());
    }

    @Override
    public Instant readAt() {
        return clock.instant();
    }

    @Override
    public boolean isLive() {
        return flink != null && flink.isLive();
    }

    @Override
    public String name() {
        return application;
    }
}
