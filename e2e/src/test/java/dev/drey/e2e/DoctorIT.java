package dev.drey.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;

/** The doctor on real clusters: by the name of an application, by the address of its Flink, and from what it recorded. */
@ExtendWith(SharedService.class)
class DoctorIT {

    private static final Duration TO_FAIL = Duration.ofSeconds(60);

    /** What it said, and how it exited. */
    private record Answer(int code, JsonNode json) {

        JsonNode primary() {
            return json.path("jobs").path(0).path("findings").path(0);
        }
    }

    @ParameterizedTest
    @EitherLine
    void aProgramThatFailsAgainAndAgainIsNamedWithItsPlace(Line line, DreyService service) throws Exception {
        try (TestApplication application = create(service, Plan.of(line, Program.FAILING))) {
            application.run();
            Cluster cluster = application.cluster();
            String address = cluster.flinkRest().toString();
            Await.that(
                    "the job has failed",
                    TO_FAIL,
                    () -> application
                            .flink()
                            .rest()
                            .rootException(cluster.jobId())
                            .isPresent());
            Path recording = Build.scratch().resolve("doctor-" + line.suffix() + ".json");

            for (Answer answer : List.of(
                    doctor(service, application.name(), "--record", recording.toString()),
                    doctor(service, "--flink", address, "--for", "1"),
                    doctor(service, "--bundle", recording.toString()))) {
                assertThat(answer.code()).isEqualTo(1);
                assertThat(answer.primary().path("cause").asText()).isEqualTo("user-code-exception");
                assertThat(answer.primary().path("severity").asText()).isEqualTo("critical");
                assertThat(answer.primary().path("sentence").asText()).contains("Failing");
            }
        }
    }

    @Test
    void aStartThatFailsIsExplainedAfterItsClusterIsGone(DreyService service) throws Exception {
        try (TestApplication application = create(service, Plan.of(Line.FLINK_2_2, Program.THROWING))) {
            application.awaitFailure(application.start(request -> {}));

            Answer answer = doctor(service, application.name());

            assertThat(answer.code()).isEqualTo(1);
            assertThat(answer.primary().path("cause").asText()).isEqualTo("main-method-failed");
            assertThat(answer.primary().path("sentence").asText()).contains("price list v3 has no currency");
        }
    }

    @Test
    void whatCannotBeExaminedIsSaidToBe(DreyService service) throws Exception {
        assertThat(doctor(service, "--flink", "http://127.0.0.1:9").code()).isEqualTo(2);
        assertThat(doctor(service, "no-such-application").code()).isEqualTo(2);
    }

    private static TestApplication create(DreyService service, Plan plan) {
        return TestApplication.create(
                service,
                "doctor-" + plan.program().name().toLowerCase(Locale.ROOT) + "-"
                        + plan.line().suffix(),
                plan);
    }

    private static Answer doctor(DreyService service, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Build.script(service.data()).toString(),
                "doctor",
                "--json",
                "--data",
                service.data().toString()));
        command.addAll(List.of(options));
        Path said = service.data().resolve("doctor.json");
        Process process = new ProcessBuilder(command)
                .redirectOutput(said.toFile())
                .redirectError(service.data().resolve("doctor.err").toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS))
                .as("the doctor answers in time")
                .isTrue();
        String text = Files.readString(said);
        return new Answer(process.exitValue(), new ObjectMapper().readTree(text.isEmpty() ? "{}" : text));
    }
}
