package dev.drey.cluster.process;

import dev.drey.flink.JdkAccess;
import dev.drey.runtime.FlinkRole;
import dev.drey.runtime.FlinkRuntime;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The JVM flags that every Flink process needs, whatever its memory and logging: access to JDK internals, the collector,
 * and the class-data archive.
 */
public final class FlinkJvmOptions {

    /**
     * While a task manager starts, compiling takes a third of its processor time (2.8 seconds without this, 1.9 with it). So
     * methods have to be called four times as often before they are compiled, which those that process records are soon
     * enough.
     */
    private static final String COMPILE_LATER = "-XX:CompileThresholdScaling=4";

    private FlinkJvmOptions() {}

    /** Flags of a job manager: it starts quickly and never has much to compile or collect. */
    public static List<String> jobManager(FlinkRuntime runtime) {
        return with(FlinkRole.JOB_MANAGER, usingArchive(runtime, FlinkRole.JOB_MANAGER));
    }

    /** Flags of a task manager: the full compiler and a collector with short pauses, because it does the work. */
    public static List<String> taskManager(FlinkRuntime runtime) {
        return with(FlinkRole.TASK_MANAGER, usingArchive(runtime, FlinkRole.TASK_MANAGER));
    }

    /** Flags of a process that writes a class-data archive when it ends. */
    static List<String> archiving(FlinkRole role, Path archive) {
        // Without -Xlog:disable the JVM lists hundreds of classes that cannot be archived.
        return with(role, Stream.of("-XX:ArchiveClassesAtExit=" + archive, "-Xlog:disable"));
    }

    private static List<String> with(FlinkRole role, Stream<String> archive) {
        Stream<String> engine = switch (role) {
            case JOB_MANAGER -> Stream.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
            case TASK_MANAGER -> Stream.of("-XX:+UseG1GC", COMPILE_LATER);
        };
        return Stream.of(engine, archive, JdkAccess.FLAGS.stream())
                .flatMap(flags -> flags)
                .toList();
    }

    /** An archive that does not fit is ignored by the JVM, which then starts slower. */
    private static Stream<String> usingArchive(FlinkRuntime runtime, FlinkRole role) {
        return runtime.findArchive(role)
                .map(archive -> Stream.of("-Xshare:auto", "-XX:SharedArchiveFile=" + archive))
                .orElseGet(Stream::empty);
    }
}
