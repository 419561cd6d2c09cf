package dev.drey.cli.trial;

import dev.drey.cli.text.Time;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Stops processes and lets them go on, which Java itself cannot. */
public final class Signals {

    private Signals() {}

    /** SIGSTOP. */
    public static void stop(ProcessHandle process) throws IOException, InterruptedException {
        send("-STOP", process);
    }

    /** SIGCONT; nothing happens when the process is gone. */
    public static void goOn(ProcessHandle process) throws IOException, InterruptedException {
        send("-CONT", process);
    }

    /** The one, and after a while the other, whatever happens meanwhile. */
    public static void pause(ProcessHandle process, Duration length, Time time)
            throws IOException, InterruptedException {
        stop(process);
        try {
            time.pause(length);
        } finally {
            goOn(process);
        }
    }

    private static void send(String signal, ProcessHandle process) throws IOException, InterruptedException {
        if (!process.isAlive()) {
            return;
        }
        // It may end at any moment by itself, and then `kill` complains to nobody.
        new ProcessBuilder(List.of("kill", signal, String.valueOf(process.pid())))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
