package dev.drey.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drey.model.ApplicationConfiguration;
import dev.drey.model.ApplicationVersion.Changed;
import dev.drey.model.CheckpointSettings;
import dev.drey.model.ConfigurationType;
import dev.drey.model.MonitoringSettings;
import dev.drey.model.ParallelismSettings;
import dev.drey.model.PropertyGroup;
import dev.drey.model.Treatment;
import dev.drey.testing.Examples;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingChangesTest {

    private final Changed before = Examples.application("clicks").version().asChanged();

    private static Treatment.Change change(String target, String key, String to) {
        return new Treatment.Change(target, key, null, to);
    }

    private ApplicationConfiguration with(Treatment.Change... changes) {
        return SettingChanges.apply(before, List.of(changes)).configuration();
    }

    @Test
    void settingsOfFlinkGoIntoTheirGroupAndTheOthersStay() {
        assertThat(with(change("drey.flink", "a.b", "1"), change("drey.flink", "a.c", "2"))
                        .propertyGroups())
                .containsExactly(
                        new PropertyGroup("input", Map.of("topic", "clicks")),
                        new PropertyGroup("drey.flink", Map.of("a.b", "1", "a.c", "2")));
    }

    @Test
    void membersOfTheApiGoWhereTheyBelongAndMakeTheirGroupTheApplications() {
        ApplicationConfiguration after = with(
                change("CheckpointConfiguration", "ConfigurationType", "CUSTOM"),
                change("CheckpointConfiguration", "CheckpointInterval", "60000"),
                change("ParallelismConfiguration", "Parallelism", "6"),
                change("MonitoringConfiguration", "LogLevel", "INFO"));

        assertThat(after.checkpoints())
                .isEqualTo(new CheckpointSettings(
                        ConfigurationType.CUSTOM, true, Duration.ofSeconds(60), Duration.ofSeconds(10)));
        assertThat(after.parallelism()).isEqualTo(new ParallelismSettings(ConfigurationType.CUSTOM, 6, 2, false));
        assertThat(after.monitoring().type()).isEqualTo(ConfigurationType.CUSTOM);
    }

    @Test
    void whatCannotBeIsRefused() {
        for (Treatment.Change wrong : List.of(
                change("CheckpointConfiguration", "CheckpointInterval", "soon"),
                change("CheckpointConfiguration", "CheckpointingEnabled", "yes"),
                change("ParallelismConfiguration", "Parallelism", "0"),
                change("ParallelismConfiguration", "AutoScalingEnabled", "true"),
                change("MonitoringConfiguration", "LogLevel", "LOUD"),
                change("cluster", "taskmanager.memory.size", "1g"))) {
            assertThatThrownBy(() -> with(wrong))
                    .isInstanceOf(ApiException.class)
                    .hasMessageContaining(wrong.key());
        }
    }

    @Test
    void takingBackLeavesWhatElseHasChanged() {
        Changed changed = SettingChanges.apply(before, List.of(change("drey.flink", "a.b", "1")));
        ApplicationConfiguration now = changed.configuration().withVpcConfigurations(List.of());

        ApplicationConfiguration back = SettingChanges.takeBack(changed.withConfiguration(now), before.configuration())
                .configuration();

        assertThat(back.propertyGroups()).isEqualTo(before.configuration().propertyGroups());
        assertThat(back.monitoring()).isEqualTo(MonitoringSettings.DEFAULT);
        assertThat(back.vpcConfigurations()).isEmpty();
    }
}
