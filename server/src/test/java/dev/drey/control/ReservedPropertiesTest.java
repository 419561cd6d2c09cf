package dev.drey.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drey.lifecycle.HealingAllowance;
import dev.drey.model.ApplicationConfiguration;
import dev.drey.model.PropertyGroup;
import dev.drey.model.RuntimeEnvironment;
import dev.drey.testing.Examples;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReservedPropertiesTest {

    private static final PropertyGroup INPUT = new PropertyGroup("input", Map.of("topic", "clicks"));

    @Test
    void withoutTheGroupNothingIsSpecial() {
        assertThat(ReservedProperties.of(with(INPUT)))
                .isEqualTo(new ReservedProperties(
                        false, 0, ReservedProperties.SnapshotFormat.CANONICAL, HealingAllowance.NONE));
    }

    @Test
    void theGroupIsReadAndKeptFromTheProgram() {
        PropertyGroup group = new PropertyGroup(
                "drey",
                Map.of(
                        "restore.allow-older-checkpoint",
                        "true",
                        "standby-task-managers",
                        "2",
                        "snapshot-format",
                        "native"));
        ReservedProperties.check(RuntimeEnvironment.FLINK_1_20, with(INPUT, group));
        assertThat(ReservedProperties.of(with(INPUT, group)))
                .isEqualTo(new ReservedProperties(
                        true, 2, ReservedProperties.SnapshotFormat.NATIVE, HealingAllowance.NONE));
        assertThat(ReservedProperties.ofProgram(with(INPUT, group))).containsExactly(INPUT);
    }

    @Test
    void anUnknownKeyIsRefusedWithAGuess() {
        assertThatThrownBy(() -> ReservedProperties.check(
                        RuntimeEnvironment.FLINK_1_20,
                        with(new PropertyGroup("drey", Map.of("standby-taskmanager", "1")))))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("no 'standby-taskmanager'")
                .hasMessageContaining("Did you mean 'standby-task-managers'?");
    }

    @Test
    void aValueThatCannotBeIsRefused() {
        assertThatThrownBy(() -> ReservedProperties.check(
                        RuntimeEnvironment.FLINK_1_20,
                        with(new PropertyGroup(
                                "drey",
                                Map.of("restore.allow-older-checkpoint", "yes", "standby-task-managers", "-1")))))
                .hasMessageContaining("restore.allow-older-checkpoint must be true or false, not 'yes'")
                .hasMessageContaining("standby-task-managers must be a whole number from 0 to 8, not '-1'");
    }

    @Test
    void whatTheServiceMayHealByItselfIsRead() {
        PropertyGroup group = new PropertyGroup(
                "drey",
                Map.of(
                        "heal",
                        "checkpoint-timeout-too-short, barrier-delayed-by-backpressure",
                        "heal-pause-minutes",
                        "5",
                        "heal-per-day",
                        "2"));
        ReservedProperties.check(RuntimeEnvironment.FLINK_1_20, with(group));

        assertThat(ReservedProperties.of(with(group)).healing())
                .isEqualTo(new HealingAllowance(
                        Set.of("checkpoint-timeout-too-short", "barrier-delayed-by-backpressure"),
                        Duration.ofMinutes(5),
                        2));
    }

    @Test
    void whatCannotBeHealedIsRefused() {
        assertThatThrownBy(() -> ReservedProperties.check(
                        RuntimeEnvironment.FLINK_1_20,
                        with(new PropertyGroup(
                                "drey",
                                Map.of(
                                        "heal",
                                        "checkpoint-time-out-too-short,user-code-exception",
                                        "heal-pause-minutes",
                                        "0",
                                        "heal-per-day",
                                        "many")))))
                .hasMessageContaining(
                        "'checkpoint-time-out-too-short', which is no cause that the doctor knows. Did you"
                                + " mean 'checkpoint-timeout-too-short'?")
                .hasMessageContaining(
                        "user-code-exception, for which there is no remedy that may be carried out without asking")
                .hasMessageContaining("heal-pause-minutes must be a whole number from 1 to 1440, not '0'")
                .hasMessageContaining("heal-per-day must be a whole number from 1 to 48, not 'many'");
    }

    private static ApplicationConfiguration with(PropertyGroup... groups) {
        ApplicationConfiguration example =
                Examples.application("clicks").version().configuration();
        return new ApplicationConfiguration(
                example.code(),
                example.checkpoints(),
                example.monitoring(),
                example.parallelism(),
                List.of(groups),
                example.vpcConfigurations(),
                example.snapshotsEnabled(),
                example.rollbackEnabled(),
                example.encryption());
    }
}
