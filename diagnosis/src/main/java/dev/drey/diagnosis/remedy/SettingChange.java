package dev.drey.diagnosis.remedy;

import org.jspecify.annotations.Nullable;

/**
 * One setting that is to change.
 *
 * @param target whose it is, as reports say it: {@code drey.flink} or a part of the API's configuration
 * @param from what holds now; null where nobody has set it
 */
public record SettingChange(
        String target, String key, @Nullable String from, String to) {

    /** Such as {@code drey.flink/execution.checkpointing.timeout: 1 s -> 10 min}. */
    public String words() {
        return target + "/" + key + ": " + (from == null ? "not set" : from) + " -> " + to;
    }
}
