package dev.drey.cli.demo;

import dev.drey.cli.remote.AwsJson;
import dev.drey.cli.text.Awaiting;
import dev.drey.cli.text.Figures;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.kinesisanalyticsv2.KinesisAnalyticsV2Client;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationDetail;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationRestoreType;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationStatus;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.CodeContentDescription;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ErrorInfo;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.OperationFailureDetails;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ResourceNotFoundException;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.S3ApplicationCodeLocationDescription;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.StartApplicationRequest;

/** The life of the demo's application, through the AWS API alone. */
public final class OrdersApplication {

    /** The application's name. */
    public static final String NAME = "orders";

    private static final Duration PATIENCE = Duration.ofMinutes(6);
    private static final Duration LOOK = Duration.ofMillis(40);

    private final Stage stage;
    private final KinesisAnalyticsV2Client analytics;

    /** Something to do at each look at an application whose status is awaited. */
    public interface Beside {

        /** @param elapsed since the request was answered */
        void looked(Duration elapsed) throws IOException, InterruptedException;
    }

    /** Nothing is sent yet. */
    public OrdersApplication(Stage stage) {
        this.stage = stage;
        this.analytics = stage.service().analytics();
    }

    /** Deletes what an earlier demo left; refuses to touch a namesake that is a user's own. */
    public void deleteLeftover() throws IOException, InterruptedException, DemoFailure {
        Optional<ApplicationDetail> leftover = find();
        if (leftover.isEmpty()) {
            return;
        }
        if (!codeBucket(leftover.get()).equals("arn:aws:s3:::" + ProgramUpload.BUCKET)) {
            throw new DemoFailure(
                    "There is an application named " + NAME + " that this demo did not make, so it is left"
                            + " alone. Run the demo on a data folder of its own: drey demo --data DIR");
        }
        ApplicationStatus status = leftover.get().applicationStatus();
        stage.screen().say("Deleting the application " + NAME + " of an earlier demo, which is " + status + ".");
        if (status != ApplicationStatus.READY && status != ApplicationStatus.DELETING) {
            analytics.stopApplication(request -> request.applicationName(NAME).force(true));
            await(ApplicationStatus.READY, Set.of(), null, elapsed -> {});
        }
        if (status != ApplicationStatus.DELETING) {
            analytics.deleteApplication(request ->
                    request.applicationName(NAME).createTimestamp(leftover.get().createTimestamp()));
        }
        awaitGone();
    }

    /** Shows the request, and sends it. */
    public void create(OrdersRequest request) throws IOException {
        stage.screen()
                .say("POST " + stage.service().endpoint() + "/  X-Amz-Target: " + AwsJson.target("CreateApplication"));
        stage.screen().show(request.json().lines().toList());
        stage.service().awsJson().call("CreateApplication", request.json());
        stage.screen().say("Created the application " + NAME + " on " + request.runtime() + "; it is READY.");
    }

    /** Starts it as the service sees fit, from its latest snapshot if there is one; gives the time to RUNNING. */
    public Duration start() throws IOException, InterruptedException, DemoFailure {
        return start(request -> {}, elapsed -> {});
    }

    /** Starts it from there, which must be possible; gives the time from the answer to RUNNING. */
    public Duration start(ApplicationRestoreType from, Beside beside)
            throws IOException, InterruptedException, DemoFailure {
        return start(
                request -> request.runConfiguration(
                        run -> run.applicationRestoreConfiguration(restore -> restore.applicationRestoreType(from))),
                beside);
    }

    private Duration start(Consumer<StartApplicationRequest.Builder> how, Beside beside)
            throws IOException, InterruptedException, DemoFailure {
        @Nullable
        String operation = analytics
                .startApplication(request -> how.accept(request.applicationName(NAME)))
                .operationId();
        return await(
                ApplicationStatus.RUNNING,
                Set.of(ApplicationStatus.READY, ApplicationStatus.DELETING),
                operation,
                beside);
    }

    /** Time from the answer to READY; a snapshot is taken because snapshots are enabled. */
    public Duration stop() throws IOException, InterruptedException, DemoFailure {
        @Nullable
        String operation = analytics
                .stopApplication(request -> request.applicationName(NAME))
                .operationId();
        return await(
                ApplicationStatus.READY,
                Set.of(ApplicationStatus.RUNNING, ApplicationStatus.DELETING),
                operation,
                elapsed -> {});
    }

    /** Empty when there is no such application. */
    Optional<ApplicationDetail> find() {
        try {
            return Optional.of(analytics
                    .describeApplication(request -> request.applicationName(NAME))
                    .applicationDetail());
        } catch (ResourceNotFoundException none) {
            return Optional.empty();
        }
    }

    private Duration await(
            ApplicationStatus wanted, Set<ApplicationStatus> failed, @Nullable String operation, Beside beside)
            throws IOException, InterruptedException, DemoFailure {
        Optional<Duration> reached = new Awaiting(stage.time(), PATIENCE, LOOK).first(elapsed -> {
            ApplicationStatus status = find().map(ApplicationDetail::applicationStatus)
                    .orElseThrow(() -> new DemoFailure("Somebody deleted the application " + NAME + " meanwhile."));
            stage.screen().live(NAME + " is " + status + ", " + Figures.running(elapsed));
            if (failed.contains(status)) {
                throw new DemoFailure("Application " + NAME + " did not become " + wanted + "; it is " + status
                        + " after " + Figures.seconds(elapsed) + ". " + reason(operation));
            }
            beside.looked(elapsed);
            return status == wanted ? Optional.of(elapsed) : Optional.empty();
        });
        return reached.orElseThrow(() -> new DemoFailure("Application " + NAME + " did not become " + wanted
                + " within " + PATIENCE.toMinutes() + " minutes. The service's log says what it waits for."));
    }

    /** What the operation's record says; the service's log has more. */
    private String reason(@Nullable String operation) {
        if (operation == null) {
            return "The service's log says why.";
        }
        try {
            OperationFailureDetails details = analytics
                    .describeApplicationOperation(
                            request -> request.applicationName(NAME).operationId(operation))
                    .applicationOperationInfoDetails()
                    .operationFailureDetails();
            @Nullable ErrorInfo error = details == null ? null : details.errorInfo();
            return error == null ? "The service gives no reason; its log may." : error.errorString();
        } catch (AwsServiceException unknown) {
            return "The service's log says why, under operation " + operation + ".";
        }
    }

    private void awaitGone() throws InterruptedException, DemoFailure {
        Optional<Boolean> gone = new Awaiting(stage.time(), PATIENCE, LOOK).first(elapsed -> {
            stage.screen().live("deleting, " + Figures.running(elapsed));
            return find().isEmpty() ? Optional.of(true) : Optional.empty();
        });
        if (gone.isEmpty()) {
            throw new DemoFailure("Application " + NAME + " was not deleted within " + PATIENCE.toMinutes()
                    + " minutes. The service's log says what it waits for.");
        }
    }

    private static String codeBucket(ApplicationDetail detail) {
        CodeContentDescription code = detail.applicationConfigurationDescription()
                .applicationCodeConfigurationDescription()
                .codeContentDescription();
        @Nullable S3ApplicationCodeLocationDescription location = code.s3ApplicationCodeLocationDescription();
        return location == null ? "" : location.bucketARN();
    }
}
