package dev.drey.telemetry.series;

/** How finely figures are told apart. */
public enum Resolution {
    /** Each as it was observed; for the last hour. */
    OBSERVED,
    /** Added up over each minute; for as long as the store keeps figures. */
    MINUTE
}
