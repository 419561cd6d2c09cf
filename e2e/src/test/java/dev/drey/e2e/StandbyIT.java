package dev.drey.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A spare task manager takes over at once, and there is a new spare one soon. */
@ExtendWith(SharedService.class)
class StandbyIT {

    private static final Duration TO_REPLACE = Duration.ofSeconds(60);

    @ParameterizedTest
    @EnumSource(names = "FLINK_2_2")
    void workMovesToTheSpareTaskManager(Line line, DreyService service) throws Exception {
        String name = "spare-" + line.suffix();
        OrdersOutput output = new OrdersOutput(service, name);
        Plan plan = Plan.orders(line, name + "/run").withProperties("drey", Map.of("standby-task-managers", "1"));
        try (TestApplication application = TestApplication.create(service, name, plan)) {
            Flink flink = application.run();
            Await.that("there is a spare task manager", TO_REPLACE, () -> spares(flink) == 1);
            long before = output.awaitExactlyOnceBeyond(0);
            Cluster cluster = application.cluster();
            assertThat(cluster.taskManagers()).hasSize(2);

            String victim = findBusy(flink).orElseThrow();
            long pid = cluster.taskManager(victim);
            Processes.kill(pid);
            Await.that(
                    "the work has moved",
                    TO_REPLACE,
                    () -> findBusy(flink).filter(busy -> !busy.equals(victim)).isPresent());
            Await.that(
                    "there is a spare task manager again",
                    TO_REPLACE,
                    () -> spares(flink) == 1
                            && application.cluster().taskManagers().size() == 2);
            flink.awaitFullyRunning();
            assertThat(application.cluster().taskManagers()).doesNotContain(pid);
            output.awaitExactlyOnceBeyond(before);
            assertThat(application.cluster().jobId()).isEqualTo(cluster.jobId());
            assertThat(application.cluster().taskManagers()).hasSize(2);
        }
    }

    private static long spares(Flink flink) throws IOException, InterruptedException {
        long spares = 0;
        for (JsonNode taskManager : flink.get("/taskmanagers").path("taskmanagers")) {
            boolean free = taskManager.path("freeSlots").asInt()
                    == taskManager.path("slotsNumber").asInt();
            spares += free ? 1 : 0;
        }
        return spares;
    }

    /** Empty between the loss of a task manager and the restart of the job. */
    private static Optional<String> findBusy(Flink flink) throws IOException, InterruptedException {
        for (JsonNode taskManager : flink.get("/taskmanagers").path("taskmanagers")) {
            if (taskManager.path("freeSlots").asInt() == 0) {
                return Optional.of(taskManager.path("id").asText());
            }
        }
        return Optional.empty();
    }
}
