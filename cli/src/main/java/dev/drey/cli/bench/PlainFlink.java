package dev.drey.cli.bench;

import dev.drey.cli.text.Time;
import dev.drey.flink.FlinkDocuments;
import dev.drey.flink.FlinkRest;
import dev.drey.flink.JarSubmission;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Flink without Drey, from the same jars: one job manager and task managers, in session mode. Its
 * processes are children of this program and end with {@link #close}.
 */
final class PlainFlink implements AutoCloseable {

    private static final int SECONDS_TO_DIE = 30;
    private static final Duration TO_ANSWER = Duration.ofSeconds(10);

    private final Path folder;
    private final PlainLaunch launch;
    private final PlainProgram program;
    private final URI base;
    private final HttpClient http;
    private final FlinkRest rest;
    private final Time.Stopwatch sinceLaunch;
    private final Instant launchedAt;
    private final List<Member> members = new ArrayList<>();
    private int launches;
    private boolean over;

    /** A place in the cluster, and the process that fills it now. */
    private record Member(FlinkLaunch launch, String name, Process process) {}

    private PlainFlink(Path folder, PlainLaunch launch, PlainProgram program, int port, Time time) {
        this.folder = folder;
        this.launch = launch;
        this.program = program;
        this.base = URI.create("http://127.0.0.1:" + port);
        this.http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        this.rest = new FlinkRest(base, http);
        this.launchedAt = time.now();
        this.sinceLaunch = time.stopwatch();
    }

    /** All processes are under way when this returns. */
    static PlainFlink launch(PlainLaunch launch, PlainProgram program, Trial trial) throws IOException {
        Time time = trial.stage().time();
        Path folder = trial.folder().resolve("plain-" + time.now().toEpochMilli());
        int port = PlainFiles.write(folder, program, launch.taskManager().settings());
        PlainFlink flink = trial.endings().add(new PlainFlink(folder, launch, program, port, time));
        flink.startAll();
        return flink;
    }

    private synchronized void startAll() throws IOException {
        members.add(started(launch.jobManager(), "jobmanager"));
        for (int task = 0; task < program.taskManagers(); task++) {
            members.add(started(launch.taskManager(), "taskmanager"));
        }
    }

    /** Where all of it lies. */
    Path folder() {
        return folder;
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

    FlinkDocuments documents() {
        return new FlinkDocuments(base, http, TO_ANSWER);
    }

    Time.Stopwatch sinceLaunch() {
        return sinceLaunch;
    }

    Instant launchedAt() {
        return launchedAt;
    }

    /**
     * Asks for the program to be run. The answer ends when its main has returned.
     *
     * @param from the savepoint or checkpoint to begin with, null to begin empty
     */
    CompletableFuture<String> submit(String jobId, @Nullable String from) {
        return rest.submit(new JarSubmission(
                jobId, program.jarName(), program.entryClass(), List.of(), program.parallelism(), from, false));
    }

    synchronized ProcessHandle jobManager() {
        return members.get(0).process().toHandle();
    }

    /** The first one. */
    synchronized ProcessHandle taskManager() {
        return members.get(1).process().toHandle();
    }

    /** All processes. */
    synchronized List<ProcessHandle> processes() {
        return members.stream().map(member -> member.process().toHandle()).toList();
    }

    /** What a supervisor does, for callers who look often: a process that is gone is followed by another one. */
    synchronized void replaceDead() throws IOException {
        for (int place = 0; place < members.size(); place++) {
            Member member = members.get(place);
            if (!member.process().isAlive()) {
                members.set(place, started(member.launch(), member.name()));
            }
        }
    }

    private Member started(FlinkLaunch how, String name) throws IOException {
        if (over) {
            throw new IOException("Interrupted.");
        }
        String log = name + "-" + launches++;
        List<String> command = new ArrayList<>(List.of(how.java()));
        command.addAll(StockArguments.of(how.arguments(), folder, log));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").resolve(log + ".out").toFile());
        builder.environment().put("FLINK_CONF_DIR", folder.resolve("conf").toString());
        builder.environment().put("FLINK_PLUGINS_DIR", how.plugins());
        return new Member(how, name, builder.start());
    }

    @Override
    public synchronized void close() throws IOException {
        over = true;
        // By now nobody starts another one.
        List<Process> processes = members.stream().map(Member::process).toList();
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
