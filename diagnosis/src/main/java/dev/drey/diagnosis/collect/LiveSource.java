package dev.drey.diagnosis.collect;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drey.flink.FlinkDocuments;
import dev.drey.flink.FlinkUnreachableException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A cluster that runs. Every document is read when it is asked for; nothing is ever changed. */
public final class LiveSource implements RestSource {

    private static final Duration TIME_LIMIT = Duration.ofSeconds(10);
    private static final int HEAD_OF_LOG = 1 << 20;
    private static final int TAIL_OF_LOG = 12 << 20;

    /** What the job manager has to ask a task manager for, which may be too busy to answer: that tells something, too. */
    private static final Pattern OF_TASK_MANAGER = Pattern.compile("/taskmanagers/([^/]+)/.*");

    /** For how long one that did not answer is not asked again. */
    private static final Duration SPARED = Duration.ofSeconds(30);

    private final FlinkDocuments documents;
    private final InstantSource clock;
    private final Map<String, Instant> silentSince = new ConcurrentHashMap<>();

    /** @param address of the job manager's REST API, such as {@code http://127.0.0.1:8081} */
    public LiveSource(URI address, HttpClient http, InstantSource clock) {
        this.documents = new FlinkDocuments(address, http, TIME_LIMIT);
        this.clock = clock;
    }

    @Override
    public Optional<JsonNode> json(String path) throws IOException {
        return ask(path, () -> documents.find(path));
    }

    @Override
    public Optional<String> text(String path) throws IOException {
        return ask(path, () -> documents.findText(path, HEAD_OF_LOG, TAIL_OF_LOG));
    }

    private interface Question<T> {

        Optional<T> ask() throws FlinkUnreachableException;
    }

    /** A task manager that does not answer is no reason to give up: the job manager does, or its next answer fails. */
    private <T> Optional<T> ask(String path, Question<T> question) throws IOException {
        Matcher ofTaskManager = OF_TASK_MANAGER.matcher(path);
        @Nullable String id = ofTaskManager.matches() ? ofTaskManager.group(1) : null;
        if (id != null && isSpared(id)) {
            return Optional.empty();
        }
        try {
            return question.ask();
        } catch (FlinkUnreachableException silence) {
            if (id == null) {
                throw new IOException(silence.getMessage(), silence);
            }
            silentSince.put(id, clock.instant());
            return Optional.empty();
        }
    }

    private boolean isSpared(String id) {
        Instant since = silentSince.get(id);
        return since != null && clock.instant().isBefore(since.plus(SPARED));
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
        return documents.base();
    }
}
