package dev.drey.cli.apps;

import dev.drey.cli.remote.Invocation;
import dev.drey.cli.remote.Service;
import dev.drey.cli.remote.ServiceOptions;
import dev.drey.cli.text.OutputOptions;
import dev.drey.cli.text.Time;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What every command on one application takes. */
public final class ApplicationOptions {

    @Mixin
    private final ServiceOptions service = new ServiceOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Parameters(index = "0", paramLabel = "NAME", description = "Name of the application.")
    private String name = "";

    /** The command itself. */
    public interface Task {

        /** Every failure ends the command with exit code 1 and its message. */
        void run(Application application) throws Exception;
    }

    /** Reaches the service and does it. */
    public int perform(Task task) throws Exception {
        Time time = Time.system();
        try (Service reached = service.connect()) {
            task.run(new Application(new Stage(output.progress(time), time, reached), name));
        }
        return ExitCode.OK;
    }

    /** How to answer. */
    public OutputOptions output() {
        return output;
    }

    /** How the same service is reached again. */
    public Invocation invocation() {
        return service.invocation();
    }
}
