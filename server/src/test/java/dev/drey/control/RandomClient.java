package dev.drey.control;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesisanalyticsv2.KinesisAnalyticsV2Client;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationDetail;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationRestoreType;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.CreateApplicationRequest;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.KinesisAnalyticsV2Exception;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.SnapshotDetails;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.Tag;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.UrlType;

/** A client that does not know what it wants: one request after another, to applications that it shares with others. */
final class RandomClient implements Runnable {

    private static final String ARN = "arn:aws:kinesisanalytics:us-east-1:000000000000:application/";
    private static final String STREAM = "arn:aws:logs:us-east-1:000000000000:log-group:g:log-stream:s";

    private final KinesisAnalyticsV2Client client;
    private final Random random;
    private final List<String> names;
    private final Answers answers;
    private final int requests;

    RandomClient(KinesisAnalyticsV2Client client, long seed, List<String> names, Answers answers, int requests) {
        this.client = client;
        this.random = new Random(seed);
        this.names = names;
        this.answers = answers;
        this.requests = requests;
    }

    /** Is told of every answer. */
    interface Answers {
        /** @param error null for success */
        void answered(String operation, @Nullable KinesisAnalyticsV2Exception error);
    }

    @Override
    public void run() {
        for (int i = 0; i < requests; i++) {
            String name = names.get(random.nextInt(names.size()));
            switch (random.nextInt(12)) {
                case 0 -> create(name);
                case 1, 2 -> start(name);
                case 3 -> stop(name);
                case 4, 5 -> update(name);
                case 6 -> changePart(name);
                case 7 -> rollBack(name);
                case 8 -> snapshot(name);
                case 9 -> look(name);
                case 10 -> tag(name);
                default -> other(name);
            }
        }
    }

    /** Whatever the answer is: null when it is an error. */
    private <T> @Nullable T ask(String operation, Supplier<T> request) {
        try {
            T answer = request.get();
            answers.answered(operation, null);
            return answer;
        } catch (KinesisAnalyticsV2Exception error) {
            answers.answered(operation, error);
            return null;
        }
    }

    private @Nullable ApplicationDetail describe(String name) {
        var response = ask(
                "DescribeApplication",
                () -> client.describeApplication(
                        r -> r.applicationName(name).includeAdditionalDetails(random.nextBoolean())));
        return response == null ? null : response.applicationDetail();
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private void create(String name) {
        boolean inline = chance(30);
        CreateApplicationRequest request = CreateApplicationRequest.builder()
                .applicationName(name)
                .runtimeEnvironment(chance(50) ? "FLINK-1_20" : "FLINK-2_2")
                .serviceExecutionRole("arn:aws:iam::123456789012:role/flink")
                .applicationConfiguration(c -> c.applicationCodeConfiguration(a -> a.codeContentType("ZIPFILE")
                                .codeContent(content -> {
                                    if (inline) {
                                        content.zipFileContent(SdkBytes.fromUtf8String("jar " + random.nextInt(3)));
                                    } else {
                                        content.s3ContentLocation(s3 -> s3.bucketARN("arn:aws:s3:::jobs")
                                                .fileKey("clicks.jar"));
                                    }
                                }))
                        .applicationSystemRollbackConfiguration(r -> r.rollbackEnabled(chance(50))))
                .build();
        ask("CreateApplication", () -> client.createApplication(request));
    }

    private void start(String name) {
        ask(
                "StartApplication",
                () -> client.startApplication(r -> {
                    r.applicationName(name);
                    if (chance(20)) {
                        r.runConfiguration(run -> run.applicationRestoreConfiguration(restore ->
                                restore.applicationRestoreType(ApplicationRestoreType.RESTORE_FROM_CUSTOM_SNAPSHOT)
                                        .snapshotName("s" + random.nextInt(5))));
                    }
                }));
    }

    private void stop(String name) {
        ask(
                "StopApplication",
                () -> client.stopApplication(r -> r.applicationName(name).force(chance(40))));
    }

    private void update(String name) {
        ApplicationDetail seen = describe(name);
        if (seen == null) {
            return;
        }
        boolean byToken = chance(50);
        ask(
                "UpdateApplication",
                () -> client.updateApplication(r -> {
                    r.applicationName(name)
                            .conditionalToken(byToken ? seen.conditionalToken() : null)
                            .currentApplicationVersionId(byToken ? null : seen.applicationVersionId());
                    switch (random.nextInt(4)) {
                        case 0 -> r.serviceExecutionRoleUpdate("arn:aws:iam::1:role/r" + random.nextInt(9));
                        case 1 ->
                            r.applicationConfigurationUpdate(c -> c.applicationSnapshotConfigurationUpdate(
                                    s -> s.snapshotsEnabledUpdate(chance(70))));
                        case 2 ->
                            r.applicationConfigurationUpdate(c -> c.applicationCodeConfigurationUpdate(
                                    code -> code.codeContentUpdate(content -> content.zipFileContentUpdate(
                                            SdkBytes.fromUtf8String("jar " + random.nextInt(3))))));
                        default ->
                            r.applicationConfigurationUpdate(c -> c.applicationCodeConfigurationUpdate(code ->
                                    code.codeContentUpdate(content -> content.s3ContentLocationUpdate(
                                            s3 -> s3.bucketARNUpdate("arn:aws:s3:::jobs")
                                                    .fileKeyUpdate(chance(80) ? "clicks.jar" : "missing.jar")))));
                    }
                }));
    }

    private void changePart(String name) {
        ApplicationDetail seen = describe(name);
        if (seen == null) {
            return;
        }
        long version = seen.applicationVersionId();
        var vpcs = seen.applicationConfigurationDescription().vpcConfigurationDescriptions();
        var options = seen.cloudWatchLoggingOptionDescriptions();
        if (chance(50) && !vpcs.isEmpty()) {
            ask(
                    "DeleteApplicationVpcConfiguration",
                    () -> client.deleteApplicationVpcConfiguration(r -> r.applicationName(name)
                            .currentApplicationVersionId(version)
                            .vpcConfigurationId(vpcs.get(0).vpcConfigurationId())));
        } else if (chance(50)) {
            ask(
                    "AddApplicationVpcConfiguration",
                    () -> client.addApplicationVpcConfiguration(r -> r.applicationName(name)
                            .currentApplicationVersionId(version)
                            .vpcConfiguration(v -> v.subnetIds("subnet-1").securityGroupIds("sg-1"))));
        } else if (!options.isEmpty()) {
            ask(
                    "DeleteApplicationCloudWatchLoggingOption",
                    () -> client.deleteApplicationCloudWatchLoggingOption(r -> r.applicationName(name)
                            .currentApplicationVersionId(version)
                            .cloudWatchLoggingOptionId(options.get(0).cloudWatchLoggingOptionId())));
        } else {
            ask(
                    "AddApplicationCloudWatchLoggingOption",
                    () -> client.addApplicationCloudWatchLoggingOption(r -> r.applicationName(name)
                            .currentApplicationVersionId(version)
                            .cloudWatchLoggingOption(o -> o.logStreamARN(STREAM))));
        }
    }

    private void rollBack(String name) {
        ApplicationDetail seen = describe(name);
        if (seen != null) {
            ask(
                    "RollbackApplication",
                    () -> client.rollbackApplication(
                            r -> r.applicationName(name).currentApplicationVersionId(seen.applicationVersionId())));
        }
    }

    private void snapshot(String name) {
        String snapshot = "s" + random.nextInt(5);
        if (chance(60)) {
            ask(
                    "CreateApplicationSnapshot",
                    () -> client.createApplicationSnapshot(
                            r -> r.applicationName(name).snapshotName(snapshot)));
            return;
        }
        var found = ask(
                "DescribeApplicationSnapshot",
                () -> client.describeApplicationSnapshot(
                        r -> r.applicationName(name).snapshotName(snapshot)));
        if (found != null) {
            SnapshotDetails details = found.snapshotDetails();
            ask(
                    "DeleteApplicationSnapshot",
                    () -> client.deleteApplicationSnapshot(r -> r.applicationName(name)
                            .snapshotName(snapshot)
                            .snapshotCreationTimestamp(details.snapshotCreationTimestamp())));
        }
    }

    private void look(String name) {
        var versions = ask(
                "ListApplicationVersions",
                () -> client.listApplicationVersions(
                        r -> r.applicationName(name).limit(5)));
        if (versions != null) {
            ask(
                    "DescribeApplicationVersion",
                    () -> client.describeApplicationVersion(r -> r.applicationName(name)
                            .applicationVersionId(versions.applicationVersionSummaries()
                                    .get(0)
                                    .applicationVersionId())));
        }
        var operations = ask(
                "ListApplicationOperations",
                () -> client.listApplicationOperations(
                        r -> r.applicationName(name).limit(3)));
        if (operations != null && !operations.applicationOperationInfoList().isEmpty()) {
            String id = operations.applicationOperationInfoList().get(0).operationId();
            ask(
                    "DescribeApplicationOperation",
                    () -> client.describeApplicationOperation(
                            r -> r.applicationName(name).operationId(id)));
        }
        ask("ListApplicationSnapshots", () -> client.listApplicationSnapshots(r -> r.applicationName(name)));
    }

    private void tag(String name) {
        String key = (chance(5) ? "aws:k" : "k") + random.nextInt(60);
        if (chance(70)) {
            ask(
                    "TagResource",
                    () -> client.tagResource(r -> r.resourceARN(ARN + name)
                            .tags(Tag.builder().key(key).value("v").build())));
        } else {
            ask(
                    "UntagResource",
                    () -> client.untagResource(r -> r.resourceARN(ARN + name).tagKeys(key)));
        }
        ask("ListTagsForResource", () -> client.listTagsForResource(r -> r.resourceARN(ARN + name)));
    }

    private void other(String name) {
        if (chance(25)) {
            ApplicationDetail seen = describe(name);
            Instant created = seen == null ? Instant.EPOCH : seen.createTimestamp();
            ask(
                    "DeleteApplication",
                    () -> client.deleteApplication(r -> r.applicationName(name).createTimestamp(created)));
        } else if (chance(40)) {
            ask(
                    "UpdateApplicationMaintenanceConfiguration",
                    () -> client.updateApplicationMaintenanceConfiguration(r -> r.applicationName(name)
                            .applicationMaintenanceConfigurationUpdate(m ->
                                    m.applicationMaintenanceWindowStartTimeUpdate("0" + random.nextInt(10) + ":30"))));
        } else if (chance(50)) {
            ask(
                    "CreateApplicationPresignedUrl",
                    () -> client.createApplicationPresignedUrl(
                            r -> r.applicationName(name).urlType(UrlType.FLINK_DASHBOARD_URL)));
        } else {
            ask("ListApplications", () -> client.listApplications(r -> r.limit(2)));
        }
    }
}
