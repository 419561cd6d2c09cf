package dev.drey.cli.remote;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the service knows of whose choice an application's settings are. Keys are those of today's Flink.
 *
 * @param own keys that the application's own settings have
 * @param names what the application's version of Flink calls those that have another name today
 * @param program what the program's code has set that differs from what was decided
 */
public record SettingOrigins(Set<String> own, Map<String, String> names, List<OfProgram> program) {

    /**
     * A setting in a program's code.
     *
     * @param overridden whether it has no effect
     */
    public record OfProgram(String key, String value, boolean overridden) {}

    /** Keeps copies. */
    public SettingOrigins {
        own = Set.copyOf(own);
        names = Map.copyOf(names);
        program = List.copyOf(program);
    }

    /** What the program's code has set without effect, by key. */
    public Map<String, String> overridden() {
        Map<String, String> without = new HashMap<>();
        program.stream().filter(OfProgram::overridden).forEach(setting -> without.put(setting.key(), setting.value()));
        return without;
    }

    /** @param json the service's answer; what is missing in it is not known */
    public static SettingOrigins of(JsonNode json) {
        Set<String> own = new HashSet<>();
        json.path("own").forEach(key -> own.add(key.asText()));
        Map<String, String> names = new HashMap<>();
        json.path("names")
                .properties()
                .forEach(name -> names.put(name.getKey(), name.getValue().asText()));
        List<OfProgram> program = new ArrayList<>();
        json.path("program")
                .forEach(setting -> program.add(new OfProgram(
                        setting.path("key").asText(),
                        setting.path("value").asText(),
                        setting.path("overridden").asBoolean())));
        return new SettingOrigins(own, names, program);
    }

    /** What the application's version of Flink calls a setting. */
    public String name(String key) {
        return names.getOrDefault(key, key);
    }
}
