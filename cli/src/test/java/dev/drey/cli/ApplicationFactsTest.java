package dev.drey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.drey.cli.ApplicationFacts.CheckpointFacts;
import dev.drey.cli.ApplicationFacts.JobFacts;
import dev.drey.cli.remote.Cluster;
import java.util.List;
import org.junit.jupiter.api.Test;

class ApplicationFactsTest {

    private static final ApplicationFacts READY = new ApplicationFacts("clicks", "READY", "FLINK-2_2", 4, null, null);
    private static final ApplicationFacts RUNNING = new ApplicationFacts(
            "orders",
            "RUNNING",
            "FLINK-1_20",
            1,
            new JobFacts(
                    "0af1",
                    "http://127.0.0.1:9000",
                    "RUNNING",
                    2,
                    3,
                    7,
                    1,
                    List.of(
                            new CheckpointFacts(9, "IN_PROGRESS", false, "2030-01-01T00:00:20Z", 0, 0),
                            new CheckpointFacts(8, "COMPLETED", false, "2030-01-01T00:00:00Z", 1_200, 55_100)),
                    List.of(new Cluster.Member("flink-jobmanager", "JOB_MANAGER", 1)),
                    1),
            new ApplicationFacts.DoctorFacts("hot-key", "warning", "Subtask 1 of count gets 9 times as many records."));

    @Test
    void theListHasALinePerApplication() {
        assertThat(AppsCommand.table(List.of(READY, RUNNING)))
                .containsExactly(
                        "NAME    STATUS   RUNTIME     VERSION  JOB      TASKS  CHECKPOINTS  LAST TOOK",
                        "clicks  READY    FLINK-2_2   4        -",
                        "orders  RUNNING  FLINK-1_20  1        RUNNING  2/3    7 +1 failed  1.2 s");
    }

    @Test
    void theStatusShowsTheJobItsProcessesAndItsCheckpoints() {
        assertThat(StatusCommand.describe(RUNNING))
                .contains(
                        "Doctor       Subtask 1 of count gets 9 times as many records. (hot-key); drey doctor orders",
                        "Job          0af1, RUNNING, 2 of 3 tasks run",
                        "Processes    flink-jobmanager (1)",
                        "Standby      1 task manager beyond the KPUs",
                        "  checkpoint 8  COMPLETED    2030-01-01T00:00:00Z  1.2 s  55.1 KB");
    }

    @Test
    void theJsonHasTheSameFacts() throws Exception {
        assertThat(new ObjectMapper()
                        .valueToTree(RUNNING)
                        .at("/job/recentCheckpoints/1/durationMillis")
                        .asLong())
                .isEqualTo(1_200);
    }
}
