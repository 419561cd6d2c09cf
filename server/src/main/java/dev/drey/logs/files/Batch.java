package dev.drey.logs.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.drey.logs.NewEvent;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * The head of what was appended at one time: a line of its own, followed by {@code bytes} of events, each as
 * {@code TIMESTAMP LENGTH}, a line break, the message of that length in bytes, and a line break.
 *
 * @param from time of the oldest event in it, in milliseconds since 1970
 * @param to time of the newest
 */
record Batch(long bytes, int events, long from, long to, long ingestedAt, Map<String, String> marks) {

    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
    private static final TypeReference<Map<String, String>> MARKS = new TypeReference<>() {};

    /** CloudWatch's own limit, in bytes; what is longer is cut. */
    private static final int LONGEST_MESSAGE = 1 << 20;

    /** The whole batch as it is appended, head and events. */
    static byte[] encode(List<NewEvent> events, long ingestedAt, Map<String, String> marks) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        long from = Long.MAX_VALUE;
        long to = Long.MIN_VALUE;
        for (NewEvent event : events) {
            byte[] message = event.message().getBytes(StandardCharsets.UTF_8);
            int length = Math.min(message.length, LONGEST_MESSAGE);
            body.writeBytes((event.timestamp() + " " + length + "\n").getBytes(StandardCharsets.US_ASCII));
            body.write(message, 0, length);
            body.write('\n');
            from = Math.min(from, event.timestamp());
            to = Math.max(to, event.timestamp());
        }
        Batch head = new Batch(body.size(), events.size(), from, to, ingestedAt, marks);
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(head.line().getBytes(StandardCharsets.UTF_8));
        whole.writeBytes(body.toByteArray());
        return whole.toByteArray();
    }

    private String line() {
        try {
            return "#" + bytes + " " + events + " " + from + " " + to + " " + ingestedAt + " "
                    + JSON.writeValueAsString(marks) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A map of texts has a JSON form.", impossible);
        }
    }

    /** @throws IllegalArgumentException when it is none */
    static Batch parse(String line) {
        String[] parts = line.split(" ", 6);
        if (parts.length < 6 || !line.startsWith("#")) {
            throw new IllegalArgumentException("not the head of a batch: " + line);
        }
        try {
            return new Batch(
                    Long.parseLong(parts[0].substring(1)),
                    Integer.parseInt(parts[1]),
                    Long.parseLong(parts[2]),
                    Long.parseLong(parts[3]),
                    Long.parseLong(parts[4]),
                    JSON.readValue(parts[5], MARKS));
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException("not the head of a batch: " + line, broken);
        }
    }
}
