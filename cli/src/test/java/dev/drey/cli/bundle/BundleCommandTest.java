package dev.drey.cli.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.drey.cli.testing.FakeService;
import dev.drey.cli.testing.TypedCommand;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class BundleCommandTest {

    private static final String JOB = "0123456789abcdef0123456789abcdef";
    private static final String DREY = "/_drey/v1/applications/clicks/";

    @TempDir
    private Path folder;

    private FakeService fake;

    @BeforeEach
    void setUp() throws IOException {
        fake = FakeService.start();
        fake.replyToAnyOther(404, "{\"errors\": [\"Not found.\"]}")
                .reply("ListApplications", 200, "{\"ApplicationSummaries\": []}")
                .reply("/jobs/overview", 200, "{\"jobs\": [{\"jid\": \"" + JOB + "\"}]}")
                .reply("/jobs/" + JOB, 200, "{\"jid\": \"" + JOB + "\", \"vertices\": [{\"id\": \"v1\"}]}")
                .reply("/jobs/" + JOB + "/exceptions", 200, "{\"exceptionHistory\": {\"entries\": []}}")
                .reply("/jobs/" + JOB + "/checkpoints", 200, "{\"history\": [{\"id\": 7}]}")
                .reply("/jobs/" + JOB + "/checkpoints/details/7", 200, "{\"id\": 7}")
                .reply("/jobs/" + JOB + "/checkpoints/details/7/subtasks/v1", 200, "{\"subtasks\": []}")
                .reply("/jobmanager/metrics", 200, "[{\"id\": \"m\", \"value\": \"1\"}]")
                .reply("/jobmanager/config", 200, "[{\"key\": \"my.password\", \"value\": \"PLANTED-CONFIG\"}]")
                .reply("/jobmanager/log", 200, "INFO uses PLANTED-CONFIG and https://me:PLANTED-URL@host\n")
                .reply("/taskmanagers", 200, "{\"taskmanagers\": [{\"id\": \"flink-taskmanager-1\"}]}")
                .reply("/taskmanagers/flink-taskmanager-1/thread-dump", 200, "{\"threadInfos\": []}");
    }

    @AfterEach
    void tearDown() {
        fake.close();
    }

    @Test
    void aForeignClusterIsBundledUnderItsRestPaths() throws Exception {
        Path file = folder.resolve("b.zip");

        TypedCommand command = TypedCommand.runAlone(
                () -> new CommandLine(new BundleCommand()),
                "--flink",
                fake.endpoint().toString(),
                "-o",
                file.toString());

        assertThat(command.code()).as(command.err()).isZero();
        Map<String, String> entries = entries(file);
        assertThat(entries)
                .containsKeys(
                        "manifest.json",
                        "host.json",
                        "flink/1/jobs/overview.json",
                        "flink/1/jobs/" + JOB + ".json",
                        "flink/1/jobs/" + JOB + "/exceptions.json",
                        "flink/1/jobs/" + JOB + "/checkpoints.json",
                        "flink/1/jobs/" + JOB + "/checkpoints/details/7.json",
                        "flink/1/jobs/" + JOB + "/checkpoints/details/7/subtasks/v1.json",
                        "flink/1/jobmanager/metrics.json",
                        "flink/1/jobmanager/log.txt",
                        "flink/1/taskmanagers/flink-taskmanager-1/thread-dump.json");
        JsonNode manifest = new ObjectMapper().readTree(entries.get("manifest.json"));
        assertThat(manifest.path("format").asInt()).isEqualTo(1);
        assertThat(manifest.path("missing").has("flink/1/overview")).isTrue();
        assertThat(manifest.path("redacted").asInt()).isPositive();
        assertThat(String.join("\n", entries.values())).doesNotContain("PLANTED");
    }

    @Test
    void anApplicationIsBundledWithWhatTheServiceKnowsOfIt() throws Exception {
        replyAsAService();
        Path file = folder.resolve("b.zip");

        TypedCommand command =
                TypedCommand.run(() -> new CommandLine(new BundleCommand()), fake, "clicks", "-o", file.toString());

        assertThat(command.code()).as(command.err()).isZero();
        Map<String, String> entries = entries(file);
        assertThat(entries)
                .containsKeys(
                        "application/application.json",
                        "application/operations.json",
                        "application/versions.json",
                        "application/versions/3.json",
                        "application/snapshots.json",
                        "application/events.json",
                        "observed/metrics.json",
                        "logs/flink-jobmanager.txt",
                        "flink/1/jobs/overview.json");
        assertThat(new ObjectMapper().readTree(entries.get("application/operations.json")))
                .hasSize(2);
        assertThat(entries.get("logs/flink-jobmanager.txt")).isEqualTo("secret is [redacted]\n");
        assertThat(String.join("\n", entries.values())).doesNotContain("PLANTED");
        assertThat(command.out()).contains("Secrets were removed");
    }

    private void replyAsAService() {
        fake.reply("DescribeApplication", 200, """
                        {"ApplicationDetail": {"ApplicationARN": "arn:x", "EnvironmentPropertyDescriptions":
                         {"PropertyGroupDescriptions": [{"PropertyMap": {"db.password": "PLANTED-PROPERTY"}}]}}}""")
                .reply(
                        "ListApplicationOperations",
                        200,
                        "{\"ApplicationOperationInfoList\": [{\"OperationId\": \"a\"}], \"NextToken\": \"t\"}")
                .reply(
                        "ListApplicationOperations",
                        200,
                        "{\"ApplicationOperationInfoList\": [{\"OperationId\": \"b\"}]}")
                .reply(
                        "ListApplicationVersions",
                        200,
                        "{\"ApplicationVersionSummaries\": [{\"ApplicationVersionId\": 3}]}")
                .reply("DescribeApplicationVersion", 200, "{}")
                .reply("ListApplicationSnapshots", 200, "{\"SnapshotSummaries\": []}")
                .reply(
                        DREY + "events",
                        200,
                        "{\"events\": [{\"sequence\": 1, \"message\": \"prints PLANTED-PROPERTY\"}]}")
                .reply(DREY + "observed/metrics", 200, "{\"metrics\": []}")
                .reply(
                        DREY + "logs",
                        200,
                        "{\"incarnation\": \"i\", \"live\": true, \"logs\": [{\"name\": \"flink-jobmanager\", \"bytes\": 5}]}")
                .log("clicks", "flink-jobmanager", "secret is PLANTED-PROPERTY\n", 9)
                .reply(
                        DREY + "cluster",
                        200,
                        "{\"incarnation\": \"" + JOB + "\", \"flinkRest\": \"" + fake.endpoint() + "\"}");
    }

    @Test
    void whatIsNoClusterLeavesNoFile() {
        fake.forget("/jobs/overview");
        Path file = folder.resolve("b.zip");

        TypedCommand command = TypedCommand.runAlone(
                () -> new CommandLine(new BundleCommand()),
                "--flink",
                fake.endpoint().toString(),
                "-o",
                file.toString());

        assertThat(command.code()).isEqualTo(1);
        assertThat(Files.exists(file)).isFalse();
    }

    @Test
    void oneOfTheTwoMustBeNamed() {
        assertThat(TypedCommand.runAlone(() -> new CommandLine(new BundleCommand()))
                        .code())
                .isEqualTo(2);
    }

    private static Map<String, String> entries(Path file) throws IOException {
        Map<String, String> entries = new TreeMap<>();
        try (InputStream in = Files.newInputStream(file);
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return entries;
    }
}
