package dev.drey.cli.demo;

import dev.drey.cli.apps.Application;
import dev.drey.cli.apps.CommandFailure;
import dev.drey.cli.apps.Stage;
import dev.drey.cli.remote.AwsJson;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationDetail;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationRestoreType;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationStatus;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.CodeContentDescription;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.S3ApplicationCodeLocationDescription;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.SnapshotDetails;

/** The life of the demo's application, through the AWS API alone. */
public final class OrdersApplication {

    /** The application's name. */
    public static final String NAME = "orders";

    /** Where its program and the demo's output lie. */
    public static final String BUCKET = "drey-demo";

    private final Stage stage;
    private final Application application;

    /** Nothing is sent yet. */
    public OrdersApplication(Stage stage) {
        this.stage = stage;
        this.application = new Application(stage, NAME);
    }

    /** Deletes what an earlier demo left; refuses to touch a namesake that is a user's own. */
    public void deleteLeftover() throws IOException, InterruptedException {
        Optional<ApplicationDetail> leftover = application.find();
        if (leftover.isEmpty()) {
            return;
        }
        if (!codeBucket(leftover.get()).equals("arn:aws:s3:::" + BUCKET)) {
            throw new CommandFailure(
                    "There is an application named " + NAME + " that this demo did not make, so it is left"
                            + " alone. Run the demo on a data folder of its own: drey demo --data DIR");
        }
        ApplicationStatus status = leftover.get().applicationStatus();
        stage.screen().say("Deleting the application " + NAME + " of an earlier demo, which is " + status + ".");
        if (status != ApplicationStatus.READY && status != ApplicationStatus.DELETING) {
            application.stop(true);
        }
        application.delete(leftover.get());
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
    public Duration start() throws IOException, InterruptedException {
        return application.start(request -> {});
    }

    /** Starts it from there, which must be possible; gives the time from the answer to RUNNING. */
    public Duration start(ApplicationRestoreType from, Application.Beside beside)
            throws IOException, InterruptedException {
        return application.start(
                request -> request.runConfiguration(
                        run -> run.applicationRestoreConfiguration(restore -> restore.applicationRestoreType(from))),
                beside);
    }

    /** Time from the answer to READY; a snapshot is taken because snapshots are enabled. */
    public Duration stop() throws IOException, InterruptedException {
        return application.stop(false);
    }

    SnapshotDetails newestSnapshot() throws CommandFailure {
        return application.snapshots().list().stream()
                .findFirst()
                .orElseThrow(() -> new CommandFailure("Application " + NAME
                        + " was stopped with snapshots enabled, but has none. This is a fault of Drey; please report"
                        + " it."));
    }

    private static String codeBucket(ApplicationDetail detail) {
        CodeContentDescription code = detail.applicationConfigurationDescription()
                .applicationCodeConfigurationDescription()
                .codeContentDescription();
        @Nullable S3ApplicationCodeLocationDescription location = code.s3ApplicationCodeLocationDescription();
        return location == null ? "" : location.bucketARN();
    }
}
