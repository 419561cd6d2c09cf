package dev.drey.cli.apps;

import dev.drey.cli.remote.Invocation;
import dev.drey.cli.remote.Service;
import dev.drey.cli.text.Figures;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.StartApplicationRequest;

/** Starts an application, and says how to look at it or where to look for what went wrong. */
record Starting(Application application, Invocation drey) {

    /**
     * A start that succeeded; written out as JSON as it stands.
     *
     * @param dashboard Flink's, null when the cluster is gone already
     */
    record Started(
            String name,
            String status,
            long millis,
            @Nullable String dashboard) {}

    Started run(Consumer<StartApplicationRequest.Builder> how) throws IOException, InterruptedException {
        String name = application.name();
        try {
            Duration elapsed = application.start(how);
            application.stage().screen().say(name + " is RUNNING after " + Figures.seconds(elapsed) + ".");
            return new Started(
                    name, "RUNNING", elapsed.toMillis(), findDashboard().orElse(null));
        } catch (CommandFailure failure) {
            throw new CommandFailure(failure.getMessage() + "\nWhat its processes wrote: " + drey.of("logs " + name));
        }
    }

    void sayHowToLook() throws IOException, InterruptedException {
        application.stage().screen().say("  its state:  " + drey.of("status " + application.name()));
        application.stage().screen().say("  its logs:   " + drey.of("logs -f " + application.name()));
        findDashboard().ifPresent(dashboard -> application.stage().screen().say("  dashboard:  " + dashboard));
    }

    Optional<String> findDashboard() throws IOException, InterruptedException {
        Service service = application.stage().service();
        return service.clusters()
                .find(application.name())
                .flatMap(cluster -> service.findDashboard(application.name(), cluster))
                .map(URI::toString);
    }
}
