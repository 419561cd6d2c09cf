package dev.drey.e2e;

import java.util.Locale;

/** The lines of Flink that applications may ask for. */
enum Line {
    FLINK_1_18("FLINK-1_18", "1.18."),
    FLINK_1_19("FLINK-1_19", "1.19."),
    FLINK_1_20("FLINK-1_20", "1.20."),
    FLINK_2_2("FLINK-2_2", "2.2."),
    FLINK_2_3("FLINK-2_3", "2.3.");

    private final String runtimeEnvironment;
    private final String versionPrefix;

    Line(String runtimeEnvironment, String versionPrefix) {
        this.runtimeEnvironment = runtimeEnvironment;
        this.versionPrefix = versionPrefix;
    }

    /** As AWS names it. */
    String runtimeEnvironment() {
        return runtimeEnvironment;
    }

    /** What Flink's own version begins with. */
    String versionPrefix() {
        return versionPrefix;
    }

    /** For names of applications. */
    String suffix() {
        return runtimeEnvironment.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
