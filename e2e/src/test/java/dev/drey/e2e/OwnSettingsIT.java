package dev.drey.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationOperationInfoDetails;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.InvalidArgumentException;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.PropertyGroup;

/** The property group {@code drey.flink}: what it says is what Flink runs with. */
@ExtendWith(SharedService.class)
class OwnSettingsIT {

    @ParameterizedTest
    @EitherLine
    void whatTheGroupSaysIsWhatFlinkRunsWith(Line line, DreyService service) throws Exception {
        String name = "own-" + line.suffix();
        Plan plan = Plan.of(line, Program.HEADSTRONG)
                .withProperties(
                        "drey.flink",
                        Map.of(
                                "execution.checkpointing.mode", "AT_LEAST_ONCE",
                                "execution.checkpointing.timeout", "10 min",
                                "execution.checkpointing.tolerable-failed-checkpoints", "7",
                                "execution.checkpointing.num-retained", "3",
                                "state.backend.type", "hashmap",
                                "restart-strategy.type", "fixed-delay",
                                "restart-strategy.fixed-delay.attempts", "5",
                                "restart-strategy.fixed-delay.delay", "2 s"));
        try (TestApplication application = TestApplication.create(service, name, plan)) {
            Flink flink = application.run();
            JsonNode checkpoints = flink.checkpointConfig();
            assertThat(checkpoints.path("mode").asText()).isEqualTo("at_least_once");
            assertThat(checkpoints.path("timeout").asLong()).isEqualTo(600_000);
            assertThat(checkpoints.path("tolerable_failed_checkpoints").asInt()).isEqualTo(7);
            assertThat(checkpoints.path("interval").asLong()).isEqualTo(1_000);
            assertThat(checkpoints.path("state_backend").asText()).contains("Hash");
            assertThat(flink.rest().configuration())
                    .containsEntry("restart-strategy.type", "fixed-delay")
                    .containsEntry("restart-strategy.fixed-delay.attempts", "5");
            flink.awaitNextCheckpoint();

            PropertyGroup unaligned = PropertyGroup.builder()
                    .propertyGroupId("drey.flink")
                    .propertyMap(Map.of(
                            "execution.checkpointing.unaligned.enabled", "true",
                            "execution.checkpointing.aligned-checkpoint-timeout", "5 s"))
                    .build();
            ApplicationOperationInfoDetails update = application.update(change -> change.applicationConfigurationUpdate(
                    configuration -> configuration.environmentPropertyUpdates(e -> e.propertyGroups(unaligned))));
            assertThat(update.operationStatusAsString()).as(update.toString()).isEqualTo("SUCCESSFUL");
            JsonNode updated = application.flink().checkpointConfig();
            assertThat(updated.path("mode").asText()).isEqualTo("exactly_once");
            assertThat(updated.path("unaligned_checkpoints").asBoolean()).isTrue();
            assertThat(updated.path("aligned_checkpoint_timeout").asLong()).isEqualTo(5_000);
            application.flink().awaitNextCheckpoint();
        }
    }

    @Test
    void whatCannotBeIsRefusedAndChangesNothing(DreyService service) {
        Plan plan = Plan.of(Line.FLINK_2_2, Program.MIXED)
                .withProperties(
                        "drey.flink",
                        Map.of("execution.checkpointing.timout", "1 min", "high-availability.type", "zookeeper"));

        assertThatThrownBy(() -> TestApplication.create(service, "own-refused", plan))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("Did you mean 'execution.checkpointing.timeout'?")
                .hasMessageContaining("high-availability.type cannot be set");
        assertThat(TestApplication.existing(service, "own-refused").find()).isEmpty();
    }
}
