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
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationStatus;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.CodeContentDescription;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.S3ApplicationCodeLocationDescription;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.SnapshotDetails;

/** The life of the demo's application, through the AWS API alone. */
final class OrdersApplication {

    static final String NAME = "orders";
    static final String BUCKET = "drey-demo";

    private final Stage stage;
    private final Application application;

    OrdersApplication(Stage stage) {
        this.stage = stage;
        this.application = new Application(stage, NAME);
    }

    /** Deletes what an earlier demo left; refuses to touch a namesake that is a user's own. */
    void deleteLeftover() throws InterruptedException, CommandFailure {
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

    void create(OrdersRequest request) throws IOException {
        stage.screen()
                .say("POST " + stage.service().endpoint() + "/  X-Amz-Target: " + AwsJson.target("CreateApplication"));
        stage.screen().show(request.json().lines().toList());
        stage.service().awsJson().call("CreateApplication", request.json());
        stage.screen().say("Created the application " + NAME + " on " + request.runtime() + "; it is READY.");
    }

    /** Time from the request to RUNNING. */
    Duration start() throws InterruptedException, CommandFailure {
        return application.start(request -> {});
    }

    /** Time from the request to READY; a snapshot is taken because snapshots are enabled. */
    Duration stop() throws InterruptedException, CommandFailure {
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
