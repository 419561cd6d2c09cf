package dev.drey.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/**
 * Makes JSON out of the AWS SDK's response classes. What was never set is left out; a list that was set to empty is
 * written. Timestamps are whole seconds, as AWS sends them: clients compare and send them back.
 *
 * <p>The same structure is written as CBOR where clients speak that.
 */
final class SdkWriter {
    private static final JsonFactory JSON = new JsonFactory();
    private static final CBORFactory CBOR = new CBORFactory();

    /** Which CBOR puts before a number that is a time. */
    private static final int SECONDS_SINCE_1970 = 1;

    private SdkWriter() {}

    static String write(SdkPojo response) {
        StringWriter text = new StringWriter(1024);
        try (JsonGenerator out = JSON.createGenerator(text)) {
            structure(out, response);
        } catch (IOException e) {
            throw new UncheckedIOException("A " + response.getClass().getSimpleName() + " cannot be written", e);
        }
        return text.toString();
    }

    static byte[] writeCbor(SdkPojo response) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        try (JsonGenerator out = CBOR.createGenerator(bytes)) {
            structure(out, response);
        } catch (IOException e) {
            throw new UncheckedIOException("A " + response.getClass().getSimpleName() + " cannot be written", e);
        }
        return bytes.toByteArray();
    }

    private static void structure(JsonGenerator out, SdkPojo pojo) throws IOException {
        out.writeStartObject();
        for (SdkField<?> field : pojo.sdkFields()) {
            Object value = field.getValueOrDefault(pojo);
            if (value != null && !(value instanceof SdkAutoConstructList) && !(value instanceof SdkAutoConstructMap)) {
                out.writeFieldName(field.locationName());
                value(out, value);
            }
        }
        out.writeEndObject();
    }

    private static void value(JsonGenerator out, Object value) throws IOException {
        if (value instanceof SdkPojo pojo) {
            structure(out, pojo);
        } else if (value instanceof List<?> list) {
            list(out, list);
        } else if (value instanceof Map<?, ?> map) {
            map(out, map);
        } else if (value instanceof Instant instant) {
            timestamp(out, instant);
        } else if (value instanceof SdkBytes bytes) {
            out.writeBinary(bytes.asByteArrayUnsafe());
        } else {
            out.writePOJO(value);
        }
    }

    private static void timestamp(JsonGenerator out, Instant instant) throws IOException {
        if (out instanceof CBORGenerator cbor) {
            cbor.writeTag(SECONDS_SINCE_1970);
        }
        out.writeNumber(instant.getEpochSecond());
    }

    private static void list(JsonGenerator out, List<?> list) throws IOException {
        out.writeStartArray();
        for (Object entry : list) {
            value(out, entry);
        }
        out.writeEndArray();
    }

    private static void map(JsonGenerator out, Map<?, ?> map) throws IOException {
        out.writeStartObject();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            out.writeFieldName(String.valueOf(entry.getKey()));
            value(out, entry.getValue());
        }
        out.writeEndObject();
    }
}
