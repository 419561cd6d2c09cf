package dev.drey.cli.trial;

import dev.drey.cli.apps.CommandFailure;
import dev.drey.cli.apps.Stage;
import dev.drey.cli.text.Awaiting;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What can be done to the service. It runs again when these return. */
public final class ServiceFaults {

    private static final Duration TO_END = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofMillis(10);

    private final Stage stage;
    private final OwnService own;

    /** Nothing is struck yet. */
    public ServiceFaults(Stage stage, OwnService own) {
        this.stage = stage;
        this.own = own;
    }

    /** SIGKILL, together with other processes. */
    public void kill(List<ProcessHandle> others, Duration absence) throws IOException, InterruptedException {
        kill(others, () -> stage.time().pause(absence));
    }

    /** What is done while nothing runs. */
    public interface Meanwhile {

        /** Done once, on the caller's thread. */
        void run() throws IOException, InterruptedException;
    }

    /** The same, with something done before the service comes back. */
    public void kill(List<ProcessHandle> others, Meanwhile meanwhile) throws IOException, InterruptedException {
        ProcessHandle service = process();
        service.destroyForcibly();
        others.forEach(ProcessHandle::destroyForcibly);
        awaitGone(service);
        for (ProcessHandle other : others) {
            awaitGone(other);
        }
        meanwhile.run();
        own.startAgain(stage.service().endpoint());
    }

    /** SIGTERM. */
    public void end(Duration absence) throws IOException, InterruptedException {
        ProcessHandle service = process();
        service.destroy();
        awaitGone(service);
        stage.time().pause(absence);
        own.startAgain(stage.service().endpoint());
    }

    /** SIGSTOP, and SIGCONT. */
    public void pause(Duration length) throws IOException, InterruptedException {
        Signals.pause(process(), length, stage.time());
    }

    private void awaitGone(ProcessHandle process) throws IOException, InterruptedException {
        Optional<Duration> gone = new Awaiting(stage.time(), TO_END, LOOK)
                .first(elapsed -> process.isAlive() ? Optional.empty() : Optional.of(elapsed));
        if (gone.isEmpty()) {
            throw new CommandFailure("Process " + process.pid() + " was told to end and is there still after "
                    + TO_END.toSeconds() + " s.");
        }
    }

    private ProcessHandle process() throws IOException {
        long pid = own.pid();
        return ProcessHandle.of(pid)
                .filter(process -> process.info()
                        .commandLine()
                        .orElse("")
                        .contains(own.data().root().toString()))
                .orElseThrow(() -> new CommandFailure("The service, process " + pid
                        + ", has ended by itself. Its log is " + own.data().log() + "."));
    }
}
