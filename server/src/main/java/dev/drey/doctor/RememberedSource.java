package dev.drey.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drey.diagnosis.collect.RestSource;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One cluster over many looks: what cannot change any more is asked for once, such as the settings of its processes and the
 * times of checkpoints that are complete. Used by one thread at a time.
 */
final class RememberedSource implements RestSource {

    private static final Pattern FIXED =
            Pattern.compile("/config|/jobmanager/config|/jobs/[^/]+/(?:config|plan|checkpoints/config)");
    private static final Pattern CHECKPOINT =
            Pattern.compile("/jobs/[^/]+/checkpoints/details/\\d+(?:/subtasks/[^/]+)?");
    private static final int MOST = 400;

    private final RestSource source;
    private final Map<String, JsonNode> known = new LinkedHashMap<>();
    private long requests;

    RememberedSource(RestSource source) {
        this.source = source;
    }

    /** How many requests were sent to the job manager so far. */
    long requests() {
        return requests;
    }

    @Override
    public Optional<JsonNode> json(String path) throws IOException {
        JsonNode before = known.get(path);
        if (before != null) {
            return Optional.of(before);
        }
        requests++;
        Optional<JsonNode> answer = source.json(path);
        answer.filter(json -> isFinal(path, json)).ifPresent(json -> remember(path, json));
        return answer;
    }

    private static boolean isFinal(String path, JsonNode json) {
        return FIXED.matcher(path).matches()
                || (CHECKPOINT.matcher(path).matches()
                        && json.path("status")
                                .asText(json.path("checkpoint_status").asText())
                                .equals("COMPLETED"));
    }

    private void remember(String path, JsonNode json) {
        known.put(path, json);
        if (known.size() > MOST) {
            known.remove(known.keySet().iterator().next());
        }
    }

    @Override
    public Optional<String> text(String path) throws IOException {
        requests++;
        return source.text(path);
    }

    @Override
    public Instant readAt() {
        return source.readAt();
    }

    @Override
    public boolean isLive() {
        return source.isLive();
    }

    @Override
    public String name() {
        return source.name();
    }
}
