package dev.drey.telemetry.alarm;

import java.util.Arrays;
import java.util.Optional;

/** What a period without figures counts as, under CloudWatch's names. */
public enum MissingData {
    MISSING("missing"),
    IGNORE("ignore"),
    BREACHING("breaching"),
    NOT_BREACHING("notBreaching");

    private final String wireName;

    MissingData(String wireName) {
        this.wireName = wireName;
    }

    /** Such as {@code notBreaching}. */
    public String wireName() {
        return wireName;
    }

    /** Empty when there is no such treatment. */
    public static Optional<MissingData> find(String wireName) {
        return Arrays.stream(values())
                .filter(treatment -> treatment.wireName.equals(wireName))
                .findFirst();
    }
}
