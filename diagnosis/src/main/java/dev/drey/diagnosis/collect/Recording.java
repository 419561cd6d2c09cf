package dev.drey.diagnosis.collect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Evidence in the form in which it was seen, to be examined again: per look every document that was read, by its path.
 * In JSON {@code {"looks": [{"at": "2026-01-01T00:00:00Z", "documents": {"/jobs/overview": …}}]}}; a log is a string.
 */
public final class Recording {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern TASK_MANAGER_LOG = Pattern.compile("/taskmanagers/([^/]+)/log");

    private final List<Look> looks = new ArrayList<>();

    private static final class Look implements RestSource {

        private final Instant at;
        private final Map<String, JsonNode> documents = new LinkedHashMap<>();

        Look(Instant at) {
            this.at = at;
        }

        @Override
        public Optional<JsonNode> json(String path) {
            return Optional.ofNullable(documents.get(path));
        }

        @Override
        public Optional<String> text(String path) {
            return Optional.ofNullable(documents.get(path)).map(JsonNode::asText);
        }

        @Override
        public Set<String> taskManagersWithLogs() {
            Set<String> ids = new TreeSet<>();
            for (String path : documents.keySet()) {
                Matcher log = TASK_MANAGER_LOG.matcher(path);
                if (log.matches()) {
                    ids.add(log.group(1));
                }
            }
            return ids;
        }

        @Override
        public Instant readAt() {
            return at;
        }

        @Override
        public boolean isLive() {
            return false;
        }

        @Override
        public String name() {
            return "recording of " + at;
        }
    }

    /** Reads what {@link #toJson} wrote. */
    public static Recording parse(InputStream json) throws IOException {
        Recording recording = new Recording();
        for (JsonNode look : JSON.readTree(json).path("looks")) {
            Look read = new Look(Instant.parse(look.path("at").asText()));
            look.path("documents")
                    .properties()
                    .forEach(document -> read.documents.put(document.getKey(), document.getValue()));
            recording.looks.add(read);
        }
        return recording;
    }

    /** To be kept. */
    public JsonNode toJson() {
        ObjectNode json = JSON.createObjectNode();
        ArrayNode all = json.putArray("looks");
        for (Look look : looks) {
            ObjectNode documents = all.addObject().put("at", look.at.toString()).putObject("documents");
            look.documents.forEach(documents::set);
        }
        return json;
    }

    /** To be examined, oldest first. */
    public List<RestSource> looks() {
        return List.copyOf(looks);
    }

    /** Begins a look: what is read through the answer is recorded. */
    public RestSource record(RestSource source) {
        Look look = new Look(source.readAt());
        looks.add(look);
        return new RestSource() {
            @Override
            public Optional<JsonNode> json(String path) throws IOException {
                Optional<JsonNode> answer = source.json(path);
                answer.ifPresent(document -> look.documents.put(path, document));
                return answer;
            }

            @Override
            public Optional<String> text(String path) throws IOException {
                Optional<String> answer = source.text(path);
                answer.ifPresent(
                        text -> look.documents.put(path, JSON.getNodeFactory().textNode(text)));
                return answer;
            }

            @Override
            public Set<String> taskManagersWithLogs() {
                return source.taskManagersWithLogs();
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
        };
    }
}
