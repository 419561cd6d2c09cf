package dev.drey.cli.apps;

import dev.drey.cli.text.Awaiting;
import dev.drey.cli.text.Figures;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationDetail;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationOperationInfoDetails;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationStatus;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ErrorInfo;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.OperationFailureDetails;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.OperationStatus;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ResourceNotFoundException;

/** Waits until an application has come to rest in a status, and finds out why when it is not the one that was wanted. */
record Settling(Stage stage, Application application) {

    /** Longer than any start is given by the service; a snapshot of a lot of state may take its time. */
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    /** So short because it is also how finely starts and stops are measured. */
    private static final Duration LOOK = Duration.ofMillis(40);

    private static final Set<ApplicationStatus> AT_REST = Set.of(
            ApplicationStatus.READY,
            ApplicationStatus.RUNNING,
            ApplicationStatus.ROLLED_BACK,
            ApplicationStatus.DELETING);

    /** @param operation whose outcome decides beside the status, null when the service named none */
    Duration await(ApplicationStatus wanted, @Nullable String operation, Application.Beside beside)
            throws IOException, InterruptedException {
        Optional<Duration> reached = new Awaiting(stage.time(), PATIENCE, LOOK).first(elapsed -> {
            ApplicationStatus status = application
                    .find()
                    .map(ApplicationDetail::applicationStatus)
                    .orElseThrow(
                            () -> new CommandFailure("Somebody deleted the application " + name() + " meanwhile."));
            stage.screen().live(name() + " is " + status + ", " + Figures.running(elapsed));
            beside.looked(elapsed);
            return AT_REST.contains(status) ? outcome(status, wanted, operation, elapsed) : Optional.empty();
        });
        return reached.orElseThrow(() -> new CommandFailure("Application " + name() + " did not become " + wanted
                + " within " + PATIENCE.toMinutes() + " minutes. The service's log says what it waits for."));
    }

    /** Empty while the operation is still under way. */
    private Optional<Duration> outcome(
            ApplicationStatus status, ApplicationStatus wanted, @Nullable String operation, Duration elapsed)
            throws CommandFailure {
        Optional<ApplicationOperationInfoDetails> record = find(operation);
        Optional<OperationStatus> outcome = record.map(ApplicationOperationInfoDetails::operationStatus);
        if (outcome.filter(OperationStatus.IN_PROGRESS::equals).isPresent()) {
            return Optional.empty();
        }
        boolean succeeded = outcome.map(OperationStatus.SUCCESSFUL::equals).orElse(true);
        if (status != wanted) {
            throw new CommandFailure("Application " + name() + " did not become " + wanted + "; it is " + status
                    + " after " + Figures.seconds(elapsed) + ". " + reason(record));
        }
        if (!succeeded) {
            throw new CommandFailure("Application " + name() + " is " + status + " again after "
                    + Figures.seconds(elapsed) + ", but what was asked for was not done. " + reason(record));
        }
        return Optional.of(elapsed);
    }

    private Optional<ApplicationOperationInfoDetails> find(@Nullable String operation) {
        if (operation == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(stage.service()
                    .analytics()
                    .describeApplicationOperation(
                            request -> request.applicationName(name()).operationId(operation))
                    .applicationOperationInfoDetails());
        } catch (ResourceNotFoundException unknown) {
            return Optional.empty();
        }
    }

    private static String reason(Optional<ApplicationOperationInfoDetails> record) {
        @Nullable
        OperationFailureDetails details = record.map(ApplicationOperationInfoDetails::operationFailureDetails)
                .orElse(null);
        @Nullable ErrorInfo error = details == null ? null : details.errorInfo();
        return error == null ? "The service gives no reason; its log may." : error.errorString();
    }

    Duration awaitGone() throws InterruptedException, CommandFailure {
        Optional<Duration> gone = new Awaiting(stage.time(), PATIENCE, LOOK).first(elapsed -> {
            stage.screen().live("deleting " + name() + ", " + Figures.running(elapsed));
            return application.find().isEmpty() ? Optional.of(elapsed) : Optional.empty();
        });
        return gone.orElseThrow(() -> new CommandFailure("Application " + name() + " was not deleted within "
                + PATIENCE.toMinutes() + " minutes. The service's log says what it waits for."));
    }

    private String name() {
        return application.name();
    }
}
