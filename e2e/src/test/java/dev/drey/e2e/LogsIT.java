package dev.drey.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a person sees who looks for logs with the AWS CLI, and for the story of an application with {@code drey}. */
@ExtendWith(SharedService.class)
class LogsIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String NAME = "logged";
    private static final String GROUP = "/aws/kinesis-analytics/" + NAME;
    private static final Set<String> MEMBERS = Set.of(
            "applicationARN",
            "applicationVersionId",
            "locationInformation",
            "logger",
            "message",
            "messageSchemaVersion",
            "messageType",
            "threadName",
            "process");

    @TempDir
    private Path folder;

    private AwsCli aws;
    private DreyService service;

    @BeforeEach
    void installed(DreyService shared) {
        assumeTrue(AwsCli.isInstalled(), "the AWS CLI is not installed: apt-get install awscli");
        service = shared;
        aws = new AwsCli(shared.endpoint(), folder);
    }

    @Test
    void logsStoryAndEvidenceOfOneApplication() throws Exception {
        Plan plan = Plan.of(Line.FLINK_1_20, Program.TABLE)
                .withProperties("database", Map.of("password", "PLANTED-PROPERTY", "url", "x://me:PLANTED-URL@host"));
        try (TestApplication application = TestApplication.create(service, NAME, plan)) {
            application.run();
            eventsHaveTheMembersOfAmazons();
            theLogLevelChangesWithoutARestart(application);
            aKilledTaskManagerIsTold(application);
            aQueryCountsEvents();
            evidenceIsShown();
            noPlantedSecretIsInTheBundle();
        }
        assertThat(aws.run("logs", "describe-log-streams", "--log-group-name", GROUP))
                .as("the log group outlives the application")
                .contains("kinesis-analytics-log-stream");
        aws.run("logs", "delete-log-group", "--log-group-name", GROUP);
    }

    private void eventsHaveTheMembersOfAmazons() {
        List<JsonNode> deployed = Await.until(
                "Flink's own messages are in the stream",
                SOON,
                () -> filter("\"Deploying\" \"flink-taskmanager-\""),
                found -> !found.isEmpty());
        JsonNode event = deployed.get(0);
        Set<String> members = new TreeSet<>();
        event.fieldNames().forEachRemaining(members::add);
        assertThat(members).isEqualTo(new TreeSet<>(MEMBERS));
        assertThat(event.path("applicationARN").asText()).endsWith(":application/" + NAME);
        assertThat(event.path("applicationVersionId").textValue()).isEqualTo("1");
        assertThat(event.path("locationInformation").asText())
                .matches("org\\.apache\\.flink\\.\\S+\\(\\w+\\.java:\\d+\\)");
        assertThat(event.path("process").asText()).isEqualTo("flink-jobmanager");
    }

    private void theLogLevelChangesWithoutARestart(TestApplication application) {
        Cluster before = application.cluster();
        assertThat(filter("{ $.messageType = \"DEBUG\" }")).isEmpty();

        application.update(request -> request.applicationConfigurationUpdate(
                configuration -> configuration.flinkApplicationConfigurationUpdate(
                        flink -> flink.monitoringConfigurationUpdate(monitoring ->
                                monitoring.configurationTypeUpdate("CUSTOM").logLevelUpdate("DEBUG")))));

        JsonNode debug = Await.until(
                        "the running processes log more",
                        SOON,
                        () -> filter("{ $.messageType = \"DEBUG\" }"),
                        found -> !found.isEmpty())
                .get(0);
        assertThat(debug.path("applicationVersionId").textValue()).isEqualTo("2");
        assertThat(application.cluster()).isEqualTo(before);
    }

    private void aKilledTaskManagerIsTold(TestApplication application) {
        Processes.kill(application.cluster().anyTaskManager());
        List<String> story = Await.until(
                "the story goes on",
                SOON,
                () -> filter("{ $.logger = \"dev.drey.events\" }").stream()
                        .map(event -> event.path("message").asText())
                        .toList(),
                told -> told.stream().anyMatch(message -> message.matches("All \\d+ tasks run again\\.")));
        assertThat(story)
                .containsSubsequence(
                        "The status changed from STARTING to RUNNING.",
                        "flink-taskmanager-1 is not there and is started.")
                .anyMatch(message -> message.startsWith("The job failed"))
                .anyMatch(message -> message.startsWith("The running cluster logs as version 2"));
    }

    private void aQueryCountsEvents() throws IOException {
        Instant now = Instant.now();
        String id = aws.run(
                        "logs",
                        "start-query",
                        "--log-group-name",
                        GROUP,
                        "--start-time",
                        String.valueOf(now.minusSeconds(3600).getEpochSecond()),
                        "--end-time",
                        String.valueOf(now.getEpochSecond()),
                        "--query",
                        "queryId",
                        "--output",
                        "text",
                        "--query-string",
                        "filter message like /Deploying/ | parse message /to (?<tm>flink-taskmanager-\\d+)/"
                                + " | stats count(*) as tasks by tm")
                .strip();
        String results = Await.until(
                "the query is complete",
                SOON,
                () -> aws.run("logs", "get-query-results", "--query-id", id),
                answer -> answer.contains("\"Complete\""));
        assertThat(results).contains("flink-taskmanager-1", "tasks");
    }

    private void evidenceIsShown() throws IOException {
        assertThat(drey("events", NAME, "--json")).contains("\"kind\":\"JOB\"", "StartApplication succeeded");
        assertThat(drey("exceptions", NAME)).contains("flink-taskmanager-1");
        String newest = drey("checkpoints", NAME)
                .lines()
                .skip(1)
                .findFirst()
                .orElseThrow()
                .split(" ", 2)[0];
        assertThat(drey("checkpoints", NAME, newest)).contains("START DELAY", "acknowledged");
        assertThat(drey("threads", NAME)).contains("=== flink-taskmanager-1", "flink-pekko");
        Path picture = folder.resolve("flames.html");
        drey("flamegraph", NAME, "-o", picture.toString());
        assertThat(picture).content().contains("<svg class=\"flames\"", "samples");
    }

    private void noPlantedSecretIsInTheBundle() throws IOException {
        Path file = folder.resolve("bundle.zip");
        drey("bundle", NAME, "-o", file.toString());
        List<String> names = new ArrayList<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                names.add(entry.getName());
                String text = new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
                assertThat(text).as(entry.getName()).doesNotContain("PLANTED");
            }
        }
        assertThat(names)
                .contains(
                        "manifest.json",
                        "application/application.json",
                        "flink/1/jobs/overview.json",
                        "flink/1/jobmanager/log.txt",
                        "flink/1/jobmanager/thread-dump.json",
                        "logs/flink-taskmanager-1.txt");
    }

    private List<JsonNode> filter(String pattern) {
        try {
            String answer =
                    aws.run("logs", "filter-log-events", "--log-group-name", GROUP, "--filter-pattern", pattern);
            List<JsonNode> events = new ArrayList<>();
            for (JsonNode event : new ObjectMapper().readTree(answer).path("events")) {
                events.add(new ObjectMapper().readTree(event.path("message").asText()));
            }
            return events;
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    private String drey(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(Build.script(folder).toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--endpoint", service.endpoint().toString()));
        Path out = Files.createTempFile(folder, "drey", ".txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        Await.that(
                command.stream().collect(Collectors.joining(" ")) + " ends",
                SOON.multipliedBy(3),
                () -> !process.isAlive());
        assertThat(process.exitValue()).as(Files.readString(out)).isZero();
        return Files.readString(out);
    }
}
