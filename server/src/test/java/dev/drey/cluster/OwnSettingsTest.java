package dev.drey.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drey.model.RuntimeEnvironment;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class OwnSettingsTest {

    private static OwnSettings on120(Map<String, String> given) {
        return new OwnSettings(RuntimeEnvironment.FLINK_1_20, given);
    }

    @ParameterizedTest
    @EnumSource
    void whatEveryLineKnowsIsTakenOnEveryLine(RuntimeEnvironment environment) {
        OwnSettings own = new OwnSettings(
                environment,
                Map.ofEntries(
                        Map.entry("execution.checkpointing.mode", "AT_LEAST_ONCE"),
                        Map.entry("execution.checkpointing.timeout", "10 min"),
                        Map.entry("execution.checkpointing.incremental", "false"),
                        Map.entry("execution.checkpointing.num-retained", "3"),
                        Map.entry(
                                "execution.checkpointing.externalized-checkpoint-retention", "DELETE_ON_CANCELLATION"),
                        Map.entry("state.backend.type", "hashmap"),
                        Map.entry("restart-strategy.type", "fixed-delay"),
                        Map.entry("restart-strategy.fixed-delay.attempts", "5"),
                        Map.entry("restart-strategy.fixed-delay.delay", "2 s"),
                        Map.entry("taskmanager.network.memory.buffer-debloat.enabled", "true")));

        assertThat(own.problems()).isEmpty();
    }

    @Test
    void changelogIsForFlink1AndNeverForcedToWriteAllAfterARestore() {
        Map<String, String> changelog = Map.of("state.changelog.enabled", "true");

        assertThat(new OwnSettings(RuntimeEnvironment.FLINK_2_2, changelog).problems())
                .singleElement()
                .asString()
                .contains("works with Flink 1 only");
        assertThat(on120(changelog).problems()).isEmpty();
        assertThat(new FlinkSettings().own(on120(changelog)).toMap())
                .containsEntry("execution.state-recovery.claim-mode", "LEGACY");
        assertThat(new FlinkSettings().own(on120(Map.of())).toMap())
                .doesNotContainKey("execution.state-recovery.claim-mode");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "execution.checkpointing.timeout       | soon  | must be a duration",
                "execution.checkpointing.incremental   | maybe | must be true or false, not 'maybe'",
                "execution.checkpointing.mode          | TWICE | must be one of EXACTLY_ONCE, AT_LEAST_ONCE",
                "execution.checkpointing.num-retained  | 0     | must be at least 1",
                "execution.checkpointing.num-retained  | many  | must be a whole number",
                "execution.checkpointing.tmeout        | 1 min | Did you mean 'execution.checkpointing.timeout'?",
                "taskmanager.memory.process.size       | 1 gb  | cannot be set: the service's setting kpu-memory",
                "high-availability.type                | NONE  | cannot be set: Drey itself brings job managers back",
                "rest.port                             | 1     | cannot be set: Drey decides where a job manager listens",
                "execution.checkpointing.interval      | 1 s   | CheckpointConfiguration decides that",
                "state.checkpoints.dir                 | /x | must be a location such as s3://bucket/folder",
                "execution.checkpointing.dir           | gs://b/x | must be a location such as s3://bucket/folder",
                "execution.checkpointing.dir           | s3:///x | must be a location such as s3://bucket/folder",
                "execution.checkpointing.savepoint-dir | hdfs://h/../x | must be a location such as s3://bucket/folder",
            })
    void whatCannotBeIsNamedWithItsReason(String key, String value, String reason) {
        assertThat(on120(Map.of(key, value)).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem)
                        .startsWith(problem.startsWith("Flink") ? "Flink 1.20.0 has no setting '" + key : key)
                        .contains(reason));
    }

    @Test
    void whatContradictsIsRefused() {
        assertThat(on120(Map.of(
                                "execution.checkpointing.mode", "AT_LEAST_ONCE",
                                "execution.checkpointing.unaligned.enabled", "true"))
                        .problems())
                .containsExactly(
                        "execution.checkpointing.unaligned.enabled needs execution.checkpointing.mode EXACTLY_ONCE.");
        assertThat(on120(Map.of("restart-strategy.fixed-delay.attempts", "3")).problems())
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem).contains("no effect with restart-strategy.type exponential-delay"));
    }

    @Test
    void formerNamesTakeThePlaceOfPresentOnes() {
        assertThat(on120(Map.of("state.backend.incremental", "false")).underPresentNames())
                .containsExactly(Map.entry("execution.checkpointing.incremental", "false"));
        assertThat(new OwnSettings(RuntimeEnvironment.FLINK_1_18, Map.of("state.checkpoints.num-retained", "4"))
                        .underPresentNames())
                .containsExactly(Map.entry("execution.checkpointing.num-retained", "4"));
    }

    @Test
    void olderVersionsReadTheNamesTheyKnow() {
        Map<String, String> settings = Map.of("execution.checkpointing.dir", "file:///x", "rest.port", "1");

        assertThat(SettingNames.in(RuntimeEnvironment.FLINK_1_19, settings))
                .containsOnlyKeys("state.checkpoints.dir", "rest.port");
        assertThat(SettingNames.in(RuntimeEnvironment.FLINK_2_2, settings)).isEqualTo(settings);
    }

    @Test
    void ownSettingsTakeThePlaceOfDreys() {
        Map<String, String> settings = new FlinkSettings()
                .recovery(java.time.Duration.ofSeconds(10))
                .own(on120(Map.of("restart-strategy.type", "none")))
                .toMap();

        assertThat(settings).containsEntry("restart-strategy.type", "none");
    }
}
