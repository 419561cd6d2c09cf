package dev.drey.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.kinesisanalyticsv2.KinesisAnalyticsV2Client;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationDetail;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationOperationInfoDetails;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationStatus;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ResourceNotFoundException;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.SnapshotDetails;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.SnapshotStatus;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.StartApplicationRequest;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.UpdateApplicationRequest;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;

/** One application of a test, through the AWS SDK. Closing deletes it, whatever it does just then. */
final class TestApplication implements AutoCloseable {

    static final Duration TO_CHANGE = Duration.ofMinutes(2);

    private final DreyService service;
    private final String name;

    private TestApplication(DreyService service, String name) {
        this.service = service;
        this.name = name;
    }

    /** Uploads the program and creates the application. */
    static TestApplication create(DreyService service, String name, Plan plan) {
        upload(service, plan.program());
        service.clients().analytics().createApplication(plan.request(name));
        return new TestApplication(service, name);
    }

    /** One that the test has created itself. */
    static TestApplication existing(DreyService service, String name) {
        return new TestApplication(service, name);
    }

    static void upload(DreyService service, Program program) {
        makeBucket(service, Plan.BUCKET);
        service.clients()
                .objects()
                .putObject(request -> request.bucket(Plan.BUCKET).key(program.key()), program.jar());
    }

    static void makeBucket(DreyService service, String bucket) {
        try {
            service.clients().objects().headBucket(request -> request.bucket(bucket));
        } catch (NoSuchBucketException none) {
            service.clients().objects().createBucket(request -> request.bucket(bucket));
        }
    }

    String name() {
        return name;
    }

    KinesisAnalyticsV2Client analytics() {
        return service.clients().analytics();
    }

    ApplicationDetail describe() {
        return analytics()
                .describeApplication(request -> request.applicationName(name))
                .applicationDetail();
    }

    ApplicationStatus status() {
        return describe().applicationStatus();
    }

    /** Returns the operation's id at once. */
    String start(Consumer<StartApplicationRequest.Builder> change) {
        return analytics()
                .startApplication(StartApplicationRequest.builder()
                        .applicationName(name)
                        .applyMutation(change)
                        .build())
                .operationId();
    }

    /** Starts with the default rules of restoring and waits. */
    Flink run() {
        return run(request -> {});
    }

    Flink run(Consumer<StartApplicationRequest.Builder> change) {
        String operation = start(change);
        awaitRunning(operation);
        assertThat(operation(operation).operationStatusAsString()).isEqualTo("SUCCESSFUL");
        return flink();
    }

    void awaitRunning(String operation) {
        ApplicationStatus unused = Await.until(
                name + " is RUNNING",
                TO_CHANGE,
                () -> {
                    ApplicationStatus status = status();
                    if (status == ApplicationStatus.READY) {
                        throw new Await.HopelessException(operation(operation).toString());
                    }
                    return status;
                },
                status -> status == ApplicationStatus.RUNNING);
    }

    void await(ApplicationStatus wanted) {
        ApplicationStatus unused =
                Await.until(name + " is " + wanted, TO_CHANGE, this::status, status -> status == wanted);
    }

    ApplicationOperationInfoDetails operation(String id) {
        return analytics()
                .describeApplicationOperation(
                        request -> request.applicationName(name).operationId(id))
                .applicationOperationInfoDetails();
    }

    /** Updates the present version and waits for what comes of it. */
    ApplicationOperationInfoDetails update(Consumer<UpdateApplicationRequest.Builder> change) {
        return awaitEnd(beginUpdate(change));
    }

    /** Updates the present version and returns the operation's id at once. */
    String beginUpdate(Consumer<UpdateApplicationRequest.Builder> change) {
        return analytics()
                .updateApplication(UpdateApplicationRequest.builder()
                        .applicationName(name)
                        .conditionalToken(describe().conditionalToken())
                        .applyMutation(change)
                        .build())
                .operationId();
    }

    /** Goes back to the former version, which must succeed. */
    void rollBack() {
        assertThat(awaitEnd(beginRollBack()).operationStatusAsString()).isEqualTo("SUCCESSFUL");
    }

    /** Goes back to the former version and returns the operation's id at once. */
    String beginRollBack() {
        return analytics()
                .rollbackApplication(request -> request.applicationName(name)
                        .currentApplicationVersionId(describe().applicationVersionId()))
                .operationId();
    }

    ApplicationOperationInfoDetails awaitEnd(String operation) {
        return Await.until(
                "operation " + operation + " of " + name + " ends",
                TO_CHANGE,
                () -> operation(operation),
                details -> !details.operationStatusAsString().equals("IN_PROGRESS"));
    }

    /** Waits for an operation to fail and returns its reason. */
    String awaitFailure(String operation) {
        ApplicationOperationInfoDetails ended = awaitEnd(operation);
        assertThat(ended.operationStatusAsString()).as(ended.toString()).isEqualTo("FAILED");
        return ended.operationFailureDetails().errorInfo().errorString();
    }

    Optional<Cluster> findCluster() throws IOException, InterruptedException {
        URI address = service.endpoint().resolve("/_drey/v1/applications/" + name + "/cluster");
        return service.clients().get(address).map(Cluster::of);
    }

    /** The newest checkpoint that the service knows of. */
    Optional<String> findNewestCheckpoint() throws IOException, InterruptedException {
        URI address = service.endpoint().resolve("/_drey/v1/applications/" + name + "/cluster");
        return service.clients()
                .get(address)
                .map(json -> json.path("newestCheckpoint").textValue());
    }

    Cluster cluster() {
        return Await.until(name + " has a cluster", TO_CHANGE, this::findCluster, Optional::isPresent)
                .orElseThrow();
    }

    /** Waits for the cluster that follows one that is lost, and for its job to run. */
    Flink awaitClusterAfter(Cluster lost) throws Exception {
        Await.that(
                name + " has another cluster",
                TO_CHANGE,
                () -> findCluster()
                        .filter(found -> !found.jobId().equals(lost.jobId()))
                        .isPresent());
        Flink flink = flink();
        flink.awaitFullyRunning();
        return flink;
    }

    Flink flink() {
        return new Flink(cluster(), service.clients());
    }

    /** Stops with a snapshot, which must succeed, and returns it. */
    SnapshotDetails stop() {
        String operation = analytics()
                .stopApplication(request -> request.applicationName(name))
                .operationId();
        await(ApplicationStatus.READY);
        assertThat(operation(operation).operationStatusAsString()).isEqualTo("SUCCESSFUL");
        List<SnapshotDetails> snapshots = snapshots();
        SnapshotDetails taken = snapshots.get(snapshots.size() - 1);
        assertThat(taken.snapshotStatus()).isEqualTo(SnapshotStatus.READY);
        return taken;
    }

    void forceStop() {
        analytics().stopApplication(request -> request.applicationName(name).force(true));
        await(ApplicationStatus.READY);
    }

    /** Takes a snapshot of the running application, which must succeed. */
    SnapshotDetails snapshot(String snapshotName) {
        analytics()
                .createApplicationSnapshot(
                        request -> request.applicationName(name).snapshotName(snapshotName));
        return Await.until(
                "snapshot " + snapshotName + " is READY",
                TO_CHANGE,
                () -> analytics()
                        .describeApplicationSnapshot(
                                request -> request.applicationName(name).snapshotName(snapshotName))
                        .snapshotDetails(),
                details -> details.snapshotStatus() == SnapshotStatus.READY);
    }

    /** Deletes a snapshot, and waits until it is unknown. */
    void delete(SnapshotDetails snapshot) {
        analytics()
                .deleteApplicationSnapshot(request -> request.applicationName(name)
                        .snapshotName(snapshot.snapshotName())
                        .snapshotCreationTimestamp(snapshot.snapshotCreationTimestamp()));
        Await.that(
                "snapshot " + snapshot.snapshotName() + " is unknown",
                TO_CHANGE,
                () -> snapshots().stream().noneMatch(left -> left.snapshotName().equals(snapshot.snapshotName())));
    }

    /** Oldest first. */
    List<SnapshotDetails> snapshots() {
        return analytics()
                .listApplicationSnapshots(request -> request.applicationName(name))
                .snapshotSummaries();
    }

    void delete() {
        analytics()
                .deleteApplication(request ->
                        request.applicationName(name).createTimestamp(describe().createTimestamp()));
        Await.that(name + " is unknown", TO_CHANGE, () -> find().isEmpty());
    }

    Optional<ApplicationDetail> find() {
        try {
            return Optional.of(describe());
        } catch (ResourceNotFoundException gone) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        if (!service.isAlive()) {
            service.up();
        }
        ApplicationStatus status =
                find().map(ApplicationDetail::applicationStatus).orElse(null);
        if (status == null) {
            return;
        }
        if (status != ApplicationStatus.READY && status != ApplicationStatus.RUNNING) {
            forceStop();
        }
        delete();
    }
}
