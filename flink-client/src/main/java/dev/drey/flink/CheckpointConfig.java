package dev.drey.flink;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/**
 * The checkpoint settings of a running job.
 *
 * @param mode {@code exactly_once} or {@code at_least_once}
 * @param enabled whether checkpoints are triggered at all; Flink says it with an endless interval
 */
public record CheckpointConfig(
        String mode, boolean enabled, Duration interval, Duration timeout, Duration minimumPause, int maxConcurrent) {

    static CheckpointConfig of(JsonNode json) {
        long interval = json.path("interval").asLong();
        return new CheckpointConfig(
                json.path("mode").asText(),
                interval > 0 && interval < Long.MAX_VALUE,
                Duration.ofMillis(interval),
                Duration.ofMillis(json.path("timeout").asLong()),
                Duration.ofMillis(json.path("min_pause").asLong()),
                json.path("max_concurrent").asInt());
    }
}
