package dev.drey.cli.remote;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * The logs of one cluster of an application.
 *
 * @param live false when the application has no cluster now, and these are of its last one
 */
public record LogList(String incarnation, boolean live, List<Log> logs) {

    /** Keeps a copy. */
    public LogList {
        logs = List.copyOf(logs);
    }

    /**
     * One of them.
     *
     * @param name of the process; with {@code .out} behind it for what the process wrote past its log
     */
    public record Log(String name, long bytes) {}

    static LogList of(JsonNode json) {
        List<Log> logs = new ArrayList<>();
        for (JsonNode log : json.path("logs")) {
            logs.add(new Log(log.path("name").asText(), log.path("bytes").asLong()));
        }
        return new LogList(json.path("incarnation").asText(), json.path("live").asBoolean(), logs);
    }
}
