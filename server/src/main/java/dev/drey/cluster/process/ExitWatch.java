package dev.drey.cluster.process;

import dev.drey.cluster.ClusterProcess;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Notices within a moment that a process is gone. The JDK tells this at once only of processes that this very service has
 * started; of others, such as those that an earlier service left, it tells seconds later. So they are all looked at.
 */
final class ExitWatch {

    private static final long MILLIS_BETWEEN_LOOKS = 50;

    private final Map<ProcessHandle, Watched> watched = new ConcurrentHashMap<>();
    private final ScheduledFuture<?> looking;

    private record Watched(ClusterProcess process, Consumer<ClusterProcess> listener) {}

    ExitWatch() {
        ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread daemon = new Thread(task, "exit-watch");
            daemon.setDaemon(true);
            return daemon;
        });
        looking = thread.scheduleWithFixedDelay(
                this::look, MILLIS_BETWEEN_LOOKS, MILLIS_BETWEEN_LOOKS, TimeUnit.MILLISECONDS);
    }

    /** A process that is watched already keeps its first listener. */
    void add(ProcessTable.Entry entry, Consumer<ClusterProcess> listener) {
        if (looking.isDone()) {
            throw new IllegalStateException("The watch on processes has ended.");
        }
        watched.putIfAbsent(entry.handle(), new Watched(entry.process(), listener));
    }

    private void look() {
        watched.forEach((handle, seen) -> {
            if (!handle.isAlive() && watched.remove(handle, seen)) {
                seen.listener().accept(seen.process());
            }
        });
    }
}
