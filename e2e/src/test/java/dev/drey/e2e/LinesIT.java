package dev.drey.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationOperationInfoDetails;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.PropertyGroup;

/** One whole life on each line that the other tests leave out, and the way from it into a newer line. */
@ExtendWith(SharedService.class)
class LinesIT {

    @Test
    void applicationLivesThroughKillsSnapshotsAndUpdates(DreyService service) throws Exception {
        live(Line.FLINK_1_18, Line.FLINK_1_20, service);
    }

    @ParameterizedTest
    @CsvSource({"FLINK_1_19, FLINK_2_2", "FLINK_2_2, FLINK_2_3"})
    @EnabledIfSystemProperty(named = "drey.tests", matches = "all")
    void theSameOnTheOtherLines(Line line, Line newer, DreyService service) throws Exception {
        live(line, newer, service);
    }

    private static void live(Line line, Line newer, DreyService service) throws Exception {
        String name = "life-" + line.suffix();
        Plan plan = Plan.of(line, Program.SHAPED).withProperties("shape", Map.of("uid", "sums"));
        try (TestApplication application = TestApplication.create(service, name, plan)) {
            Flink flink = application.run();
            assertThat(flink.rest().overview().flinkVersion()).startsWith(line.versionPrefix());
            assertThat(flink.checkpointConfig().path("interval").asLong()).isEqualTo(1_000);
            long checkpoint = flink.awaitNextCheckpoint().id();

            Processes.kill(application.cluster().anyTaskManager());
            assertThat(flink.awaitCheckpointAfter(checkpoint).id()).isGreaterThan(checkpoint);

            Cluster lost = application.cluster();
            Processes.kill(lost.jobManager());
            application.awaitClusterAfter(lost);
            assertThat(application.flink().findRestored())
                    .hasValueSatisfying(state -> assertThat(state).contains(lost.jobId()));

            application.snapshot("kept");
            application.stop();
            assertThat(application.run().findRestored())
                    .hasValueSatisfying(state -> assertThat(state).contains("/savepoints/"));

            assertThat(refused(application)).contains("state of operator 'sums' (uid 'sums')");
            ApplicationOperationInfoDetails update =
                    application.update(change -> change.runtimeEnvironmentUpdate(newer.runtimeEnvironment()));
            assertThat(update.operationStatusAsString()).as(update.toString()).isEqualTo("SUCCESSFUL");
            assertThat(application.flink().rest().overview().flinkVersion()).startsWith(newer.versionPrefix());
            application.flink().awaitFullyRunning();
            assertThat(application.flink().findRestored()).isPresent();
        }
    }

    private static String refused(TestApplication application) {
        PropertyGroup shape = PropertyGroup.builder()
                .propertyGroupId("shape")
                .propertyMap(Map.of("uid", "totals"))
                .build();
        return application.awaitFailure(application.beginUpdate(change -> change.applicationConfigurationUpdate(
                configuration -> configuration.environmentPropertyUpdates(e -> e.propertyGroups(shape)))));
    }
}
