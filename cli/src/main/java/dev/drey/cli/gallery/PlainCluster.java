package dev.drey.cli.gallery;

import dev.drey.flink.JdkAccess;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** Plain Flink in session mode for one exhibit. Its processes are children of this program and end with {@link #close}. */
final class PlainCluster implements AutoCloseable {

    private static final int SECONDS_TO_DIE = 30;
    private static final String JOB_MANAGER = "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint";
    private static final String TASK_MANAGER = "org.apache.flink.runtime.taskexecutor.TaskManagerRunner";

    /** As Flink's distribution has it: the root logger to a file. */
    private static final String LOGGING = """
            rootLogger.level = INFO
            rootLogger.appenderRef.file.ref = file
            appender.file.name = file
            appender.file.type = File
            appender.file.fileName = ${sys:log.file}
            appender.file.layout.type = PatternLayout
            appender.file.layout.pattern = %d{yyyy-MM-dd HH:mm:ss,SSS} %-5p %-60c %x - %m%n
            """;

    private final Path folder;
    private final FlinkJars flink;
    private final Settings settings;
    private final URI rest;
    private final Path plugins;
    private final List<Process> jobManagers = new ArrayList<>();
    private final List<Process> taskManagers = new ArrayList<>();
    private boolean over;

    private PlainCluster(Path folder, FlinkJars flink, Settings settings, URI rest, Path plugins) {
        this.folder = folder;
        this.flink = flink;
        this.settings = settings;
        this.rest = rest;
        this.plugins = plugins;
    }

    /** Writes what the processes read; none is started yet. */
    static PlainCluster prepare(Exhibit exhibit, Path folder, FlinkJars flink, Programs programs) throws IOException {
        for (String name : List.of("conf", "log", "tmp", "store", "upload/flink-web-upload", "plugins")) {
            Files.createDirectories(folder.resolve(name));
        }
        if (exhibit.surroundings().conditions() != null) {
            Files.writeString(
                    folder.resolve("conditions.properties"),
                    exhibit.surroundings().conditions());
        }
        Files.writeString(folder.resolve("conf/log4j.properties"), LOGGING + Settings.logging(exhibit));
        Files.copy(
                programs.pipeline(),
                folder.resolve("upload/flink-web-upload").resolve(Programs.JAR),
                StandardCopyOption.REPLACE_EXISTING);
        try (ServerSocket rpc = freePort();
                ServerSocket rest = freePort()) {
            Settings settings = Settings.of(
                    exhibit, new Settings.Place(folder.toString(), rpc.getLocalPort(), rest.getLocalPort()));
            Files.writeString(folder.resolve("conf/config.yaml"), settings.yaml());
            return new PlainCluster(
                    folder,
                    flink,
                    settings,
                    URI.create("http://127.0.0.1:" + rest.getLocalPort()),
                    flink.pluginsWith(programs.depot(), folder.resolve("plugins")));
        }
    }

    private static ServerSocket freePort() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    URI rest() {
        return rest;
    }

    synchronized void startJobManager() throws IOException {
        jobManagers.add(start(
                "jobmanager-" + (jobManagers.size() + 1),
                settings.jobManagerMemory(),
                JOB_MANAGER,
                List.of("--executionMode", "cluster")));
    }

    synchronized void startTaskManager() throws IOException {
        taskManagers.add(start(
                "taskmanager-" + (taskManagers.size() + 1), settings.taskManagerMemory(), TASK_MANAGER, List.of()));
    }

    /** Process ids of those that are there. */
    synchronized List<Long> jobManagers() {
        return alive(jobManagers);
    }

    /** Process ids of those that are there, oldest first. */
    synchronized List<Long> taskManagers() {
        return alive(taskManagers);
    }

    private static List<Long> alive(List<Process> processes) {
        return processes.stream().filter(Process::isAlive).map(Process::pid).toList();
    }

    private Process start(String name, List<String> memory, String mainClass, List<String> more) throws IOException {
        if (over) {
            throw new IOException("Interrupted.");
        }
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(memory);
        command.addAll(JdkAccess.FLAGS);
        command.add("-Dlog.file=" + folder.resolve("log").resolve(name + ".log"));
        command.add("-Dlog4j.configurationFile="
                + folder.resolve("conf/log4j.properties").toUri());
        command.addAll(List.of("-cp", flink.classPath(), mainClass));
        command.addAll(List.of("--configDir", folder.resolve("conf").toString()));
        command.addAll(more);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").resolve(name + ".out").toFile());
        builder.environment().put("FLINK_CONF_DIR", folder.resolve("conf").toString());
        builder.environment().put("FLINK_PLUGINS_DIR", plugins.toString());
        return builder.start();
    }

    @Override
    public synchronized void close() throws IOException {
        over = true;
        List<Process> all = new ArrayList<>(taskManagers);
        all.addAll(jobManagers);
        all.forEach(Process::destroyForcibly);
        CompletableFuture<Void> gone =
                CompletableFuture.allOf(all.stream().map(Process::onExit).toArray(CompletableFuture<?>[]::new));
        try {
            gone.orTimeout(SECONDS_TO_DIE, TimeUnit.SECONDS).join();
        } catch (CompletionException late) {
            throw new IOException("Flink processes in " + folder + " were killed and are still there.", late);
        }
    }
}
