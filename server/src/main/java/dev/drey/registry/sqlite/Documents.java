package dev.drey.registry.sqlite;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.drey.model.Code;
import dev.drey.model.CodeLocation;
import dev.drey.model.InlineCode;

/**
 * Model values as JSON documents. A member that a newer Drey wrote and this one does not know is an error: going back
 * to an older Drey must not lose it silently.
 */
final class Documents {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addMixIn(Code.class, KindsOfCode.class)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private Documents() {}

    /** Told apart by their members: the model knows nothing of JSON. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
    @JsonSubTypes({@JsonSubTypes.Type(CodeLocation.class), @JsonSubTypes.Type(InlineCode.class)})
    private interface KindsOfCode {}

    static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("A " + value.getClass().getSimpleName() + " has no JSON form.", failure);
        }
    }

    static <T> T read(String document, Class<T> type) {
        try {
            return JSON.readValue(document, type);
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException(
                    "The registry holds a " + type.getSimpleName()
                            + " that this version of Drey cannot read. Run the version that wrote it, or a newer one.",
                    failure);
        }
    }
}
