package dev.drey.cluster;

import dev.drey.model.KpuMemory;
import dev.drey.runtime.FlinkRuntime;
import java.nio.file.Path;
import java.util.Map;

/**
 * A cluster to be launched.
 *
 * @param folder the incarnation's own, working directory of all its processes
 * @param taskManagers one for each KPU
 * @param standbyTaskManagers spare ones beyond those, which a launch does not start: the job must not wait for them
 * @param flinkSettings Flink's own keys and values, the same for all processes
 * @param environment variables for all processes beside those of the service
 * @param applicationProperties the runtime properties as the JSON text that programs read
 */
public record ClusterSpec(
        String incarnationId,
        FlinkRuntime runtime,
        Path folder,
        ClusterPorts ports,
        int taskManagers,
        int standbyTaskManagers,
        KpuMemory kpuMemory,
        int jobManagerHeapMib,
        Logging logging,
        Map<String, String> flinkSettings,
        Map<String, String> environment,
        String applicationProperties) {

    /** The variable that Hadoop's and Flink's own scripts take the class path of Hadoop from. */
    public static final String HADOOP_CLASS_PATH = "HADOOP_CLASSPATH";

    /** Metaspace, code, threads and buffers of a job manager. */
    private static final int JOB_MANAGER_BESIDE_HEAP_MIB = 256;

    /** Keeps copies. */
    public ClusterSpec {
        flinkSettings = Map.copyOf(flinkSettings);
        environment = Map.copyOf(environment);
    }

    /** What all processes together may come to need. */
    public int mostMemoryMib() {
        return jobManagerHeapMib + JOB_MANAGER_BESIDE_HEAP_MIB + taskManagers * kpuMemory.totalMib();
    }

    /** Where the job manager looks for jars to run: its REST API runs a file in it by name, without an upload. */
    public static Path uploadFolder(Path incarnationFolder) {
        return incarnationFolder.resolve("upload").resolve("flink-web-upload");
    }

    /** Where each process writes its log, named for the process. */
    public static Path logFolder(Path incarnationFolder) {
        return incarnationFolder.resolve("log");
    }
}
