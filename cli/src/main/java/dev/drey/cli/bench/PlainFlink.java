package dev.drey.cli.bench;

import dev.drey.cli.text.Time;
import dev.drey.flink.FlinkRest;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/**
 * Flink without Drey, from the same jars: one job manager and one task manager, in session mode. Its processes are
 * children of this program and end with {@link #close}.
 */
final class PlainFlink implements AutoCloseable {

    private static final int SECONDS_TO_DIE = 30;

    private final Path folder;
    private final FlinkLaunch taskManagerLaunch;
    private final FlinkRest rest;
    private final Time.Stopwatch sinceLaunch;
    private final Instant launchedAt;
    private final List<Process> processes = new ArrayList<>();
    private boolean over;

    private PlainFlink(Path folder, FlinkLaunch taskManagerLaunch, int port, Time time) {
        this.folder = folder;
        this.taskManagerLaunch = taskManagerLaunch;
        this.rest = new FlinkRest(
                URI.create("http://127.0.0.1:" + port),
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build());
        this.launchedAt = time.now();
        this.sinceLaunch = time.stopwatch();
    }

    /** Both processes are under way when this returns. */
    static PlainFlink launch(PlainLaunch launch, Trial trial) throws IOException {
        Time time = trial.stage().time();
        Path folder = trial.folder().resolve("plain-" + time.now().toEpochMilli());
        int port =
                PlainFiles.write(folder, trial.program(), launch.taskManager().settings());
        PlainFlink flink = trial.endings().add(new PlainFlink(folder, launch.taskManager(), port, time));
        flink.start(launch.jobManager(), "jobmanager");
        flink.startTaskManager();
        return flink;
    }

    /** Where the program writes. */
    Path output() {
        return PlainFiles.output(folder);
    }

    /** Where savepoints may be written, as a URI. */
    String savepoints() {
        return folder.resolve("savepoints").toUri().toString();
    }

    FlinkRest rest() {
        return rest;
    }

    Time.Stopwatch sinceLaunch() {
        return sinceLaunch;
    }

    Instant launchedAt() {
        return launchedAt;
    }

    /** The newest task manager's process. */
    long taskManagerPid() {
        return processes.get(processes.size() - 1).pid();
    }

    /** What a supervisor does, for callers who look often: a task manager that is gone is followed by another one. */
    void replaceDeadTaskManager() throws IOException {
        if (!processes.get(processes.size() - 1).isAlive()) {
            startTaskManager();
        }
    }

    private void startTaskManager() throws IOException {
        start(taskManagerLaunch, "taskmanager-" + processes.size());
    }

    private synchronized void start(FlinkLaunch launch, String name) throws IOException {
        if (over) {
            throw new IOException("Interrupted.");
        }
        List<String> command = new ArrayList<>(List.of(launch.java()));
        command.addAll(StockArguments.of(launch.arguments(), folder, name));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").resolve(name + ".out").toFile());
        builder.environment().put("FLINK_CONF_DIR", folder.resolve("conf").toString());
        builder.environment().put("FLINK_PLUGINS_DIR", launch.plugins());
        processes.add(builder.start());
    }

    @Override
    public synchronized void close() throws IOException {
        over = true;
        // By now nobody starts another one.
        processes.forEach(Process::destroyForcibly);
        CompletableFuture<Void> gone =
                CompletableFuture.allOf(processes.stream().map(Process::onExit).toArray(CompletableFuture<?>[]::new));
        try {
            gone.orTimeout(SECONDS_TO_DIE, TimeUnit.SECONDS).join();
        } catch (CompletionException late) {
            throw new IOException("Processes of plain Flink in " + folder + " were killed and are still there.", late);
        }
    }
}
