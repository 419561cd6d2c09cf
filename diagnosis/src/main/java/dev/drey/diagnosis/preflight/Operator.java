package dev.drey.diagnosis.preflight;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** One operator of a job that does not run yet, as the document tells of it. */
public final class Operator {

    /** The planner of SQL numbers its operators. */
    private static final Pattern OF_SQL = Pattern.compile(".*\\[\\d+\\](?:: \\w+)?");

    private final JsonNode json;

    Operator(JsonNode json) {
        this.json = json;
    }

    /**
     * A type of which a part only the generic serializer can write.
     *
     * @param path to that part; empty for the whole
     * @param type its class
     * @param why the class is not one that Flink knows
     */
    public record Generic(String path, String type, String why) {

        /** The class without its package. */
        public String shortType() {
            return type.substring(Math.max(type.lastIndexOf('.'), type.lastIndexOf('$')) + 1);
        }
    }

    /**
     * A state that it keeps.
     *
     * @param name empty where the code computes it
     * @param expires whether it has a time to live; null where that is not to be seen
     * @param uses the methods that are or may be called on it
     */
    public record State(
            String name,
            String kind,
            boolean keyed,
            @Nullable Boolean expires,
            List<String> uses,
            List<Generic> generic) {

        /** Keeps copies. */
        public State {
            uses = List.copyOf(uses);
            generic = List.copyOf(generic);
        }
    }

    /** What a sink promises. */
    public record Sink(String type, String purpose, boolean commits, Optional<String> guarantee) {}

    /** How event time comes about; no idleness where inputs are never taken for idle. */
    public record Watermarks(String generator, Optional<Duration> disorder, Optional<Duration> idleness) {}

    /** How records are gathered in windows. */
    public record Window(
            String assigner,
            boolean eventTime,
            Duration lateness,
            boolean lateOutput,
            boolean global,
            boolean purges) {}

    /** A call that waits for something outside. */
    public record Waiting(String method, String call) {}

    /** Within the graph. */
    public int id() {
        return json.path("id").asInt();
    }

    /** As Flink shows it. */
    public String name() {
        return json.path("name").asText();
    }

    /** What names its state. */
    public boolean hasUid() {
        return json.path("uid").isTextual() || json.path("uidHash").isTextual();
    }

    /** Subtasks. */
    public int parallelism() {
        return json.path("parallelism").asInt();
    }

    /** 0 where Flink chooses. */
    public int maxParallelism() {
        return json.path("maxParallelism").asInt();
    }

    /** Whether it stands behind a keyBy. */
    public boolean isKeyed() {
        return json.path("keyed").asBoolean();
    }

    /** Whether SQL made it. */
    public boolean isOfSql() {
        return json.path("table").asBoolean() || OF_SQL.matcher(name()).matches();
    }

    /** Whether it certainly keeps state. */
    public boolean keepsState() {
        return json.path("stateful").asText().equals("yes");
    }

    /** Whether it may keep state of which nothing can be told. */
    public boolean mayKeepState() {
        return json.path("stateful").asText().equals("unknown");
    }

    /** Class of the operator, empty if there is none. */
    public String type() {
        return json.path("class").asText();
    }

    /** Class of the function in it, empty if there is none. */
    public String function() {
        return json.path("function").asText();
    }

    /** Whether it asks others and goes on meanwhile. */
    public boolean isAsynchronous() {
        return json.has("async");
    }

    /** Whether it is an operator of SQL that never forgets rows. */
    public boolean keepsForEver() {
        return json.path("forever").asBoolean();
    }

    /** The ids of the operators before it. */
    public List<Integer> inputs() {
        return stream(json.path("inputs"))
                .map(input -> input.path("from").asInt())
                .toList();
    }

    /** In what it sends to others. */
    public List<Generic> genericOutput() {
        return generic(json.path("output"));
    }

    /** In its key. */
    public List<Generic> genericKey() {
        return generic(json.path("key"));
    }

    /** What it is known to keep. */
    public List<State> states() {
        return stream(json.path("states")).map(Operator::state).toList();
    }

    private static State state(JsonNode state) {
        List<Generic> generic = new ArrayList<>();
        state.path("types").forEach(type -> generic.addAll(generic(type)));
        return new State(
                state.path("name").asText(""),
                state.path("kind").asText(),
                state.path("keyed").asBoolean(),
                state.path("expires").isBoolean() ? state.path("expires").asBoolean() : null,
                stream(state.path("uses")).map(JsonNode::asText).toList(),
                generic);
    }

    /** Calls that wait. */
    public List<Waiting> waits() {
        return stream(json.path("waits"))
                .map(waiting -> new Waiting(
                        waiting.path("method").asText(), waiting.path("call").asText()))
                .toList();
    }

    /** Whether records begin here. */
    public boolean isSource() {
        return json.has("source");
    }

    /** Whether it is a source that is known to come to an end. */
    public boolean isBounded() {
        return json.path("source").path("bounded").asBoolean();
    }

    /** Whether it is a source that goes on where the last checkpoint left it. */
    public boolean keepsPosition() {
        return json.path("source").path("keepsPosition").asBoolean();
    }

    /** Class of the source. */
    public String sourceType() {
        return json.path("source").path("class").asText();
    }

    /** What it promises, if it is a sink. */
    public Optional<Sink> findSink() {
        JsonNode sink = json.path("sink");
        return json.has("sink")
                ? Optional.of(new Sink(
                        sink.path("class").asText(),
                        sink.path("purpose").asText(),
                        sink.path("commits").asBoolean(),
                        Optional.ofNullable(sink.path("guarantee").textValue())))
                : Optional.empty();
    }

    /** If it makes watermarks, or as a source decides that there are none. */
    public Optional<Watermarks> findWatermarks() {
        JsonNode watermarks = json.has("watermarks")
                ? json.path("watermarks")
                : json.path("source").path("watermarks");
        return watermarks.isObject()
                ? Optional.of(new Watermarks(
                        watermarks.path("generator").asText(),
                        millis(watermarks.path("outOfOrdernessMillis")),
                        millis(watermarks.path("idlenessMillis"))))
                : Optional.empty();
    }

    /** If it has windows. */
    public Optional<Window> findWindow() {
        JsonNode window = json.path("window");
        return json.has("window")
                ? Optional.of(new Window(
                        window.path("assigner").asText(),
                        window.path("eventTime").asBoolean(),
                        Duration.ofMillis(window.path("allowedLatenessMillis").asLong()),
                        window.path("lateOutput").asBoolean(),
                        window.path("global").asBoolean(),
                        window.path("purges").asBoolean()))
                : Optional.empty();
    }

    private static Optional<Duration> millis(JsonNode number) {
        return number.isNumber() ? Optional.of(Duration.ofMillis(number.asLong())) : Optional.empty();
    }

    private static List<Generic> generic(JsonNode type) {
        return stream(type.path("generic"))
                .map(part -> new Generic(
                        part.path("path").asText(),
                        part.path("class").asText(),
                        part.path("why").asText()))
                .toList();
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
