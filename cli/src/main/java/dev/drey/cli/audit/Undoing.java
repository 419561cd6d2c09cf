package dev.drey.cli.audit;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Takes faults that last away again after their time, while others strike; all that are left when it is closed. */
final class Undoing implements AutoCloseable {

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread daemon = new Thread(task, "undoing");
        daemon.setDaemon(true);
        return daemon;
    });
    private final List<Pending> pending = new ArrayList<>();

    /** Takes one fault away; may be called again. */
    interface Undo {

        void run() throws IOException, InterruptedException;
    }

    private record Pending(Undo undo, Future<?> done) {}

    synchronized void after(Duration time, Undo undo) {
        Future<?> done = thread.schedule(
                () -> {
                    undo.run();
                    return undo;
                },
                time.toMillis(),
                TimeUnit.MILLISECONDS);
        pending.add(new Pending(undo, done));
    }

    /** Returns when the time of all of them is over. */
    synchronized void await() throws IOException, InterruptedException {
        try {
            for (Pending each : pending) {
                each.done().get();
            }
            pending.clear();
        } catch (ExecutionException failure) {
            throw new IOException("A fault could not be taken away again: " + failure.getCause(), failure);
        }
    }

    /** Does not wait: takes away at once what is left. */
    @Override
    public synchronized void close() throws IOException {
        thread.shutdownNow();
        try {
            for (Pending each : pending) {
                each.undo().run();
            }
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while faults were taken away again.", interruption);
        }
        pending.clear();
    }
}
