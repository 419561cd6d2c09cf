package dev.drey.telemetry.sqlite;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Records as JSON, by their components and nothing else. */
final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .visibility(PropertyAccessor.GETTER, JsonAutoDetect.Visibility.NONE)
            .visibility(PropertyAccessor.IS_GETTER, JsonAutoDetect.Visibility.NONE)
            .visibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private Json() {}

    static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("A " + value.getClass().getSimpleName() + " has no JSON form.", failure);
        }
    }

    static <T> T read(String document, Class<T> type) {
        try {
            return MAPPER.readValue(document, type);
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("What was kept is no " + type.getSimpleName() + ".", failure);
        }
    }

    static Map<String, String> readMap(String document) {
        try {
            return MAPPER.readValue(document, new TypeReference<TreeMap<String, String>>() {});
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("What was kept are no dimensions.", failure);
        }
    }

    /** Checkpoints of wide jobs say nearly the same of each subtask. */
    static byte[] pack(Object value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream packed = new GZIPOutputStream(bytes)) {
            MAPPER.writeValue(packed, value);
        } catch (IOException failure) {
            throw new UncheckedIOException("A " + value.getClass().getSimpleName() + " has no JSON form.", failure);
        }
        return bytes.toByteArray();
    }

    static <T> T unpack(byte[] document, Class<T> type) {
        try (GZIPInputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(document))) {
            return MAPPER.readValue(unpacked, type);
        } catch (IOException failure) {
            throw new UncheckedIOException("What was kept is no " + type.getSimpleName() + ".", failure);
        }
    }
}
