package dev.drey.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The AWS CLI as it comes, from the upload of a program to the end of its application. */
@ExtendWith(SharedService.class)
class AwsCliIT {

    private static final String NAME = "by-command";
    private static final Duration TO_CHANGE = Duration.ofMinutes(2);

    /** Above 8 MB the CLI uploads in parts. */
    private static final int SEVERAL_PARTS = 20_000_000;

    @TempDir
    private Path folder;

    private AwsCli aws;

    @BeforeEach
    void installed(DreyService service) {
        assumeTrue(AwsCli.isInstalled(), "the AWS CLI is not installed: apt-get install awscli");
        aws = new AwsCli(service.endpoint(), folder);
    }

    @Test
    void filesGoUpAndComeBack() throws Exception {
        byte[] content = new byte[SEVERAL_PARTS];
        new Random(1).nextBytes(content);
        Path file = Files.write(folder.resolve("big.bin"), content);
        aws.run("s3", "mb", "s3://cli-files");
        aws.run("s3", "cp", file.toString(), "s3://cli-files/some/big.bin");
        assertThat(aws.run("s3", "ls", "s3://cli-files/some/")).contains(SEVERAL_PARTS + " big.bin");
        aws.run("s3", "cp", "s3://cli-files/some/big.bin", "back.bin");
        assertThat(folder.resolve("back.bin")).hasBinaryContent(content);
        aws.run("s3", "rm", "s3://cli-files/some/big.bin");
        assertThat(aws.run("s3", "ls", "s3://cli-files", "--recursive")).isBlank();
        aws.run("s3", "rb", "s3://cli-files");
    }

    @Test
    void applicationLivesItsWholeLife(DreyService service) throws Exception {
        aws.run("s3", "mb", "s3://cli-programs");
        aws.run("s3", "cp", Program.TABLE.jar().toString(), "s3://cli-programs/table.jar");
        try (TestApplication leftover = TestApplication.existing(service, NAME)) {
            JsonNode created = aws.analytics(
                    "create-application",
                    "--application-name",
                    NAME,
                    "--runtime-environment",
                    "FLINK-1_20",
                    "--service-execution-role",
                    "arn:aws:iam::000000000000:role/tests",
                    "--application-configuration",
                    """
                    {"ApplicationCodeConfiguration": {"CodeContentType": "ZIPFILE", "CodeContent": {"S3ContentLocation": {
                      "BucketARN": "arn:aws:s3:::cli-programs", "FileKey": "table.jar"}}}}""");
            assertThat(created.at("/ApplicationDetail/ApplicationARN").asText()).endsWith(":application/" + NAME);
            assertThat(aws.analytics("list-applications")
                            .at("/ApplicationSummaries")
                            .findValuesAsText("ApplicationName"))
                    .contains(NAME);
            aws.analytics("start-application", "--application-name", NAME, "--run-configuration", "{}");
            await("RUNNING");
            snapshots();
            alarms();
            aws.analytics("stop-application", "--application-name", NAME);
            await("READY");
            assertThat(aws.analytics("list-application-snapshots", "--application-name", NAME)
                            .path("SnapshotSummaries"))
                    .hasSize(1);
            aws.analytics("start-application", "--application-name", NAME, "--run-configuration", "{}");
            await("RUNNING");
            aws.analytics("stop-application", "--application-name", NAME, "--force");
            await("READY");
            delete(leftover);
        }
    }

    private void snapshots() throws Exception {
        String[] snapshot = {"--application-name", NAME, "--snapshot-name", "first"};
        aws.analytics("create-application-snapshot", snapshot);
        JsonNode taken = Await.until(
                "the snapshot is READY",
                TO_CHANGE,
                () -> aws.analytics("describe-application-snapshot", snapshot).path("SnapshotDetails"),
                details -> details.path("SnapshotStatus").asText().equals("READY"));
        assertThat(aws.analytics("list-application-snapshots", "--application-name", NAME)
                        .path("SnapshotSummaries")
                        .findValuesAsText("SnapshotName"))
                .containsExactly("first");
        aws.analytics(
                "delete-application-snapshot",
                "--application-name",
                NAME,
                "--snapshot-name",
                "first",
                "--snapshot-creation-timestamp",
                taken.path("SnapshotCreationTimestamp").asText());
        Await.that(
                "the snapshot is gone",
                TO_CHANGE,
                () -> aws.analytics("list-application-snapshots", "--application-name", NAME)
                        .path("SnapshotSummaries")
                        .isEmpty());
    }

    private void alarms() throws Exception {
        String[] uptime = {
            "--namespace",
            "AWS/KinesisAnalytics",
            "--metric-name",
            "uptime",
            "--dimensions",
            "Name=Application,Value=" + NAME
        };
        assertThat(aws.cloudwatch("list-metrics", uptime).path("Metrics")).hasSize(1);
        List<String> alarm = new ArrayList<>(List.of(uptime));
        alarm.addAll(List.of("--alarm-name", "cli-alarm", "--statistic", "Maximum", "--period", "10"));
        alarm.addAll(List.of("--evaluation-periods", "1", "--threshold", "0"));
        alarm.addAll(List.of("--comparison-operator", "GreaterThanThreshold"));
        aws.cloudwatch("put-metric-alarm", alarm.toArray(String[]::new));
        JsonNode unused = Await.until(
                "the alarm goes off",
                TO_CHANGE,
                () -> aws.cloudwatch("describe-alarms", "--alarm-names", "cli-alarm")
                        .at("/MetricAlarms/0/StateValue"),
                state -> state.asText().equals("ALARM"));
        aws.cloudwatch("delete-alarms", "--alarm-names", "cli-alarm");
    }

    private void delete(TestApplication application) throws Exception {
        String createdAt = describe().path("CreateTimestamp").asText();
        aws.analytics("delete-application", "--application-name", NAME, "--create-timestamp", createdAt);
        Await.that(
                "the application is gone", TO_CHANGE, () -> application.find().isEmpty());
    }

    private void await(String status) {
        JsonNode unused = Await.until(
                NAME + " is " + status,
                TO_CHANGE,
                this::describe,
                detail -> detail.path("ApplicationStatus").asText().equals(status));
    }

    private JsonNode describe() throws Exception {
        return aws.analytics("describe-application", "--application-name", NAME).path("ApplicationDetail");
    }
}
