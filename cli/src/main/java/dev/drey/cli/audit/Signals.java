package dev.drey.cli.audit;

import java.io.IOException;
import java.util.List;

/** Stops processes and lets them go on, which Java itself cannot. */
final class Signals {

    private Signals() {}

    /** SIGSTOP. */
    static void stop(ProcessHandle process) throws IOException, InterruptedException {
        send("-STOP", process);
    }

    /** SIGCONT; nothing happens when the process is gone. */
    static void goOn(ProcessHandle process) throws IOException, InterruptedException {
        send("-CONT", process);
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
