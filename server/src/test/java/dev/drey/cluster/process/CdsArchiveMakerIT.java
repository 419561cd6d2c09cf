package dev.drey.cluster.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drey.model.RuntimeEnvironment;
import dev.drey.programs.rehearsal.RehearsalJob;
import dev.drey.runtime.FlinkRole;
import dev.drey.runtime.FlinkRuntime;
import dev.drey.runtime.FlinkRuntimes;
import dev.drey.runtime.InstallProgress;
import dev.drey.runtime.MavenArtifactSource;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs a real rehearsal, then asks a JVM where it takes classes from. */
class CdsArchiveMakerIT {

    private final ExecutorService downloads = Executors.newFixedThreadPool(4);

    @TempDir
    private Path temporary;

    @AfterEach
    void endThreads() {
        downloads.shutdownNow();
    }

    @Test
    void flinkAndTheClassesOfARunningJobComeFromTheArchives() throws Exception {
        Path program = Path.of(RehearsalJob.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        CdsArchiveMaker maker =
                new CdsArchiveMaker(new RehearsalProgram(program, RehearsalJob.class.getName(), List.of()));
        FlinkRuntimes runtimes =
                new FlinkRuntimes(temporary.resolve("runtimes"), program, new MavenArtifactSource(), maker, downloads);

        FlinkRuntime runtime = runtimes.install(RuntimeEnvironment.FLINK_2_2, InstallProgress.silent());

        assertThat(runtime.archives()).containsOnlyKeys(FlinkRole.values());
        assertThat(sourceOf(
                        "org.apache.flink.runtime.checkpoint.CheckpointCoordinator",
                        runtime,
                        FlinkJvmOptions.jobManager(runtime)))
                .isEqualTo("shared objects file (top)");
        assertThat(sourceOf("org.rocksdb.RocksDB", runtime, FlinkJvmOptions.taskManager(runtime)))
                .isEqualTo("shared objects file (top)");
    }

    /** Has a JVM load the class, which has no main method and so ends at once. */
    private static String sourceOf(String type, FlinkRuntime runtime, List<String> flags) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(List.of("-Xlog:class+load", "-cp", classPath(runtime), type));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String log = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return log.lines()
                .filter(line -> line.contains(" " + type + " source: "))
                .map(line -> line.substring(line.indexOf("source: ") + "source: ".length()))
                .collect(Collectors.joining("\n"));
    }

    private static String classPath(FlinkRuntime runtime) {
        return runtime.classPath().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }
}
