package dev.drey.diagnosis.testing;

import dev.drey.diagnosis.evidence.CheckpointSettings;
import java.time.Duration;

/** Settings of checkpoints, to be changed. */
public final class SettingsBuilder {
    private boolean enabled = true;
    private boolean exactlyOnce = true;
    private Duration interval = Duration.ofSeconds(10);
    private Duration timeout = Duration.ofMinutes(10);
    private int tolerable = 100;
    private boolean retained = true;
    private String storage = "FileSystemCheckpointStorage";
    private String backend = "EmbeddedRocksDBStateBackend";
    private boolean afterTasksFinish = true;

    public SettingsBuilder enabled(boolean value) {
        enabled = value;
        return this;
    }

    public SettingsBuilder exactlyOnce(boolean value) {
        exactlyOnce = value;
        return this;
    }

    public SettingsBuilder interval(Duration value) {
        interval = value;
        return this;
    }

    public SettingsBuilder timeout(Duration value) {
        timeout = value;
        return this;
    }

    public SettingsBuilder tolerable(int value) {
        tolerable = value;
        return this;
    }

    public SettingsBuilder retained(boolean value) {
        retained = value;
        return this;
    }

    public SettingsBuilder storage(String value) {
        storage = value;
        return this;
    }

    public SettingsBuilder backend(String value) {
        backend = value;
        return this;
    }

    public SettingsBuilder afterTasksFinish(boolean value) {
        afterTasksFinish = value;
        return this;
    }

    CheckpointSettings build() {
        return new CheckpointSettings(
                enabled,
                exactlyOnce,
                enabled ? interval : Duration.ofMillis(Long.MAX_VALUE),
                timeout,
                Duration.ZERO,
                1,
                tolerable,
                retained,
                storage,
                backend,
                new CheckpointSettings.Alignment(false, Duration.ZERO),
                afterTasksFinish);
    }
}
