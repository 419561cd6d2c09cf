package dev.drey.programs.gallery;

import java.io.IOException;
import java.io.Serializable;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.JsonNode;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Says what each event is like, always the same for the same place in the stream. Options:
 *
 * <ul>
 *   <li>{@code keys}: how many keys there are; {@code fresh=true}: each event has a key of its own; {@code hot}: which share
 *       of the events has key 0
 *   <li>{@code bytes}: length of the text
 *   <li>{@code late}: which share of the events is {@code late-by} milliseconds older than its neighbours
 *   <li>{@code format=json}: each is read from a document; the one numbered {@code broken} in partition 0 is cut short
 * </ul>
 */
final class EventMaker implements Serializable {

    private static final long serialVersionUID = 1;
    private static final long MIX = 0x9E3779B97F4A7C15L;
    private static final int SHIFT = 33;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final long keys;
    private final boolean fresh;
    private final double hot;
    private final double late;
    private final long lateBy;
    private final String text;
    private final boolean json;
    private final long broken;

    EventMaker(Step step) {
        keys = step.number("keys", 1000);
        fresh = Boolean.parseBoolean(step.text("fresh", "false"));
        hot = step.fraction("hot", 0);
        late = step.fraction("late", 0);
        lateBy = step.number("late-by", 0);
        text = "x".repeat((int) step.number("bytes", 20));
        json = step.text("format", "plain").equals("json");
        broken = step.number("broken", -1);
    }

    /** @param time at which it was added, in milliseconds */
    Event make(int partition, long number, long time) throws IOException {
        long mixed = mix(partition * 1_000_003L + number);
        long key = fresh ? mixed : isAmong(hot, mixed) ? 0 : Math.floorMod(mix(mixed), keys);
        long happened = isAmong(late, mix(mixed + 1)) ? time - lateBy : time;
        return json
                ? read(partition, number, document(partition, number, key))
                : new Event(key, number, happened, text);
    }

    private String document(int partition, long number, long key) {
        String whole = "{\"visitor\": " + key + ", \"page\": \"" + text + "\"}";
        return number == broken && partition == 0 ? whole.substring(0, whole.length() / 2) : whole;
    }

    private static Event read(int partition, long number, String document) throws IOException {
        try {
            JsonNode json = JSON.readTree(document);
            return new Event(
                    json.path("visitor").asLong(),
                    number,
                    System.currentTimeMillis(),
                    json.path("page").asText());
        } catch (IOException malformed) {
            throw new IOException(
                    "Failed to deserialize the record at offset " + number + " of partition " + partition, malformed);
        }
    }

    private static boolean isAmong(double share, long mixed) {
        return share > 0 && (mixed >>> SHIFT) % 10_000 < share * 10_000;
    }

    private static long mix(long value) {
        long mixed = (value + 1) * MIX;
        mixed ^= mixed >>> SHIFT;
        mixed *= MIX;
        return (mixed ^ (mixed >>> SHIFT)) & Long.MAX_VALUE;
    }
}
