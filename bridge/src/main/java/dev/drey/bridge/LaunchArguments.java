package dev.drey.bridge;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The launcher's command line, checked.
 *
 * @param mainClass binary name of the user's main class
 * @param standBy empty when the job is to be submitted at once
 */
record LaunchArguments(String mainClass, CheckpointSettings checkpoints, Optional<StandBy> standBy) {

    static final String MAIN_CLASS = "--main-class";
    static final String CHECKPOINTING = "--checkpointing";
    static final String INTERVAL = "--checkpoint-interval-ms";
    static final String MIN_PAUSE = "--checkpoint-min-pause-ms";

    static final String STAND_BY = "--stand-by";
    static final String ALLOW_NON_RESTORED = "--allow-non-restored-state";
    private static final Set<String> NAMES =
            new TreeSet<>(Set.of(MAIN_CLASS, CHECKPOINTING, INTERVAL, MIN_PAUSE, STAND_BY, ALLOW_NON_RESTORED));

    /** Reads name and value pairs in any order; anything unknown, missing or twice is an IllegalArgumentException. */
    static LaunchArguments parse(String... arguments) {
        Map<String, String> values = pairs(arguments);
        return new LaunchArguments(required(values, MAIN_CLASS), checkpoints(values), standBy(values));
    }

    private static Optional<StandBy> standBy(Map<String, String> values) {
        boolean allowNonRestored = Boolean.parseBoolean(values.getOrDefault(ALLOW_NON_RESTORED, "false"));
        return Optional.ofNullable(values.get(STAND_BY)).map(folder -> new StandBy(Path.of(folder), allowNonRestored));
    }

    private static CheckpointSettings checkpoints(Map<String, String> values) {
        String state = required(values, CHECKPOINTING);
        return switch (state) {
            case "disabled" -> CheckpointSettings.DISABLED;
            case "enabled" -> CheckpointSettings.every(millis(values, INTERVAL), millis(values, MIN_PAUSE));
            default ->
                throw new IllegalArgumentException(
                        "%s is '%s': expected enabled or disabled.".formatted(CHECKPOINTING, state));
        };
    }

    private static Map<String, String> pairs(String... arguments) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < arguments.length; i += 2) {
            String name = arguments[i];
            if (!NAMES.contains(name)) {
                throw new IllegalArgumentException("Unknown argument '%s': expected %s.".formatted(name, NAMES));
            }
            if (i + 1 == arguments.length) {
                throw new IllegalArgumentException("Argument %s has no value.".formatted(name));
            }
            if (values.put(name, arguments[i + 1]) != null) {
                throw new IllegalArgumentException("Argument %s is given twice.".formatted(name));
            }
        }
        return values;
    }

    private static String required(Map<String, String> values, String name) {
        @Nullable String value = values.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("Argument %s is missing.".formatted(name));
        }
        return value;
    }

    private static long millis(Map<String, String> values, String name) {
        String value = required(values, name);
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("%s is '%s': expected milliseconds.".formatted(name, value), e);
        }
    }
}
