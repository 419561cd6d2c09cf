package dev.drey.bridge;

/**
 * The application's checkpoint settings as the service decided them.
 *
 * @param enabled false means that no periodic checkpoint is ever triggered; the other values are then meaningless
 * @param intervalMillis milliseconds between the starts of two checkpoints
 * @param minPauseMillis least milliseconds between the end of a checkpoint and the start of the next
 */
record CheckpointSettings(boolean enabled, long intervalMillis, long minPauseMillis) {

    static final CheckpointSettings DISABLED = new CheckpointSettings(false, 0, 0);

    CheckpointSettings {
        if (enabled && (intervalMillis < 1 || minPauseMillis < 0)) {
            throw new IllegalArgumentException("Checkpoint interval %d ms and pause %d ms: need at least 1 and 0."
                    .formatted(intervalMillis, minPauseMillis));
        }
    }

    static CheckpointSettings every(long intervalMillis, long minPauseMillis) {
        return new CheckpointSettings(true, intervalMillis, minPauseMillis);
    }
}
