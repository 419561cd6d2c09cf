package dev.drey.bridge;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.JsonNode;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.ObjectMapper;

/**
 * What a preflight is to examine, as a JSON document: {@code jar}, {@code mainClass} (the manifest's if missing), {@code
 * patienceMillis}, {@code settings} (Flink's keys), {@code chosen} (those of them that a person has
 * decided), and {@code checkpoints} with {@code enabled}, {@code intervalMillis} and
 * {@code minPauseMillis}.
 *
 * @param checkpoints as the service decides them; empty when the program's own settings hold, as in plain Flink
 * @param patience how long main() may take
 */
record PreflightRequest(
        Path jar,
        Optional<String> mainClass,
        Duration patience,
        Map<String, String> settings,
        List<String> chosen,
        Optional<CheckpointSettings> checkpoints) {

    static PreflightRequest read(Path file) throws IOException {
        JsonNode json = new ObjectMapper().readTree(file.toFile());
        Map<String, String> settings = new HashMap<>();
        json.path("settings")
                .fields()
                .forEachRemaining(
                        entry -> settings.put(entry.getKey(), entry.getValue().asText()));
        List<String> chosen = new ArrayList<>();
        json.path("chosen").forEach(key -> chosen.add(key.asText()));
        return new PreflightRequest(
                Path.of(json.path("jar").asText()),
                Optional.ofNullable(json.path("mainClass").textValue()),
                Duration.ofMillis(json.path("patienceMillis").asLong()),
                settings,
                chosen,
                Optional.of(json.path("checkpoints")).filter(JsonNode::isObject).map(PreflightRequest::checkpoints));
    }

    private static CheckpointSettings checkpoints(JsonNode json) {
        return json.path("enabled").asBoolean()
                ? CheckpointSettings.every(
                        json.path("intervalMillis").asLong(),
                        json.path("minPauseMillis").asLong())
                : CheckpointSettings.DISABLED;
    }

    Configuration configuration() {
        return Configuration.fromMap(settings);
    }
}
