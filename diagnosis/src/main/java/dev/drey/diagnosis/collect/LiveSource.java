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
import java.util.Optional;

/** A cluster that runs. Every document is read when it is asked for; nothing is ever changed. */
public final class LiveSource implements RestSource {

    private static final Duration TIME_LIMIT = Duration.ofSeconds(10);
    private static final int HEAD_OF_LOG = 1 << 20;
    private static final int TAIL_OF_LOG = 12 << 20;

    private final FlinkDocuments documents;
    private final InstantSource clock;

    /** @param address of the job manager's REST API, such as {@code http://127.0.0.1:8081} */
    public LiveSource(URI address, HttpClient http, InstantSource clock) {
        this.documents = new FlinkDocuments(address, http, TIME_LIMIT);
        this.clock = clock;
    }

    @Override
    public Optional<JsonNode> json(String path) throws IOException {
        try {
            return documents.find(path);
        } catch (FlinkUnreachableException silence) {
            throw new IOException(silence.getMessage(), silence);
        }
    }

    @Override
    public Optional<String> text(String path) throws IOException {
        try {
            return documents.findText(path, HEAD_OF_LOG, TAIL_OF_LOG);
        } catch (FlinkUnreachableException silence) {
            throw new IOException(silence.getMessage(), silence);
        }
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
