package dev.drey.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drey.model.RuntimeEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Installs from the Maven repository that this build uses; what it has already is not downloaded again. */
class FlinkRuntimesIT {

    private final ExecutorService downloads = Executors.newFixedThreadPool(4);

    @TempDir
    private Path temporary;

    @AfterEach
    void endThreads() {
        downloads.shutdownNow();
    }

    @ParameterizedTest
    @EnumSource
    void everyJarOfTheShippedLockArrivesAsPinned(RuntimeEnvironment environment) throws IOException {
        Path bridge = Files.writeString(temporary.resolve("bridge.jar"), "");
        ArchiveMaker none = (runtime, targets) -> {
            throw new IOException("not part of this test");
        };
        RecordedProgress progress = new RecordedProgress();

        FlinkRuntime runtime = new FlinkRuntimes(temporary, bridge, new MavenArtifactSource(), none, downloads)
                .install(environment, progress);

        long bytes = RuntimeLock.of(environment).bytes();
        assertThat(progress.events()).anyMatch(event -> event.startsWith(bytes + "/" + bytes + " "));
        assertThat(runtime.classPath()).allSatisfy(jar -> assertThat(jar).isRegularFile());
        assertThat(runtime.plugins()).isDirectoryContaining(plugin -> plugin.endsWith("s3-fs-hadoop"));
    }
}
