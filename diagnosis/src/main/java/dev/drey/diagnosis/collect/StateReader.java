package dev.drey.diagnosis.collect;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drey.diagnosis.evidence.StateContents;
import dev.drey.diagnosis.evidence.StateContents.HeaviestKey;
import dev.drey.diagnosis.evidence.StateContents.KeyedState;
import dev.drey.diagnosis.evidence.StateContents.OperatorContents;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads what {@code drey state --json} says; docs/state.md tells the fields. */
public final class StateReader {

    private StateReader() {}

    /** Operators that have no name are left out: nothing else connects them with the job. */
    public static StateContents read(JsonNode document) {
        return new StateContents(elements(document.path("operators"))
                .filter(operator -> operator.path("name").isTextual())
                .map(StateReader::operator)
                .toList());
    }

    private static OperatorContents operator(JsonNode json) {
        List<KeyedState> states = elements(json.path("states"))
                .filter(state -> !state.path("kind").asText().equals("OPERATOR"))
                .map(StateReader::state)
                .toList();
        return new OperatorContents(
                json.path("name").asText(), json.path("unread").isEmpty(), states);
    }

    private static KeyedState state(JsonNode json) {
        JsonNode key = json.path("heaviestKeys").path(0);
        return new KeyedState(
                json.path("name").asText(),
                json.path("entries").asLong(),
                json.path("bytes").asLong(),
                json.path("keys").isNumber() ? json.path("keys").asLong() : null,
                json.path("expires").isBoolean() ? json.path("expires").asBoolean() : null,
                json.path("windowed").asBoolean(),
                key.isMissingNode()
                        ? null
                        : new HeaviestKey(
                                key.path("key").asText(),
                                key.path("bytes").asLong(),
                                key.path("entries").asLong(),
                                key.path("subtask").asInt()));
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
