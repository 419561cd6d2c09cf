package dev.drey.model;

import java.util.Arrays;
import java.util.Optional;

/** A Flink line that applications can ask for, and the exact Flink release that stands for it here. */
public enum RuntimeEnvironment {
    FLINK_1_18("FLINK-1_18", "1.18.1"),
    FLINK_1_19("FLINK-1_19", "1.19.0"),
    FLINK_1_20("FLINK-1_20", "1.20.0"),
    FLINK_2_2("FLINK-2_2", "2.2.0"),
    FLINK_2_3("FLINK-2_3", "2.3.0");

    private final String wireName;
    private final String flinkVersion;

    RuntimeEnvironment(String wireName, String flinkVersion) {
        this.wireName = wireName;
        this.flinkVersion = flinkVersion;
    }

    /** The name that the AWS API uses, such as {@code FLINK-1_20}. */
    public String wireName() {
        return wireName;
    }

    /** The exact release that runs, such as {@code 1.20.0}. */
    public String flinkVersion() {
        return flinkVersion;
    }

    /** Empty when {@code wireName} is not a line that Drey can run. */
    public static Optional<RuntimeEnvironment> find(String wireName) {
        return Arrays.stream(values())
                .filter(environment -> environment.wireName.equals(wireName))
                .findFirst();
    }
}
