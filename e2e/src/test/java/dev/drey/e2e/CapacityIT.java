package dev.drey.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drey.flink.JobDetail;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;

/** Parallelism and ParallelismPerKPU become task managers and slots. */
@ExtendWith(SharedService.class)
class CapacityIT {

    @ParameterizedTest
    @EitherLine
    void fourAtTwoPerKpuAreTwoTaskManagersWithTwoSlotsEach(Line line, DreyService service) throws Exception {
        Plan plan = Plan.of(line, Program.HEADSTRONG).withParallelism(4, 2);
        try (TestApplication application = TestApplication.create(service, "wide-" + line.suffix(), plan)) {
            Flink flink = application.run();
            JsonNode taskManagers = flink.get("/taskmanagers").path("taskmanagers");
            assertThat(taskManagers).hasSize(2).allSatisfy(taskManager -> {
                assertThat(taskManager.path("slotsNumber").asInt()).isEqualTo(2);
                assertThat(taskManager.path("freeSlots").asInt()).isZero();
            });
            assertThat(application.cluster().taskManagers()).hasSize(2);
            assertThat(flink.job().vertices())
                    .isNotEmpty()
                    .extracting(JobDetail.Vertex::parallelism)
                    .containsOnly(4);
        }
    }
}
