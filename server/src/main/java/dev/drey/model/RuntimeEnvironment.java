package dev.drey.model;

import java.util.Arrays;
import java.util.Optional;

/**
 * A line of Flink that an application can ask for.
 *
 * <p>The wire names are Amazon's (see "Release versions" in the Managed Service for Apache Flink developer guide); the
 * patch release behind each is ours, because Amazon does not name it.
 */
public enum RuntimeEnvironment {
    FLINK_1_20("FLINK-1_20", "1.20.0"),
    FLINK_2_2("FLINK-2_2", "2.2.0");

    private final String wireName;
    private final String flinkVersion;

    RuntimeEnvironment(String wireName, String flinkVersion) {
        this.wireName = wireName;
        this.flinkVersion = flinkVersion;
    }

    /** Finds by the API's name, such as {@code FLINK-1_20}; empty for a line that is not run here. */
    public static Optional<RuntimeEnvironment> find(String wireName) {
        return Arrays.stream(values())
                .filter(environment -> environment.wireName.equals(wireName))
                .findFirst();
    }

    /** The name in the API, such as {@code FLINK-1_20}. */
    public String wireName() {
        return wireName;
    }

    /** The exact release that runs, such as {@code 1.20.0}. */
    public String flinkVersion() {
        return flinkVersion;
    }
}
