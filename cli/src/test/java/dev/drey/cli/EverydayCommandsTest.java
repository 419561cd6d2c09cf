package dev.drey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.drey.cli.testing.FakeService;
import dev.drey.cli.testing.TypedCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EverydayCommandsTest {

    private static final String DESCRIBED = """
            {"ApplicationDetail": {"ApplicationName": "clicks", "ApplicationStatus": "%s", "CreateTimestamp": 1,
             "ApplicationVersionId": 3, "RuntimeEnvironment": "FLINK-1_20",
             "ApplicationConfigurationDescription": {"EnvironmentPropertyDescriptions": {"PropertyGroupDescriptions": [
              {"PropertyGroupId": "in", "PropertyMap": {"topic": "a", "group": "b"}}]}}}}""";
    private static final String OUTCOME = "{\"ApplicationOperationInfoDetails\": {\"OperationStatus\": \"%s\"%s}}";
    private static final String REASON =
            ", \"OperationFailureDetails\": {\"ErrorInfo\": {\"ErrorString\": \"main() threw\"}}";
    private static final String UNDER_WAY = "{\"OperationId\":\"op\"}";
    private static final String NOT_FOUND = "{\"__type\":\"ResourceNotFoundException\",\"Message\":\"none\"}";
    private static final String SNAPSHOT = """
            {"SnapshotName": "%s", "SnapshotStatus": "%s", "ApplicationVersionId": 3,
             "RuntimeEnvironment": "FLINK-1_20", "SnapshotCreationTimestamp": %d}""";
    private static final String CLUSTER = "/_drey/v1/applications/clicks/cluster";

    @TempDir
    Path folder;

    private FakeService fake;

    @BeforeEach
    void setUp() throws IOException {
        fake = FakeService.start();
        fake.reply("ListApplications", 200, "{\"ApplicationSummaries\": []}")
                .reply("DescribeApplicationOperation", 200, OUTCOME.formatted("SUCCESSFUL", ""))
                .reply(CLUSTER, 404, "{}");
    }

    @AfterEach
    void tearDown() {
        fake.close();
    }

    @Test
    void deployUploadsCreatesAndStarts() throws Exception {
        storeIsEmpty();
        fake.reply("DescribeApplication", 400, NOT_FOUND)
                .reply("DescribeApplication", 200, DESCRIBED.formatted("STARTING"))
                .reply("DescribeApplication", 200, DESCRIBED.formatted("RUNNING"))
                .reply("CreateApplication", 200, "{}")
                .reply("StartApplication", 200, UNDER_WAY);

        TypedCommand deploy = run(
                "deploy",
                jar(),
                "--name",
                "clicks",
                "--parallelism",
                "4",
                "--property",
                "in.topic=x=y",
                "--property",
                "a.b/c=d",
                "--checkpoint-interval",
                "5000",
                "--json");

        assertThat(deploy.code()).as(deploy.err()).isZero();
        JsonNode answer = json(deploy.out());
        assertThat(answer.at("/status").asText()).isEqualTo("RUNNING");
        assertThat(answer.at("/created").asBoolean()).isTrue();
        assertThat(answer.at("/program").asText()).matches("s3://drey-programs/my-app-[0-9a-f]{12}\\.jar");
        JsonNode request = body("CreateApplication").at("/ApplicationConfiguration");
        assertThat(request.at("/FlinkApplicationConfiguration")).isEqualTo(json("""
                {"CheckpointConfiguration": {"ConfigurationType": "CUSTOM", "CheckpointingEnabled": true,
                  "CheckpointInterval": 5000},
                 "ParallelismConfiguration": {"ConfigurationType": "CUSTOM", "Parallelism": 4}}"""));
        assertThat(request.at("/EnvironmentProperties/PropertyGroups")).isEqualTo(json("""
                [{"PropertyGroupId": "a.b", "PropertyMap": {"c": "d"}},
                 {"PropertyGroupId": "in", "PropertyMap": {"topic": "x=y"}}]"""));
    }

    @Test
    void deployUpdatesAnApplicationThatIsThereAndKeepsWhatIsNotSaid() throws Exception {
        storeIsEmpty();
        fake.reply("DescribeApplication", 200, DESCRIBED.formatted("RUNNING"))
                .reply("DescribeApplication", 200, DESCRIBED.formatted("UPDATING"))
                .reply("DescribeApplication", 200, DESCRIBED.formatted("RUNNING"))
                .reply("UpdateApplication", 200, UNDER_WAY);

        TypedCommand deploy = run("deploy", jar(), "--name", "clicks", "--property", "in.topic=c");

        assertThat(deploy.code()).as(deploy.err()).isZero();
        assertThat(deploy.out()).contains("Updated the application clicks", "logs -f clicks");
        assertThat(asked()).doesNotContain("StartApplication", "CreateApplication");
        JsonNode request = body("UpdateApplication");
        assertThat(request.at("/CurrentApplicationVersionId").asLong()).isEqualTo(3);
        assertThat(request.at("/ApplicationConfigurationUpdate/FlinkApplicationConfigurationUpdate")
                        .isMissingNode())
                .isTrue();
        assertThat(request.at("/ApplicationConfigurationUpdate/EnvironmentPropertyUpdates/PropertyGroups"))
                .isEqualTo(json("""
                        [{"PropertyGroupId": "in", "PropertyMap": {"group": "b", "topic": "c"}}]"""));
    }

    @Test
    void anUpdateThatTheServiceDoesNotOfferIsToldInItsWords() throws Exception {
        storeIsEmpty();
        fake.reply("DescribeApplication", 200, DESCRIBED.formatted("READY"))
                .reply(
                        "UpdateApplication",
                        400,
                        "{\"__type\":\"InvalidRequestException\",\"Message\":\"UpdateApplication is not available\"}");

        TypedCommand deploy = run("deploy", jar(), "--name", "clicks");

        assertThat(deploy.code()).isEqualTo(1);
        assertThat(deploy.err()).contains("UpdateApplication is not available");
    }

    @Test
    void whatCannotBeDeployedIsRefusedBeforeAnythingIsAsked() throws Exception {
        assertThat(run("deploy", jar(), "--name", "clicks", "--property", "topic=x")
                        .code())
                .isEqualTo(2);
        assertThat(run("deploy", jar(), "--name", "clicks", "--runtime", "FLINK-1_6")
                        .code())
                .isEqualTo(2);
        assertThat(fake.asked()).isEmpty();
        assertThat(run("deploy", "/nowhere.jar", "--name", "clicks").err()).contains("no program at '/nowhere.jar'");
    }

    @Test
    void aFailedStartIsToldWithItsReasonAndWhereToLookOn() {
        fake.reply("StartApplication", 200, UNDER_WAY)
                .reply("DescribeApplication", 200, DESCRIBED.formatted("STARTING"))
                .reply("DescribeApplication", 200, DESCRIBED.formatted("READY"));
        fake.forget("DescribeApplicationOperation")
                .reply("DescribeApplicationOperation", 200, OUTCOME.formatted("FAILED", REASON));

        TypedCommand start = run("start", "clicks");

        assertThat(start.code()).isEqualTo(1);
        assertThat(start.err())
                .contains("clicks did not become RUNNING", "main() threw", "drey logs clicks --endpoint");
    }

    @Test
    void startSaysWhatToRestore() throws Exception {
        fake.reply("StartApplication", 200, UNDER_WAY)
                .reply("DescribeApplication", 200, DESCRIBED.formatted("RUNNING"));

        assertThat(run("start", "clicks", "--snapshot", "s1", "--allow-non-restored-state")
                        .code())
                .isZero();

        assertThat(body("StartApplication").at("/RunConfiguration")).isEqualTo(json("""
                {"FlinkRunConfiguration": {"AllowNonRestoredState": true},
                 "ApplicationRestoreConfiguration": {"ApplicationRestoreType": "RESTORE_FROM_CUSTOM_SNAPSHOT",
                  "SnapshotName": "s1"}}"""));
        assertThat(run("start", "clicks", "--snapshot", "s1", "--skip-restore").code())
                .isEqualTo(2);
    }

    @Test
    void stopNamesTheSnapshotThatItTook() throws Exception {
        fake.reply("ListApplicationSnapshots", 200, snapshots(SNAPSHOT.formatted("old", "READY", 1)))
                .reply(
                        "ListApplicationSnapshots",
                        200,
                        snapshots(SNAPSHOT.formatted("old", "READY", 1), SNAPSHOT.formatted("new", "READY", 2)))
                .reply("StopApplication", 200, UNDER_WAY)
                .reply("DescribeApplication", 200, DESCRIBED.formatted("READY"));

        TypedCommand stop = run("stop", "clicks", "--json");

        assertThat(json(stop.out()).at("/snapshot").asText()).isEqualTo("new");
        assertThat(stop.err()).contains("READY after", "snapshot new");
    }

    @Test
    void aStopWhoseSnapshotFailedIsNoSuccessThoughTheApplicationRunsOn() {
        fake.reply("ListApplicationSnapshots", 200, snapshots())
                .reply("StopApplication", 200, UNDER_WAY)
                .reply("DescribeApplication", 200, DESCRIBED.formatted("STOPPING"))
                .reply("DescribeApplication", 200, DESCRIBED.formatted("RUNNING"));
        fake.forget("DescribeApplicationOperation")
                .reply("DescribeApplicationOperation", 200, OUTCOME.formatted("FAILED", REASON));

        TypedCommand stop = run("stop", "clicks");

        assertThat(stop.code()).isEqualTo(1);
        assertThat(stop.err()).contains("did not become READY; it is RUNNING", "main() threw");
    }

    @Test
    void snapshotWaitsUntilItIsReady() throws Exception {
        fake.reply("CreateApplicationSnapshot", 200, "{}")
                .reply("DescribeApplicationSnapshot", 200, details(SNAPSHOT.formatted("s1", "CREATING", 1)))
                .reply("DescribeApplicationSnapshot", 200, details(SNAPSHOT.formatted("s1", "READY", 1)));

        TypedCommand snapshot = run("snapshot", "clicks", "s1", "--json");

        assertThat(json(snapshot.out())).isEqualTo(json("""
                        {"name": "s1", "status": "READY", "applicationVersion": 3, "runtime": "FLINK-1_20",
                         "taken": "1970-01-01T00:00:01Z"}"""));
    }

    @Test
    void aSnapshotThatFailedIsAFailure() {
        fake.reply("CreateApplicationSnapshot", 200, "{}")
                .reply("DescribeApplicationSnapshot", 200, details(SNAPSHOT.formatted("s1", "FAILED", 1)));

        TypedCommand snapshot = run("snapshot", "clicks", "s1");

        assertThat(snapshot.code()).isEqualTo(1);
        assertThat(snapshot.err()).contains("Snapshot s1 of application clicks is FAILED");
    }

    @Test
    void snapshotsAreListedNewestFirst() {
        fake.reply(
                "ListApplicationSnapshots",
                200,
                snapshots(SNAPSHOT.formatted("old", "READY", 1), SNAPSHOT.formatted("new", "CREATING", 2)));

        assertThat(run("snapshots", "clicks").out().lines())
                .containsExactly(
                        "SNAPSHOT  STATUS    VERSION  RUNTIME     TAKEN",
                        "new       CREATING  3        FLINK-1_20  1970-01-01T00:00:02Z",
                        "old       READY     3        FLINK-1_20  1970-01-01T00:00:01Z");
    }

    @Test
    void deleteWithoutATerminalNeedsYes() throws Exception {
        assertThat(run("delete", "clicks").code()).isEqualTo(2);
        assertThat(fake.asked()).isEmpty();

        fake.reply("DescribeApplication", 200, DESCRIBED.formatted("READY"))
                .reply("DescribeApplication", 200, DESCRIBED.formatted("DELETING"))
                .reply("DescribeApplication", 400, NOT_FOUND)
                .reply("DeleteApplication", 200, "{}");
        TypedCommand delete = run("delete", "clicks", "--yes", "--json");

        assertThat(json(delete.out()).at("/deleted").asBoolean()).isTrue();
        assertThat(body("DeleteApplication").at("/CreateTimestamp").asLong()).isEqualTo(1);
    }

    private TypedCommand run(String... arguments) {
        return TypedCommand.run(Drey::commandLine, fake, arguments);
    }

    private String jar() throws IOException {
        return Files.writeString(folder.resolve("my app.jar"), "a program").toString();
    }

    /** As far as the upload asks. */
    private void storeIsEmpty() {
        fake.reply("/", 200, "<ListAllMyBucketsResult><Buckets></Buckets></ListAllMyBucketsResult>")
                .reply("/drey-programs", 200, "")
                .replyToAnyOther(200, "");
    }

    private static String snapshots(String... details) {
        return "{\"SnapshotSummaries\": [" + String.join(",", details) + "]}";
    }

    private static String details(String snapshot) {
        return "{\"SnapshotDetails\": " + snapshot + "}";
    }

    private List<String> asked() {
        return fake.asked().stream().map(FakeService.Asked::what).toList();
    }

    private JsonNode body(String operation) throws IOException {
        return json(fake.asked().stream()
                .filter(asked -> asked.what().equals(operation))
                .findFirst()
                .orElseThrow()
                .body());
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }
}
