package dev.drey.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.apache.flink.client.program.StreamContextEnvironment;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.DeploymentOptions;
import org.apache.flink.streaming.api.environment.CheckpointConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ProgramLauncherTest {

    private final RecordingExecutors cluster = new RecordingExecutors();

    @BeforeEach
    void setUpAsFlinkDoesForAJarRun() {
        Configuration configuration = new Configuration();
        configuration.set(DeploymentOptions.TARGET, "embedded");
        configuration.set(DeploymentOptions.ATTACHED, false);
        StreamContextEnvironment.setAsContext(cluster, configuration, getClass().getClassLoader(), true, true);
    }

    @AfterEach
    void tearDown() {
        StreamContextEnvironment.unsetAsContext();
    }

    private static void launch(Class<?> program) throws Exception {
        ProgramLauncher.main(new String[] {
            "--main-class", program.getName(),
            "--checkpointing", "enabled",
            "--checkpoint-interval-ms", "60000",
            "--checkpoint-min-pause-ms", "5000"
        });
    }

    @Test
    void theOneJobIsSubmittedWithTheServicesTimes() throws Exception {
        launch(Programs.Simple.class);

        CheckpointConfig checkpoints = cluster.submitted.get(0).getCheckpointConfig();
        assertThat(cluster.submitted).hasSize(1);
        assertThat(checkpoints.getCheckpointInterval()).isEqualTo(60_000);
        assertThat(checkpoints.getMinPauseBetweenCheckpoints()).isEqualTo(5_000);
    }

    @Test
    void secondExecuteFailsTheStartAndNoJobIsSubmitted() {
        assertThatThrownBy(() -> launch(Programs.Twice.class))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Only one job per application")
                .hasMessageContaining("'one'")
                .hasMessageContaining("'two'")
                .hasMessageContaining("StatementSet");

        assertThat(cluster.submitted).isEmpty();
    }

    @Test
    void secondExecuteFailsTheStartThoughTheProgramHidesIt() {
        assertThatThrownBy(() -> launch(Programs.TwiceInSecret.class))
                .hasMessageContaining("Only one job per application");

        assertThat(cluster.submitted).isEmpty();
    }

    @Test
    void noJobIsSubmittedWhenMainFailsAfterExecute() {
        assertThatThrownBy(() -> launch(Programs.FailingAfterwards.class)).hasMessage("too late");

        assertThat(cluster.submitted).isEmpty();
    }

    @Test
    void programWithoutAJobIsTold() {
        assertThatThrownBy(() -> launch(Programs.Forgetful.class))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("without executing a job")
                .hasMessageContaining(Programs.Forgetful.class.getName());
    }

    @Test
    void failureOfMainComesOutAsItWasThrown() {
        assertThatThrownBy(() -> launch(Programs.Throwing.class))
                .isExactlyInstanceOf(IllegalStateException.class)
                .hasMessage("no pipeline")
                .hasRootCauseMessage("root");
    }

    @Test
    void refusalOfTheClusterComesOutAsItWasGiven() {
        cluster.refusal = new IOException("blob server is gone");

        assertThatThrownBy(() -> launch(Programs.Simple.class)).isSameAs(cluster.refusal);
    }

    @Test
    void launcherOutsideFlinkSaysHowItIsRun() {
        StreamContextEnvironment.unsetAsContext();

        assertThatThrownBy(() -> launch(Programs.Simple.class)).hasMessageContaining("/jars/:jarid/run");
    }
}
