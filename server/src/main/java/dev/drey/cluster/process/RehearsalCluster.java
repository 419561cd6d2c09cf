package dev.drey.cluster.process;

import dev.drey.runtime.FlinkRole;
import dev.drey.runtime.FlinkRuntime;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A job manager and a task manager on ports of the system's choice, which archive their classes when they end. Their
 * progress is read from the job manager's log on standard output, so nothing needs to be polled.
 */
final class RehearsalCluster {

    private static final Pattern RPC = Pattern.compile("Actor system started at \\S+@127\\.0\\.0\\.1:(\\d+)");
    private static final Pattern REST = Pattern.compile("Rest endpoint listening at (\\S+)");
    private static final Pattern REGISTERED = Pattern.compile("Registering TaskManager with ResourceID");

    /** Ends a process that hangs, and one whose service died meanwhile; a quiet machine needs about 20 seconds. */
    private static final List<String> BOUNDED = List.of("timeout", "--foreground", "--signal=KILL", "180");

    private final FlinkRuntime runtime;
    private final Path folder;
    private final Map<FlinkRole, Path> archives;
    private final List<Process> processes = new ArrayList<>();
    private BufferedReader log = new BufferedReader(BufferedReader.nullReader());

    RehearsalCluster(FlinkRuntime runtime, Path folder, Map<FlinkRole, Path> archives) {
        this.runtime = runtime;
        this.folder = folder;
        this.archives = archives;
    }

    /**
     * Returns when the task manager has registered.
     *
     * @return where the job manager's REST API is
     */
    URI start(Path program) throws IOException {
        RehearsalFiles.write(folder, runtime.environment(), program);
        log = launch(
                        FlinkRole.JOB_MANAGER,
                        ProcessBuilder.Redirect.PIPE,
                        List.of(
                                "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint",
                                "--configDir",
                                folder.toString(),
                                "--executionMode",
                                "cluster"))
                .inputReader();
        String rpcPort = awaitMatch(RPC).group(1);
        String rest = awaitMatch(REST).group(1);
        launch(
                FlinkRole.TASK_MANAGER,
                ProcessBuilder.Redirect.DISCARD,
                List.of(
                        "org.apache.flink.runtime.taskexecutor.TaskManagerRunner",
                        "--configDir",
                        folder.toString(),
                        "-Djobmanager.rpc.port=" + rpcPort));
        awaitMatch(REGISTERED);
        return URI.create("http://" + rest);
    }

    /** Where savepoints go. */
    String savepoints() {
        return folder.resolve("savepoints").toUri().toString();
    }

    /** Waits until the job manager logs this. */
    void awaitLine(String words) throws IOException {
        awaitMatch(Pattern.compile(Pattern.quote(words)));
    }

    /** Asks the processes to end, the task manager first, and waits while they write their archives. */
    void end() throws IOException, InterruptedException {
        Process jobManager = processes.get(0);
        Process taskManager = processes.get(1);
        taskManager.toHandle().destroy();
        taskManager.waitFor();
        // Through its handle, because Process.destroy() would close the log too.
        jobManager.toHandle().destroy();
        log.transferTo(Writer.nullWriter());
        jobManager.waitFor();
    }

    /** Ends at once what still runs, and returns when it is gone. */
    void kill() {
        for (Process process : processes) {
            for (ProcessHandle handle : Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                    .toList()) {
                handle.destroyForcibly();
                handle.onExit().join();
            }
        }
    }

    private Process launch(FlinkRole role, ProcessBuilder.Redirect output, List<String> program) throws IOException {
        List<String> command = Stream.of(
                        BOUNDED,
                        List.of(Path.of(System.getProperty("java.home"), "bin", "java")
                                .toString()),
                        FlinkJvmOptions.archiving(role, Objects.requireNonNull(archives.get(role))),
                        List.of("-Xmx512m", "-cp", classPath()),
                        List.of("-Dlog4j.configurationFile="
                                + RehearsalFiles.logging(folder).toUri()),
                        List.of("-Djava.io.tmpdir=" + folder.resolve("tmp")),
                        List.of("-Dlog.file=" + folder.resolve(role.fileName() + ".log")),
                        program)
                .flatMap(List::stream)
                .toList();
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output);
        builder.environment()
                .putAll(Map.of(
                        "FLINK_CONF_DIR", folder.toString(),
                        "FLINK_LIB_DIR",
                                Files.createDirectories(folder.resolve("lib")).toString(),
                        "FLINK_PLUGINS_DIR", runtime.plugins().toString()));
        Process process = builder.start();
        processes.add(process);
        return process;
    }

    private String classPath() {
        return runtime.classPath().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    private Matcher awaitMatch(Pattern pattern) throws IOException {
        for (String line = log.readLine(); line != null; line = log.readLine()) {
            Matcher matcher = pattern.matcher(line);
            if (matcher.find()) {
                return matcher;
            }
        }
        throw new IOException("The job manager ended before it logged \"" + pattern + "\".");
    }
}
