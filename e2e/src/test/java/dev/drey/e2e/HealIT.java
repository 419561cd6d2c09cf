package dev.drey.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The doctor inside the service, on a job that takes no checkpoints any more since one of its sources has ended: it tells of it
 * by itself, takes a remedy back that does not help, even if the service is killed meanwhile, and clears it with the one that
 * does.
 */
@ExtendWith(SharedService.class)
class HealIT {

    private static final String CAUSE = "finished-tasks-block-checkpoint";
    private static final String SETTING = "execution.checkpointing.checkpoints-after-tasks-finish";
    private static final Duration TO_BE_TOLD = Duration.ofSeconds(60);
    private static final Duration TO_BE_OVER = Duration.ofSeconds(60);

    @Test
    @EnabledIfSystemProperty(named = "drey.tests", matches = "all")
    void aFindingIsToldAndARemedyHelpsOrIsTakenBack(DreyService service) throws Exception {
        Plan plan = Plan.of(Line.FLINK_2_2, Program.GALLERY)
                .withProperties(
                        "pipeline",
                        Map.of(
                                "00", "source name=visits rate=1000 keys=1000",
                                "01", "source name=catalogue rate=1000 keys=1000 limit=3000",
                                "02", "union",
                                "03", "profiles name=profiles content=100",
                                "04", "sink name=archive"))
                .withProperties("drey.flink", Map.of(SETTING, "false"));
        try (TestApplication application = TestApplication.create(service, "heal", plan)) {
            application.run();
            Heal heal = new Heal(service, application);

            heal.awaitFinding();

            JsonNode vain = heal.beginInVain();
            Await.that(
                    "the change is in force",
                    TO_BE_OVER,
                    () -> heal.status(vain.path("id").asText()).equals("WATCHING"));
            service.kill();
            service.up();
            heal.awaitStatus(vain.path("id").asText(), "ROLLED_BACK");
            assertThat(heal.ofFlink()).containsExactly(Map.entry(SETTING, "false"));

            heal.awaitExamined();
            JsonNode answer = heal.apply();
            assertThat(answer.path("treatment").path("status").asText())
                    .as(answer.toString())
                    .isEqualTo("CLEARED");
            assertThat(heal.ofFlink()).containsExactly(Map.entry(SETTING, "true"));
            assertThat(heal.events("TREATMENT")).last().asString().startsWith("The remedy has helped");
        }
    }

    /** What the test asks and does of its application. */
    private record Heal(DreyService service, TestApplication application) {

        private URI address(String what) {
            return service.endpoint().resolve("/_drey/v1/applications/" + application.name() + "/" + what);
        }

        List<String> events(String kind) throws IOException, InterruptedException {
            return service.clients()
                    .get(address("events?newest=1000"))
                    .orElseThrow()
                    .path("events")
                    .valueStream()
                    .filter(event -> event.path("kind").asText().equals(kind))
                    .map(event -> event.path("message").asText())
                    .toList();
        }

        /** After the restart of the service and of the job. */
        void awaitExamined() {
            Await.that(
                    "the service has examined the job",
                    TO_BE_TOLD,
                    () -> service.clients()
                            .get(address("doctor"))
                            .filter(report -> !report.path("jobs").isEmpty())
                            .isPresent());
        }

        void awaitFinding() throws IOException, InterruptedException {
            List<String> told = Await.until(
                    "the doctor has told of its finding", TO_BE_TOLD, () -> events("FINDING"), list -> !list.isEmpty());
            assertThat(told).hasSize(1);
            assertThat(told.get(0)).startsWith("The doctor finds " + CAUSE + ": ");
            String page = service.clients()
                    .http()
                    .send(
                            HttpRequest.newBuilder(service.endpoint().resolve("/metrics"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
            assertThat(page)
                    .contains("drey_finding{application=\"heal\",cause=\"" + CAUSE + "\",severity=\"critical\"} 1");
            JsonNode report = service.clients().get(address("doctor")).orElseThrow();
            assertThat(report.path("standing").path(0).path("cause").asText()).isEqualTo(CAUSE);
            assertThat(report.path("jobs")
                            .path(0)
                            .path("findings")
                            .path(0)
                            .path("cause")
                            .asText())
                    .isEqualTo(CAUSE);
        }

        /** A remedy against something else. */
        JsonNode beginInVain() throws IOException, InterruptedException {
            String change =
                    URLEncoder.encode("drey.flink/execution.checkpointing.num-retained=3", StandardCharsets.UTF_8);
            HttpResponse<String> answer = service.clients()
                    .http()
                    .send(
                            HttpRequest.newBuilder(address("doctor/treatments?cause=" + CAUSE
                                            + "&symptom=checkpoints-missing&within=4&version="
                                            + application.describe().applicationVersionId() + "&set=" + change))
                                    .POST(HttpRequest.BodyPublishers.noBody())
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return new ObjectMapper().readTree(answer.body());
        }

        String status(String treatment) throws IOException, InterruptedException {
            return service.clients()
                    .get(address("doctor/treatments/" + treatment))
                    .orElseThrow()
                    .path("status")
                    .asText();
        }

        void awaitStatus(String treatment, String wanted) {
            String unused = Await.until(
                    "treatment " + treatment + " is " + wanted,
                    TO_BE_OVER,
                    () -> status(treatment),
                    status -> status.equals(wanted));
        }

        Map<String, String> ofFlink() {
            return application
                    .describe()
                    .applicationConfigurationDescription()
                    .environmentPropertyDescriptions()
                    .propertyGroupDescriptions()
                    .stream()
                    .filter(group -> group.propertyGroupId().equals("drey.flink"))
                    .findFirst()
                    .orElseThrow()
                    .propertyMap();
        }

        /** As a script would. */
        JsonNode apply() throws IOException, InterruptedException {
            Await.that(
                    "the source has come to its end again",
                    TO_BE_TOLD,
                    () -> service.clients()
                            .get(application
                                    .cluster()
                                    .flinkRest()
                                    .resolve("/jobs/" + application.cluster().jobId()))
                            .orElseThrow()
                            .path("vertices")
                            .valueStream()
                            .anyMatch(vertex -> vertex.path("status").asText().equals("FINISHED")));
            Path said = service.data().resolve("heal.json");
            Process process = new ProcessBuilder(
                            Build.script(service.data()).toString(),
                            "doctor",
                            application.name(),
                            "--apply",
                            "--yes",
                            "--within",
                            "16",
                            "--json",
                            "--data",
                            service.data().toString())
                    .redirectOutput(said.toFile())
                    .redirectError(service.data().resolve("heal.err").toFile())
                    .start();
            assertThat(process.waitFor(90, TimeUnit.SECONDS))
                    .as("the doctor comes to an end")
                    .isTrue();
            String told =
                    Files.readString(said) + Files.readString(service.data().resolve("heal.err"));
            assertThat(process.exitValue()).as(told).isZero();
            return new ObjectMapper().readTree(Files.readString(said));
        }
    }
}
