package dev.drey.bridge;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.flink.configuration.Configuration;
import org.jspecify.annotations.Nullable;

/** A program's main() on a thread of its own, as it need not come to an end. */
final class MainRun {

    private static final int MOST_FRAMES = 12;

    private final Thread thread;
    private volatile @Nullable Throwable failure;

    private MainRun(String mainClass, JobGate gate, Configuration environments, ClassLoader loader) {
        this.thread = new Thread(() -> run(mainClass, gate, environments, loader), "main of the program");
        thread.setDaemon(true);
        thread.setContextClassLoader(loader);
    }

    /** Begins it. The jobs that it executes come to the gate. */
    static MainRun of(String mainClass, JobGate gate, Configuration environments, ClassLoader loader) {
        MainRun run = new MainRun(mainClass, gate, environments, loader);
        run.thread.start();
        return run;
    }

    private void run(String mainClass, JobGate gate, Configuration environments, ClassLoader loader) {
        try {
            UserProgram program = UserProgram.find(mainClass, loader);
            // Flink keeps it for each thread.
            FlinkContext.replace(gate, environments, loader);
            program.run();
        } catch (Exception | LinkageError | StackOverflowError | OutOfMemoryError | AssertionError thrown) {
            failure = thrown;
        }
    }

    /** Returns when it is over, or after that time. */
    void await(Duration patience) {
        try {
            thread.join(patience.toMillis());
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
    }

    boolean isUnderWay() {
        return thread.isAlive();
    }

    /** What it threw, if it threw something. */
    Optional<Throwable> findFailure() {
        return Optional.ofNullable(failure);
    }

    /** Where it is, innermost frame first. */
    String frames() {
        return Arrays.stream(thread.getStackTrace())
                .limit(MOST_FRAMES)
                .map(StackTraceElement::toString)
                .collect(Collectors.joining("\n"));
    }
}
