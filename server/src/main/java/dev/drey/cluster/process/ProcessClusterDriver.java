package dev.drey.cluster.process;

import dev.drey.cluster.ClusterDriver;
import dev.drey.cluster.ClusterException;
import dev.drey.cluster.ClusterPorts;
import dev.drey.cluster.ClusterProcess;
import dev.drey.cluster.ClusterSpec;
import dev.drey.cluster.Logging;
import dev.drey.runtime.FlinkRole;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** Clusters as processes of this machine, one job manager and N task managers each, all detached from the service. */
public final class ProcessClusterDriver implements ClusterDriver {

    /** A killed process that is not gone by then hangs in the kernel, on a dead disk for instance. */
    private static final int SECONDS_TO_DIE = 30;

    /** For the logs and scratch files of the first moments; a job with much state needs more. */
    private static final int LEAST_ROOM_MIB = 32;

    private static final int MILLIS_BETWEEN_LOOKS = 5;

    private final FreePorts ports;
    private final ExitWatch exits = new ExitWatch();

    /** @param random picks ports */
    public ProcessClusterDriver(RandomGenerator random) {
        this.ports = new FreePorts(random);
    }

    @Override
    public ClusterPorts freePorts() throws ClusterException {
        try {
            return new ClusterPorts(ports.next(), ports.next());
        } catch (IOException failure) {
            throw new ClusterException("No port is free for a Flink cluster: " + failure.getMessage(), failure);
        }
    }

    @Override
    public void launchJobManager(ClusterSpec spec) throws ClusterException {
        try {
            requireRoom(spec.folder());
            new ClusterFiles(spec.folder()).write(spec);
            start(spec, FlinkRole.JOB_MANAGER, 0);
        } catch (IOException failure) {
            throw new ClusterException(
                    "The cluster's processes could not be started in " + spec.folder() + ": " + failure.getMessage()
                            + ". Check that the disk has room.",
                    failure);
        }
    }

    /** Processes on a full disk die without a word, because they cannot even write their logs. */
    private static void requireRoom(Path folder) throws IOException, ClusterException {
        Files.createDirectories(folder);
        long mebibytes = Files.getFileStore(folder).getUsableSpace() >> 20;
        if (mebibytes < LEAST_ROOM_MIB) {
            throw new ClusterException("The disk that holds " + folder + " is full: " + mebibytes
                    + " MiB are left, and a cluster needs at least " + LEAST_ROOM_MIB
                    + ". Make room, or move the data folder.");
        }
    }

    @Override
    public boolean hasMemoryFor(ClusterSpec spec) {
        return AvailableMemory.mebibytes() >= spec.mostMemoryMib();
    }

    @Override
    public void launchTaskManagers(ClusterSpec spec) throws ClusterException {
        startTaskManagers(spec, spec.taskManagers());
    }

    @Override
    public void launchAllTaskManagers(ClusterSpec spec) throws ClusterException {
        startTaskManagers(spec, spec.taskManagers() + spec.standbyTaskManagers());
    }

    private void startTaskManagers(ClusterSpec spec, int count) throws ClusterException {
        Set<Integer> alive = observe(spec.incarnationId()).stream()
                .filter(process -> process.role() == FlinkRole.TASK_MANAGER)
                .map(ClusterProcess::number)
                .collect(Collectors.toSet());
        for (int number = 1; number <= count; number++) {
            if (alive.contains(number)) {
                continue;
            }
            try {
                start(spec, FlinkRole.TASK_MANAGER, number);
            } catch (IOException failure) {
                throw new ClusterException(
                        "Task manager " + number + " could not be started in " + spec.folder() + ": "
                                + failure.getMessage(),
                        failure);
            }
        }
    }

    private void start(ClusterSpec spec, FlinkRole role, int number) throws IOException {
        ClusterFiles files = new ClusterFiles(spec.folder());
        String name = new ClusterProcess(role, number, 0).name();
        files.clearTemporary(name);
        files.writeArguments(name, LaunchArguments.of(spec, role, name, files));
        List<String> command = new ArrayList<>();
        // A session of its own: what ends the service, such as Ctrl-C in its terminal, does not reach the cluster.
        command.add("setsid");
        command.add(JavaHome.java());
        command.addAll(ProcessTable.marks(spec.incarnationId(), role, number));
        command.add("@" + files.argumentFile(name));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(spec.folder().toFile())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(files.outFile(name).toFile()));
        builder.environment().putAll(spec.environment());
        builder.environment().put("FLINK_CONF_DIR", files.settings().toString());
        builder.environment().put("FLINK_PLUGINS_DIR", spec.runtime().plugins().toString());
        builder.start();
    }

    @Override
    public List<ClusterProcess> observe(String incarnationId) {
        return ProcessTable.find(incarnationId).stream()
                .map(ProcessTable.Entry::process)
                .toList();
    }

    @Override
    public void watch(String incarnationId, Consumer<ClusterProcess> listener) {
        ProcessTable.find(incarnationId).forEach(entry -> exits.add(entry, listener));
    }

    @Override
    public Optional<String> lastWords(Path folder, ClusterProcess process) {
        ClusterFiles files = new ClusterFiles(folder);
        return LastWords.in(files.logFile(process.name())).or(() -> LastWords.in(files.outFile(process.name())));
    }

    @Override
    public void trimOutput(Path folder) throws IOException {
        OutputTrim.trim(ClusterSpec.logFolder(folder));
    }

    @Override
    public void changeLogging(Path folder, Logging logging) throws IOException {
        new ClusterFiles(folder).logging().write(logging);
    }

    @Override
    public void end(String incarnationId) throws ClusterException {
        List<ProcessTable.Entry> alive = ProcessTable.find(incarnationId);
        while (!alive.isEmpty()) {
            alive.forEach(entry -> entry.handle().destroyForcibly());
            awaitGone(alive);
            // A process that was still being started when the table was read shows up now.
            alive = ProcessTable.find(incarnationId);
        }
    }

    @Override
    public void end(String incarnationId, Set<Long> pids) throws ClusterException {
        List<ProcessTable.Entry> doomed = ProcessTable.find(incarnationId).stream()
                .filter(entry -> pids.contains(entry.process().pid()))
                .toList();
        doomed.forEach(entry -> entry.handle().destroyForcibly());
        awaitGone(doomed);
    }

    /** Looks often, because the JDK's own notice of a process that it did not start comes seconds late. */
    private static void awaitGone(List<ProcessTable.Entry> entries) throws ClusterException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_TO_DIE);
        while (entries.stream().anyMatch(entry -> entry.handle().isAlive())) {
            if (System.nanoTime() > deadline) {
                throw new ClusterException("Processes " + pids(entries) + " were killed and are still there.");
            }
            try {
                TimeUnit.MILLISECONDS.sleep(MILLIS_BETWEEN_LOOKS);
            } catch (InterruptedException interruption) {
                Thread.currentThread().interrupt();
                throw new ClusterException("Interrupted while processes " + pids(entries) + " end.", interruption);
            }
        }
    }

    private static String pids(List<ProcessTable.Entry> entries) {
        return entries.stream()
                .map(entry -> String.valueOf(entry.process().pid()))
                .collect(Collectors.joining(", "));
    }
}
