package dev.drey.cli.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drey.cli.preflight.PreflightPlan.Checkpoints;
import dev.drey.cli.preflight.PreflightPlan.Size;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PreflightPlanTest {

    @Test
    void whatIsTheServicesDoesNotReachTheProgram() {
        ApplicationPlan application = new ApplicationPlan(
                "FLINK-2_2",
                Size.USUAL,
                Checkpoints.USUAL,
                Map.of("drey", Map.of("standby-task-managers", "1"), "orders", Map.of("rate", "5", "output", "a")));
        PreflightPlan plan = new PreflightPlan(
                Path.of("app.jar"),
                null,
                application.runtime(),
                application.size(),
                application.checkpoints(),
                application.propertiesAnd(
                        Map.of("drey.flink", Map.of("restart-strategy.type", "none"), "orders", Map.of("output", "b"))),
                null,
                Duration.ofSeconds(1));

        assertThat(plan.ofProgram()).isEqualTo(Map.of("orders", Map.of("rate", "5", "output", "b")));
        assertThat(plan.ofFlink()).isEqualTo(Map.of("restart-strategy.type", "none"));
    }
}
