package dev.drey.cli.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drey.cli.remote.Clusters;
import dev.drey.cli.remote.LogList;
import dev.drey.cli.remote.LogPart;
import dev.drey.diagnosis.collect.RestSource;
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
 * The cluster of an application of the service. Its logs come from the service, which keeps those of processes that are
 * gone, and those of the last cluster when none runs.
 */
final class ApplicationSource implements RestSource {

    private static final Pattern LOG = Pattern.compile("/(?:taskmanagers/([^/]+)|jobmanager)/log");
    private static final String JOB_MANAGER = "jobmanager";
    private static final String OUT = ".out";
    private static final long MOST_BYTES = 16L << 20;

    private final @Nullable RestSource flink;
    private final Clusters clusters;
    private final String application;
    private final List<LogList.Log> logs;
    private final InstantSource clock;

    /** @param flink null when the application has no cluster now */
    ApplicationSource(
            @Nullable RestSource flink,
            Clusters clusters,
            String application,
            List<LogList.Log> logs,
            InstantSource clock) {
        this.flink = flink;
        this.clusters = clusters;
        this.application = application;
        this.logs = List.copyOf(logs);
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

    /** The end of it, when it is very long. */
    private Optional<String> read(String process) throws IOException {
        Optional<LogList.Log> known = logs.stream()
                .filter(log -> log.name().equals(process) || shortName(log).equals(process))
                .findFirst();
        if (known.isEmpty() || known.get().bytes() == 0) {
            return Optional.empty();
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        long offset = Math.max(0, known.get().bytes() - MOST_BYTES);
        try {
            while (all.size() < MOST_BYTES) {
                Optional<LogPart> part =
                        clusters.findLog(application, known.get().name(), offset);
                if (part.isEmpty() || part.get().next() == offset) {
                    break;
                }
                all.writeBytes(part.get().bytes());
                offset = part.get().next();
            }
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while the log of " + process + " was read.", interruption);
        }
        return Optional.of(all.toString(StandardCharsets.UTF_8));
    }

    private static String shortName(LogList.Log log) {
        return log.name().replaceFirst("^flink-", "");
    }

    @Override
    public Set<String> taskManagersWithLogs() {
        return logs.stream()
                .filter(log -> !shortName(log).startsWith(JOB_MANAGER))
                .map(LogList.Log::name)
                .map(name -> name.endsWith(OUT) ? name.substring(0, name.length() - OUT.length()) : name)
                .collect(Collectors.toSet());
    }

    @Override
    public Instant readAt() {
        return clock.instant();
    }

    @Override
    public boolean isLive() {
        return true;
    }

    @Override
    public String name() {
        return application;
    }
}
