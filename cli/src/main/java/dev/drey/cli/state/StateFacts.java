package dev.drey.cli.state;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A checkpoint or savepoint as the service has read it; docs/state.md tells the fields.
 *
 * @param snapshot its name where it is one, else null
 */
record StateFacts(
        @Nullable String application,
        String location,
        @Nullable String snapshot,
        long checkpointId,
        Instant writtenAt,
        String runtime,
        long bytes,
        List<Operator> operators) {

    StateFacts {
        operators = List.copyOf(operators);
    }

    /**
     * One operator.
     *
     * @param keyGroupBytes from key group 0 on; empty without keyed state
     * @param unread what of it could not be read, in words
     */
    record Operator(
            String id,
            @Nullable String name,
            @Nullable String uid,
            int maxParallelism,
            long bytes,
            List<String> formats,
            List<Subtask> subtasks,
            List<KeyedState> states,
            List<Group> heaviestGroups,
            List<Long> keyGroupBytes,
            List<String> unread) {

        Operator {
            formats = List.copyOf(formats);
            subtasks = List.copyOf(subtasks);
            states = List.copyOf(states);
            heaviestGroups = List.copyOf(heaviestGroups);
            keyGroupBytes = List.copyOf(keyGroupBytes);
            unread = List.copyOf(unread);
        }

        /** What a person may call it. */
        String title() {
            if (name == null) {
                return uid == null ? id : uid;
            }
            return uid == null || uid.equals(name) ? name : name + " (" + uid + ")";
        }

        Optional<KeyedState> find(String state) {
            return states.stream().filter(one -> one.name().equals(state)).findFirst();
        }
    }

    /** The part of one subtask; key groups are null where it has no keyed state. */
    record Subtask(
            int index,
            long bytes,
            long inFlightBytes,
            long entries,
            @Nullable Integer firstKeyGroup,
            @Nullable Integer lastKeyGroup) {}

    /**
     * One state of an operator.
     *
     * @param kind {@code VALUE}, {@code LIST}, {@code MAP} and so on, {@code TIMERS}, {@code ASYNC}, or {@code OPERATOR} for
     *     state that belongs to no key
     * @param keys null where they could not be counted
     * @param expires null where that is unknown
     */
    record KeyedState(
            String name,
            String kind,
            long bytes,
            long entries,
            @Nullable Long keys,
            boolean keysEstimated,
            boolean windowed,
            @Nullable Boolean expires,
            List<Key> heaviestKeys) {

        KeyedState {
            heaviestKeys = List.copyOf(heaviestKeys);
        }
    }

    /** A key in words, and what it has. */
    record Key(String key, long bytes, long entries, int keyGroup, int subtask) {}

    /** A key group, and what it has. */
    record Group(int keyGroup, long bytes, long entries) {}

    static StateFacts of(JsonNode json) {
        return new StateFacts(
                json.path("application").textValue(),
                json.path("location").asText(),
                json.path("snapshot").textValue(),
                json.path("checkpointId").asLong(),
                Instant.parse(json.path("writtenAt").asText()),
                json.path("runtime").asText(),
                json.path("bytes").asLong(),
                list(json.path("operators")).stream().map(StateFacts::operator).toList());
    }

    private static Operator operator(JsonNode json) {
        return new Operator(
                json.path("id").asText(),
                json.path("name").textValue(),
                json.path("uid").textValue(),
                json.path("maxParallelism").asInt(),
                json.path("bytes").asLong(),
                list(json.path("formats")).stream().map(JsonNode::asText).toList(),
                list(json.path("subtasks")).stream().map(StateFacts::subtask).toList(),
                list(json.path("states")).stream().map(StateFacts::state).toList(),
                list(json.path("heaviestKeyGroups")).stream()
                        .map(group -> new Group(
                                group.path("keyGroup").asInt(),
                                group.path("bytes").asLong(),
                                group.path("entries").asLong()))
                        .toList(),
                list(json.path("keyGroupBytes")).stream().map(JsonNode::asLong).toList(),
                list(json.path("unread")).stream().map(JsonNode::asText).toList());
    }

    private static Subtask subtask(JsonNode json) {
        return new Subtask(
                json.path("index").asInt(),
                json.path("bytes").asLong(),
                json.path("inFlightBytes").asLong(),
                json.path("entries").asLong(),
                json.has("firstKeyGroup") ? json.path("firstKeyGroup").asInt() : null,
                json.has("lastKeyGroup") ? json.path("lastKeyGroup").asInt() : null);
    }

    private static KeyedState state(JsonNode json) {
        return new KeyedState(
                json.path("name").asText(),
                json.path("kind").asText(),
                json.path("bytes").asLong(),
                json.path("entries").asLong(),
                json.path("keys").isNumber() ? json.path("keys").asLong() : null,
                json.path("keysEstimated").asBoolean(),
                json.path("windowed").asBoolean(),
                json.path("expires").isBoolean() ? json.path("expires").asBoolean() : null,
                list(json.path("heaviestKeys")).stream()
                        .map(key -> new Key(
                                key.path("key").asText(),
                                key.path("bytes").asLong(),
                                key.path("entries").asLong(),
                                key.path("keyGroup").asInt(),
                                key.path("subtask").asInt()))
                        .toList());
    }

    private static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }
}
