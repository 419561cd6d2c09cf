package dev.drey.cluster.process;

import dev.drey.cluster.ClusterSpec;
import dev.drey.model.KpuMemory;
import dev.drey.runtime.FlinkRole;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything on the command line of a Flink process behind {@code java}. Pure. */
final class LaunchArguments {

    private static final String JOB_MANAGER = "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint";
    private static final String TASK_MANAGER = "org.apache.flink.runtime.taskexecutor.TaskManagerRunner";

    /** The system property that names the process. */
    static final String PROCESS_PROPERTY = "drey.process";

    /** The system property that names the file of the process's log events. */
    static final String EVENTS_PROPERTY = "drey.events";

    private LaunchArguments() {}

    static List<String> of(ClusterSpec spec, FlinkRole role, String name, ClusterFiles files) {
        List<String> arguments = new ArrayList<>(memory(spec, role));
        arguments.addAll(
                switch (role) {
                    case JOB_MANAGER -> FlinkJvmOptions.jobManager(spec.runtime());
                    case TASK_MANAGER -> FlinkJvmOptions.taskManager(spec.runtime());
                });
        // Flink unpacks its table planner there, tens of megabytes, and a killed process does not clear up after
        // itself.
        arguments.add("-Djava.io.tmpdir=" + files.temporary(name));
        arguments.add("-Dlog.file=" + files.logFile(name));
        arguments.add("-D" + PROCESS_PROPERTY + "=" + name);
        arguments.add("-D" + EVENTS_PROPERTY + "=" + files.eventFile(name));
        arguments.add(
                "-Dlog4j.configurationFile=" + files.logging().configuration().toUri());
        arguments.add("-cp");
        // Hadoop last: class-data archives hold for a class path that begins as theirs.
        arguments.add(Stream.concat(
                        spec.runtime().classPath().stream().map(Path::toString),
                        Stream.ofNullable(spec.environment().get(ClusterSpec.HADOOP_CLASS_PATH)))
                .collect(Collectors.joining(File.pathSeparator)));
        arguments.add(
                switch (role) {
                    case JOB_MANAGER -> JOB_MANAGER;
                    case TASK_MANAGER -> TASK_MANAGER;
                });
        arguments.addAll(List.of("--configDir", files.settings().toString()));
        if (role == FlinkRole.TASK_MANAGER) {
            arguments.addAll(List.of("-D", "taskmanager.resource-id=" + name));
            // RocksDB's working files among others; replaced with the process.
            arguments.addAll(List.of("-D", "io.tmp.dirs=" + files.temporary(name)));
            arguments.addAll(List.of("-D", "blob.storage.directory=" + files.temporary(name)));
        } else {
            arguments.addAll(List.of("--executionMode", "cluster"));
        }
        return arguments;
    }

    private static List<String> memory(ClusterSpec spec, FlinkRole role) {
        KpuMemory kpu = spec.kpuMemory();
        return switch (role) {
            case JOB_MANAGER ->
                List.of("-Xms64m", "-Xmx" + spec.jobManagerHeapMib() + "m", "-XX:MaxMetaspaceSize=256m");
            case TASK_MANAGER ->
                List.of(
                        "-Xms64m",
                        "-Xmx" + kpu.heapMib() + "m",
                        "-XX:MaxDirectMemorySize=" + kpu.directMib() + "m",
                        "-XX:MaxMetaspaceSize=" + kpu.metaspaceMib() + "m");
        };
    }
}
