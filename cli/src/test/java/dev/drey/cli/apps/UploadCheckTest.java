package dev.drey.cli.apps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drey.cli.preflight.PreflightPlan;
import dev.drey.cli.preflight.PreflightPlan.Checkpoints;
import dev.drey.cli.preflight.PreflightPlan.Size;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationDetail;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.PropertyGroup;

final class UploadCheckTest {

    private static final Path JAR = Path.of("app.jar");
    private static final PropertyGroup GROUP = PropertyGroup.builder()
            .propertyGroupId("clicks")
            .propertyMap(Map.of("topic", "b", "group", "c"))
            .build();

    private static Deployment deployment(String... properties) {
        return new Deployment(
                "clicks", "programs", "app.jar", null, 4, null, 10_000L, PropertyGroups.parse(List.of(properties)));
    }

    @Test
    void aNewApplicationHasTheServicesValues() {
        PreflightPlan plan = UploadCheck.plan(JAR, deployment("clicks.topic=a"), Optional.empty());

        assertThat(plan.runtime()).isEqualTo(Runtimes.USUAL);
        assertThat(plan.size()).isEqualTo(new Size(4, 1));
        assertThat(plan.checkpoints()).isEqualTo(new Checkpoints(true, 10_000, 5_000));
        assertThat(plan.properties()).isEqualTo(Map.of("clicks", Map.of("topic", "a")));
    }

    @Test
    void whatIsNotSaidStaysAsTheApplicationHasIt() {
        ApplicationDetail present = ApplicationDetail.builder()
                .runtimeEnvironment("FLINK-2_2")
                .applicationConfigurationDescription(configuration -> configuration
                        .environmentPropertyDescriptions(environment -> environment.propertyGroupDescriptions(GROUP))
                        .flinkApplicationConfigurationDescription(flink -> flink.parallelismConfigurationDescription(
                                        size -> size.parallelism(2).parallelismPerKPU(2))
                                .checkpointConfigurationDescription(checkpoints -> checkpoints
                                        .checkpointingEnabled(true)
                                        .checkpointInterval(30_000L)
                                        .minPauseBetweenCheckpoints(1_000L))))
                .build();

        PreflightPlan plan = UploadCheck.plan(JAR, deployment("clicks.topic=a"), Optional.of(present));

        assertThat(plan.runtime()).isEqualTo("FLINK-2_2");
        assertThat(plan.size()).isEqualTo(new Size(4, 2));
        assertThat(plan.checkpoints()).isEqualTo(new Checkpoints(true, 10_000, 1_000));
        assertThat(plan.properties()).isEqualTo(Map.of("clicks", Map.of("topic", "a", "group", "c")));
    }
}
