package dev.drey.cli.bench;

import dev.drey.cli.apps.ProgramUpload;
import dev.drey.cli.apps.Stage;
import dev.drey.cli.demo.OrdersApplication;
import dev.drey.cli.demo.OrdersRequest;
import dev.drey.cli.trial.Endings;
import dev.drey.cli.trial.OwnService;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A service that was started for one runtime, which is installed.
 *
 * @param application the demo's, not there before {@link #createApplication}
 * @param folder for what else is written
 * @param program the jar
 * @param own the service
 * @param settings that the service was given, as options of {@code drey up}
 */
record Trial(
        String runtime,
        Stage stage,
        OrdersApplication application,
        Path folder,
        Path program,
        OwnService own,
        List<String> settings,
        Endings endings) {

    /** Keeps a copy. */
    Trial {
        settings = List.copyOf(settings);
    }

    /** So short that a first checkpoint is not a matter of waiting for its turn. */
    static final OrdersRequest.Checkpoints CHECKPOINTS =
            new OrdersRequest.Checkpoints(Duration.ofSeconds(1), Duration.ZERO);

    /** With no spare task manager. */
    void createApplication() throws IOException, InterruptedException {
        createApplication(0);
    }

    /** It writes to a local folder, as plain Flink does, so that the object store is no part of the comparison. */
    void createApplication(int standbyTaskManagers) throws IOException, InterruptedException {
        application.deleteLeftover();
        String key = new ProgramUpload(stage, OrdersApplication.BUCKET).upload(program);
        OrdersRequest request = new OrdersRequest(
                OrdersApplication.NAME,
                runtime,
                OrdersApplication.BUCKET,
                key,
                folder.resolve("output").toUri().toString(),
                CHECKPOINTS,
                standbyTaskManagers);
        stage.service().awsJson().call("CreateApplication", request.json());
    }

    /** A line of progress. */
    void say(String line) {
        stage.screen().say(runtime + ": " + line);
    }
}
