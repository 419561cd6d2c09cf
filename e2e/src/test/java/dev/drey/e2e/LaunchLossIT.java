package dev.drey.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A process that is killed while the job is on its way does not make the start fail. */
@ExtendWith(SharedService.class)
class LaunchLossIT {

    private static final Duration TO_APPEAR = Duration.ofSeconds(60);

    @ParameterizedTest
    @EnumSource(names = "FLINK_2_2")
    void startGoesOnWhoeverOfItsProcessesIsKilled(Line line, DreyService service) throws Exception {
        String name = "ambushed-" + line.suffix();
        OrdersOutput output = new OrdersOutput(service, name);
        try (TestApplication application = TestApplication.create(service, name, Plan.orders(line, name + "/run"))) {
            String operation = application.start(request -> {});
            long taskManager = awaitProcess(service, LaunchLossIT::isTaskManager);
            Processes.kill(taskManager);
            long next = awaitProcess(service, process -> isTaskManager(process) && process.pid() != taskManager);
            long jobManager = awaitProcess(service, process -> !isTaskManager(process));
            Processes.kill(jobManager);
            application.awaitRunning(operation);
            assertThat(application.operation(operation).operationStatusAsString())
                    .isEqualTo("SUCCESSFUL");
            assertThat(application.cluster().jobManager()).isNotEqualTo(jobManager);
            assertThat(application.cluster().anyTaskManager()).isNotIn(taskManager, next);
            output.awaitExactlyOnceBeyond(0);
        }
    }

    private static long awaitProcess(DreyService service, Predicate<ProcessHandle> which) {
        return Await.until(
                        "a Flink process appears",
                        TO_APPEAR,
                        () -> Processes.flinkOf(service.data()).stream()
                                .filter(which)
                                .findFirst(),
                        found -> found.isPresent())
                .orElseThrow()
                .pid();
    }

    private static boolean isTaskManager(ProcessHandle process) {
        return Processes.commandLines(List.of(process)).get(0).contains("-Ddrey.role=TASK_MANAGER");
    }
}
