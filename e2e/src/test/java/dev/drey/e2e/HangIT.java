package dev.drey.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A process that is there and does nothing is ended and replaced, and one that was only away for a moment is not. */
@ExtendWith(SharedService.class)
class HangIT {

    private static final Duration TO_REPLACE = Duration.ofSeconds(90);
    private static final Duration TOLERATED = Duration.ofSeconds(5);
    private static final Duration LONGER_THAN_ANY_TOLERANCE = Duration.ofSeconds(20);

    @ParameterizedTest
    @EnumSource(names = "FLINK_1_20")
    void stoppedTaskManagerIsReplaced(Line line, DreyService service) throws Exception {
        String name = "frozen-" + line.suffix();
        OrdersOutput output = new OrdersOutput(service, name);
        try (TestApplication application = TestApplication.create(service, name, Plan.orders(line, name + "/run"))) {
            application.run();
            long before = output.awaitExactlyOnceBeyond(0);
            Cluster cluster = application.cluster();
            Processes.stop(cluster.anyTaskManager());
            Await.that("the task manager is gone", TO_REPLACE, () -> !isAlive(cluster.anyTaskManager()));
            application.flink().awaitFullyRunning();
            output.awaitExactlyOnceBeyond(before);
            assertThat(application.cluster().jobId()).isEqualTo(cluster.jobId());
            assertThat(application.cluster().jobManager()).isEqualTo(cluster.jobManager());
        }
    }

    @ParameterizedTest
    @EnumSource(names = "FLINK_2_2")
    void stoppedJobManagerIsReplaced(Line line, DreyService service) throws Exception {
        String name = "beheaded-" + line.suffix();
        OrdersOutput output = new OrdersOutput(service, name);
        try (TestApplication application = TestApplication.create(service, name, Plan.orders(line, name + "/run"))) {
            application.run();
            long before = output.awaitExactlyOnceBeyond(0);
            Cluster lost = application.cluster();
            Processes.stop(lost.jobManager());
            Await.that("the job manager is gone", TO_REPLACE, () -> !isAlive(lost.jobManager()));
            application.awaitClusterAfter(lost);
            Cluster next = application.cluster();
            assertThat(Processes.flinkOf(service.data()))
                    .extracting(ProcessHandle::pid)
                    .containsExactlyInAnyOrder(next.jobManager(), next.anyTaskManager());
            output.awaitExactlyOnceBeyond(before);
        }
    }

    /** {@code drey bench soak} does so for half an hour. */
    @Test
    @EnabledIfSystemProperty(named = "drey.tests", matches = "all")
    void pausesOfProcessesAndOfTheServiceHaveNoConsequence(DreyService service) throws Exception {
        OrdersOutput output = new OrdersOutput(service, "patient");
        try (TestApplication application =
                TestApplication.create(service, "patient", Plan.orders(Line.FLINK_2_2, "patient/run"))) {
            Flink flink = application.run();
            long before = output.awaitExactlyOnceBeyond(0);
            Cluster cluster = application.cluster();
            Processes.pause(cluster.anyTaskManager(), TOLERATED);
            flink.awaitNextCheckpoint();
            Processes.pause(cluster.jobManager(), TOLERATED);
            flink.awaitNextCheckpoint();
            service.pause(LONGER_THAN_ANY_TOLERANCE);
            flink.awaitNextCheckpoint();
            output.awaitExactlyOnceBeyond(before);
            assertThat(application.cluster()).isEqualTo(cluster);
            assertThat(flink.findRestored()).isEmpty();
        }
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }
}
