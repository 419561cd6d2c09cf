package dev.drey.model;

import java.time.Duration;

/**
 * The checkpoint settings in force for an application: already resolved, so a {@code DEFAULT} instance always carries the
 * service's values.
 *
 * @param interval time from the start of one checkpoint to the start of the next
 * @param minimumPause least time between the end of one checkpoint and the start of the next
 */
public record CheckpointSettings(ConfigurationType type, boolean enabled, Duration interval, Duration minimumPause) {

    /** The service's own values, from the AWS developer guide: enabled, every 60 s, at least 5 s apart. */
    public static final CheckpointSettings DEFAULT =
            new CheckpointSettings(ConfigurationType.DEFAULT, true, Duration.ofSeconds(60), Duration.ofSeconds(5));

    /** With {@code DEFAULT} the service's values hold, even where a request carries others next to it. */
    public CheckpointSettings {
        if (type == ConfigurationType.DEFAULT) {
            enabled = true;
            interval = Duration.ofSeconds(60);
            minimumPause = Duration.ofSeconds(5);
        }
    }
}
