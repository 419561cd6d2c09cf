package dev.drey.cli.trial;

import dev.drey.cli.apps.CommandFailure;
import dev.drey.cli.apps.Stage;
import dev.drey.cli.text.Awaiting;
import dev.drey.cli.text.Figures;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kinesisanalyticsv2.KinesisAnalyticsV2Client;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationDetail;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationOperationInfo;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationStatus;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ListApplicationOperationsResponse;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.OperationStatus;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.PropertyGroup;

/**
 * The audit's application through the AWS API. Requests return at once, because faults strike while they are carried out;
 * what the service refuses for the moment is asked again.
 */
public final class AuditApplication {

    /** What the application is called. */
    public static final String NAME = "audit";

    private static final String BUCKET = "audit";
    private static final Duration LOOK = Duration.ofMillis(100);

    private final Stage stage;
    private final Plan plan;
    private final KinesisAnalyticsV2Client analytics;
    private long revision;
    private long startsByHand;

    /**
     * What it is to be like.
     *
     * @param standby spare task managers
     * @param patience for anything to come to rest
     */
    public record Plan(
            String runtime,
            Guarantee guarantee,
            long ordersPerSecond,
            int standby,
            AuditFolder folder,
            Duration patience) {}

    /** Nothing is created yet. */
    public AuditApplication(Stage stage, Plan plan) {
        this.stage = stage;
        this.plan = plan;
        this.analytics = stage.service().analytics();
    }

    /** @param key of the program in its bucket */
    public void create(String key) {
        analytics.createApplication(request -> request.applicationName(NAME)
                .runtimeEnvironment(plan.runtime())
                .serviceExecutionRole("arn:aws:iam::000000000000:role/drey-audit")
                .applicationConfiguration(configuration -> configuration
                        .applicationCodeConfiguration(code -> code.codeContentType("ZIPFILE")
                                .codeContent(content -> content.s3ContentLocation(
                                        location -> location.bucketARN("arn:aws:s3:::" + BUCKET)
                                                .fileKey(key))))
                        .flinkApplicationConfiguration(flink -> flink.checkpointConfiguration(checkpoints -> checkpoints
                                        .configurationType("CUSTOM")
                                        .checkpointingEnabled(true)
                                        .checkpointInterval(1000L)
                                        .minPauseBetweenCheckpoints(0L))
                                .parallelismConfiguration(parallelism -> parallelism
                                        .configurationType("CUSTOM")
                                        .parallelism(2)
                                        .parallelismPerKPU(1)
                                        .autoScalingEnabled(false)))
                        .environmentProperties(environment -> environment.propertyGroups(properties()))
                        .applicationSnapshotConfiguration(snapshots -> snapshots.snapshotsEnabled(true))));
    }

    /** The bucket that the program is expected in. */
    public static String bucket() {
        return BUCKET;
    }

    private List<PropertyGroup> properties() {
        Map<String, String> audit = Map.of(
                "control", plan.folder().control().toString(),
                "guarantee", plan.guarantee().id(),
                "revision", String.valueOf(revision));
        Map<String, String> orders = Map.of(
                "output", plan.folder().output().toUri().toString(),
                "orders.per.second", String.valueOf(plan.ordersPerSecond()));
        List<PropertyGroup> groups = new ArrayList<>(List.of(group("audit", audit), group("orders", orders)));
        if (plan.standby() > 0) {
            groups.add(group("drey", Map.of("standby-task-managers", String.valueOf(plan.standby()))));
        }
        return groups;
    }

    private static PropertyGroup group(String id, Map<String, String> properties) {
        return PropertyGroup.builder()
                .propertyGroupId(id)
                .propertyMap(properties)
                .build();
    }

    /** Asks for a start from the latest snapshot, or without state when there is none. */
    public void beginStart() throws IOException, InterruptedException {
        insist("start", () -> analytics.startApplication(request -> request.applicationName(NAME)));
    }

    /** Asks for a stop with a snapshot. */
    public void beginStop() throws IOException, InterruptedException {
        insist("stop", () -> analytics.stopApplication(request -> request.applicationName(NAME)));
    }

    /** Asks for a change that the running job has to be replaced for. */
    public void beginUpdate() throws IOException, InterruptedException {
        revision++;
        insist("update", () -> {
            long version = get().applicationVersionId();
            analytics.updateApplication(request -> request.applicationName(NAME)
                    .currentApplicationVersionId(version)
                    .applicationConfigurationUpdate(update -> update.environmentPropertyUpdates(
                            environment -> environment.propertyGroups(properties()))));
        });
    }

    /** Asks for a snapshot. */
    public void beginSnapshot(String name) throws IOException, InterruptedException {
        insist(
                "snapshot",
                () -> analytics.createApplicationSnapshot(
                        request -> request.applicationName(NAME).snapshotName(name)));
    }

    private void insist(String what, Runnable request) throws IOException, InterruptedException {
        List<String> refusals = new ArrayList<>();
        Optional<Boolean> accepted = new Awaiting(stage.time(), plan.patience(), LOOK).first(elapsed -> {
            try {
                request.run();
                return Optional.of(true);
            } catch (SdkException refusal) {
                refusals.add(String.valueOf(refusal.getMessage()));
                return Optional.empty();
            }
        });
        if (accepted.isEmpty()) {
            throw new CommandFailure("A " + what + " of the application was refused for "
                    + Figures.seconds(plan.patience()) + ", the last time with: "
                    + refusals.get(refusals.size() - 1));
        }
    }

    /** As the service describes it now. */
    public ApplicationDetail get() {
        return analytics
                .describeApplication(request -> request.applicationName(NAME))
                .applicationDetail();
    }

    /**
     * Waits until the application is RUNNING. When an operation that failed has left it at rest, it is started as a person
     * would.
     */
    public void awaitRunning() throws IOException, InterruptedException {
        await(Set.of(ApplicationStatus.RUNNING), ApplicationStatus.READY);
    }

    /** Waits until it has come to rest by itself. */
    public void awaitReady() throws IOException, InterruptedException {
        await(Set.of(ApplicationStatus.READY), null);
    }

    /** Waits until no operation is under way; gives whether it is READY then, not RUNNING. */
    public boolean awaitRest() throws IOException, InterruptedException {
        return await(Set.of(ApplicationStatus.READY, ApplicationStatus.RUNNING), null) == ApplicationStatus.READY;
    }

    private ApplicationStatus await(Set<ApplicationStatus> wanted, @Nullable ApplicationStatus toStartFrom)
            throws IOException, InterruptedException {
        List<String> seen = new ArrayList<>(List.of("nothing"));
        Optional<ApplicationStatus> reached = new Awaiting(stage.time(), plan.patience(), LOOK).first(elapsed -> {
            try {
                ApplicationStatus status = get().applicationStatus();
                seen.add(status.toString());
                stage.screen().live("the application is " + status + ", " + Figures.running(elapsed));
                if (status == toStartFrom) {
                    startsByHand++;
                    beginStart();
                }
                return wanted.contains(status) ? Optional.of(status) : Optional.empty();
            } catch (SdkException noAnswer) {
                seen.add(String.valueOf(noAnswer.getMessage()));
                return Optional.empty();
            }
        });
        return reached.orElseThrow(() -> new CommandFailure("The application did not become " + wanted + " within "
                + Figures.seconds(plan.patience()) + "; the last that was seen is " + seen.get(seen.size() - 1)));
    }

    /** Asks for its deletion. */
    public void delete() {
        ApplicationDetail known = get();
        analytics.deleteApplication(request -> request.applicationName(NAME).createTimestamp(known.createTimestamp()));
    }

    /** How often it was started although nobody had stopped it. */
    public long startsByHand() {
        return startsByHand;
    }

    /** Operations that the service gave up and said so. */
    public long countFailedOperations() {
        long failed = 0;
        @Nullable String next = null;
        do {
            String token = next;
            ListApplicationOperationsResponse page = analytics.listApplicationOperations(
                    request -> request.applicationName(NAME).nextToken(token));
            failed += page.applicationOperationInfoList().stream()
                    .map(ApplicationOperationInfo::operationStatus)
                    .filter(OperationStatus.FAILED::equals)
                    .count();
            next = page.nextToken();
        } while (next != null);
        return failed;
    }
}
