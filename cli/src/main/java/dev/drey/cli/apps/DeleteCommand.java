package dev.drey.cli.apps;

import dev.drey.cli.text.Figures;
import dev.drey.cli.text.Terminal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationDetail;

/** Deletes an application. */
@Command(
        name = "delete",
        description = "Delete an application with its snapshots and checkpoints, and wait until it is gone.",
        mixinStandardHelpOptions = true)
public final class DeleteCommand implements Callable<Integer> {

    @Mixin
    private final ApplicationOptions options = new ApplicationOptions();

    @Option(
            names = {"-y", "--yes"},
            description = "Do not ask.")
    private boolean yes;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** A deletion that succeeded. */
    record Deleted(String name, boolean deleted, long millis) {}

    @Override
    public Integer call() throws Exception {
        if (!yes && !Terminal.isThere()) {
            throw new ParameterException(
                    spec.commandLine(), "There is no terminal to ask at. Say --yes to delete without being asked.");
        }
        return options.perform(application -> {
            ApplicationDetail known = application.get();
            if (!yes && !Terminal.confirms(question(application, known))) {
                throw new CommandFailure("Nothing was deleted.");
            }
            Duration elapsed = application.delete(known);
            application.stage().screen().say(application.name() + " is gone after " + Figures.seconds(elapsed) + ".");
            options.output().answer(new Deleted(application.name(), true, elapsed.toMillis()), List.of());
        });
    }

    private static String question(Application application, ApplicationDetail known) {
        int snapshots = application.snapshots().list().size();
        return "Delete application " + application.name() + ", which is " + known.applicationStatusAsString()
                + ", with its checkpoints and " + Figures.count(snapshots, "snapshot") + "?";
    }
}
