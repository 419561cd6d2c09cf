package dev.drey.telemetry.alarm;

import java.time.Instant;

/**
 * How an alarm stands.
 *
 * @param reason a sentence
 * @param since when it came to this value
 */
public record AlarmState(Value value, String reason, Instant since) {

    /** Under CloudWatch's names. */
    public enum Value {
        OK,
        ALARM,
        INSUFFICIENT_DATA
    }
}
