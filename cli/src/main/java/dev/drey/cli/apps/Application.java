package dev.drey.cli.apps;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesisanalyticsv2.KinesisAnalyticsV2Client;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationDetail;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationStatus;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ResourceNotFoundException;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.StartApplicationRequest;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.UpdateApplicationRequest;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.UpdateApplicationResponse;

/**
 * The life of one application through the AWS API alone. Each change is awaited, told on the live line meanwhile, and
 * fails with the reason that the service recorded.
 */
public final class Application {

    private final Stage stage;
    private final String name;
    private final KinesisAnalyticsV2Client analytics;
    private final Settling settling;

    /** Nothing is asked yet; the application need not be there. */
    public Application(Stage stage, String name) {
        this.stage = stage;
        this.name = name;
        this.analytics = stage.service().analytics();
        this.settling = new Settling(stage, this);
    }

    /** As everybody calls it. */
    public String name() {
        return name;
    }

    /** What its changes are told on. */
    public Stage stage() {
        return stage;
    }

    /** Its snapshots. */
    public ApplicationSnapshots snapshots() {
        return new ApplicationSnapshots(stage, name);
    }

    /** Refused by the service when there is no such application. */
    public ApplicationDetail get() {
        return analytics
                .describeApplication(request -> request.applicationName(name))
                .applicationDetail();
    }

    /** Empty when there is no such application. */
    public Optional<ApplicationDetail> find() {
        try {
            return Optional.of(get());
        } catch (ResourceNotFoundException none) {
            return Optional.empty();
        }
    }

    /** Something to do at each look at an application whose status is awaited. */
    public interface Beside {

        /** @param elapsed since the request was answered */
        void looked(Duration elapsed) throws IOException, InterruptedException;
    }

    /** Time from the answer to RUNNING. */
    public Duration start(Consumer<StartApplicationRequest.Builder> how) throws IOException, InterruptedException {
        return start(how, elapsed -> {});
    }

    /** The same, with something done beside it. */
    public Duration start(Consumer<StartApplicationRequest.Builder> how, Beside beside)
            throws IOException, InterruptedException {
        @Nullable
        String operation = analytics
                .startApplication(request -> how.accept(request.applicationName(name)))
                .operationId();
        return settling.await(ApplicationStatus.RUNNING, operation, beside);
    }

    /** Time from the answer to READY. Without {@code force} a snapshot is taken first, unless snapshots are disabled. */
    public Duration stop(boolean force) throws IOException, InterruptedException {
        @Nullable
        String operation = analytics
                .stopApplication(request -> request.applicationName(name).force(force ? true : null))
                .operationId();
        return settling.await(ApplicationStatus.READY, operation, elapsed -> {});
    }

    /** Time from the answer until the application has the status again that it had before. */
    public Duration update(ApplicationStatus before, Consumer<UpdateApplicationRequest.Builder> what)
            throws IOException, InterruptedException {
        UpdateApplicationResponse response =
                analytics.updateApplication(request -> what.accept(request.applicationName(name)));
        return settling.await(before, response.operationId(), elapsed -> {});
    }

    /** Time until nothing is left of it; waits only, when it is being deleted already. */
    public Duration delete(ApplicationDetail known) throws InterruptedException, CommandFailure {
        if (known.applicationStatus() != ApplicationStatus.DELETING) {
            analytics.deleteApplication(
                    request -> request.applicationName(name).createTimestamp(known.createTimestamp()));
        }
        return settling.awaitGone();
    }
}
