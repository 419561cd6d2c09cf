package dev.drey.bridge.state;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.JsonNode;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.ObjectMapper;

/**
 * What is to be read.
 *
 * @param location of a checkpoint or savepoint
 * @param newest whether a newer checkpoint of the same job will do, and is better: Flink removes old ones at any time
 * @param settings of Flink's file systems
 * @param programs jars with the classes of the program that wrote the state; may be none
 * @param titles of operators by their ids, as {@code OperatorTitles} has them; may be none
 * @param folder for files that are gone at the end
 * @param seconds after which no more entries are read
 * @param most how many of the heaviest keys and key groups are told of each state
 */
record StateQuestion(
        String location,
        boolean newest,
        Map<String, String> settings,
        List<Path> programs,
        Map<String, String> titles,
        Path folder,
        long seconds,
        int most) {

    static StateQuestion parse(String json) throws IOException {
        JsonNode question = new ObjectMapper().readTree(json);
        List<Path> programs = new ArrayList<>();
        question.path("programs").forEach(jar -> programs.add(Path.of(jar.asText())));
        return new StateQuestion(
                question.path("location").asText(),
                question.path("newest").asBoolean(),
                map(question.path("settings")),
                programs,
                map(question.path("titles")),
                Path.of(question.path("folder").asText()),
                question.path("seconds").asLong(),
                question.path("most").asInt());
    }

    private static Map<String, String> map(JsonNode object) {
        Map<String, String> map = new LinkedHashMap<>();
        object.fields()
                .forEachRemaining(
                        entry -> map.put(entry.getKey(), entry.getValue().asText()));
        return map;
    }
}
