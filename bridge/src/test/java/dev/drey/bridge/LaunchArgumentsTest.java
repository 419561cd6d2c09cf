package dev.drey.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LaunchArgumentsTest {

    @Test
    void enabledCheckpointingHasIntervalAndPause() {
        LaunchArguments arguments = LaunchArguments.parse(
                "--main-class", "a.B",
                "--checkpointing", "enabled",
                "--checkpoint-interval-ms", "20000",
                "--checkpoint-min-pause-ms", "10000");

        assertThat(arguments)
                .isEqualTo(new LaunchArguments("a.B", CheckpointSettings.every(20_000, 10_000), Optional.empty()));
    }

    @Test
    void disabledCheckpointingNeedsNoTimes() {
        LaunchArguments arguments = LaunchArguments.parse("--checkpointing", "disabled", "--main-class", "a.B");

        assertThat(arguments).isEqualTo(new LaunchArguments("a.B", CheckpointSettings.DISABLED, Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--checkpointing disabled                    | --main-class is missing",
                "--main-class a.B                            | --checkpointing is missing",
                "--main-class a.B --checkpointing perhaps    | 'perhaps': expected enabled or disabled",
                "--main-class a.B --checkpointing enabled    | --checkpoint-interval-ms is missing",
                "--main-class a.B --main-class a.C           | --main-class is given twice",
                "--main-class                                | --main-class has no value",
                "--jar x                                     | Unknown argument '--jar'",
            })
    void anythingElseIsRefusedByName(String line, String message) {
        assertThatThrownBy(() -> LaunchArguments.parse(line.trim().split(" ")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource({"0,0", "-5,0", "1,-1", "soon,0"})
    void timesThatNoCheckpointCouldHaveAreRefused(String interval, String pause) {
        assertThatThrownBy(() -> LaunchArguments.parse(
                        "--main-class",
                        "a.B",
                        "--checkpointing",
                        "enabled",
                        "--checkpoint-interval-ms",
                        interval,
                        "--checkpoint-min-pause-ms",
                        pause))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(interval);
    }

    @Test
    void jobMayBeToldToStandBy() {
        LaunchArguments arguments = LaunchArguments.parse(
                "--main-class", "com.example.Clicks",
                "--checkpointing", "disabled",
                "--stand-by", "/cluster/stand-by",
                "--allow-non-restored-state", "true");

        assertThat(arguments.standBy()).hasValue(new StandBy(Path.of("/cluster/stand-by"), true));
    }
}
