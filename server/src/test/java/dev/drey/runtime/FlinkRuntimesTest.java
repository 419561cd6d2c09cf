package dev.drey.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drey.model.RuntimeEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlinkRuntimesTest {

    private static final RuntimeEnvironment FLINK = RuntimeEnvironment.FLINK_1_20;

    @TempDir
    private Path temporary;

    private final RecordedProgress progress = new RecordedProgress();
    private int archivesMade;
    private Path home;
    private Path bridge;
    private FolderSource source;
    private RuntimeLock lock;

    @BeforeEach
    void offerTwoLibrariesAndAPlugin() throws IOException {
        home = temporary.resolve("runtimes");
        bridge = Files.writeString(temporary.resolve("bridge.jar"), "bridge");
        source = new FolderSource(Files.createDirectory(temporary.resolve("served")));
        lock = RuntimeLock.parse(String.join(
                "\n",
                source.add("lib", "zeta", "zzz"),
                source.add("lib", "alpha", "aaaaa"),
                source.add("plugin/s3", "s3", "s3s3s3s3")));
    }

    @Test
    void bridgeStandsFirstAndLibrariesFollowInTheOrderOfTheLock() {
        FlinkRuntime runtime = runtimes().install(FLINK, progress);

        assertThat(runtime.classPath())
                .extracting(jar -> jar.getFileName().toString())
                .containsExactly("bridge.jar", "zeta-1.jar", "alpha-1.jar");
        assertThat(runtime.classPath()).allSatisfy(jar -> assertThat(jar).isRegularFile());
        assertThat(runtime.plugins().resolve("s3/s3-1.jar")).hasContent("s3s3s3s3");
        assertThat(runtime.flinkVersion()).isEqualTo("1.20.0");
    }

    @Test
    void progressNamesThePhasesAndReachesTheTotal() {
        runtimes().install(FLINK, progress);

        assertThat(progress.events())
                .containsExactly("downloading", "3/16 g:zeta:1", "8/16 g:alpha:1", "16/16 g:s3:1", "preparing");
    }

    @Test
    void secondInstallationTouchesNothing() {
        FlinkRuntime first = runtimes().install(FLINK, progress);
        RecordedProgress silence = new RecordedProgress();

        FlinkRuntime second = runtimes().install(FLINK, silence);

        assertThat(second).isEqualTo(first);
        assertThat(silence.events()).isEmpty();
        assertThat(source.fetched()).isEqualTo(3);
        assertThat(archivesMade).isEqualTo(1);
    }

    @Test
    void alteredJarIsRefusedAndNamed() throws IOException {
        source.tamper("alpha", "AAAAA");

        assertThatThrownBy(() -> runtimes().install(FLINK, progress))
                .isInstanceOf(RuntimeUnavailableException.class)
                .hasMessageContaining("g:alpha:1")
                .hasMessageContaining("Delete " + temporary.resolve("served/alpha"));
        assertThat(runtimes().list().get(0).installed()).isFalse();
    }

    @Test
    void truncatedJarIsRefusedWithItsSize() throws IOException {
        source.tamper("alpha", "aaa");

        assertThatThrownBy(() -> runtimes().install(FLINK, progress))
                .isInstanceOf(RuntimeUnavailableException.class)
                .hasMessageContaining("a size of 3 bytes instead of 5 bytes");
    }

    @Test
    void failedInstallationSucceedsLater() throws IOException {
        source.tamper("alpha", "AAAAA");
        assertThatThrownBy(() -> runtimes().install(FLINK, progress)).isInstanceOf(RuntimeUnavailableException.class);
        source.tamper("alpha", "aaaaa");

        FlinkRuntime runtime = runtimes().install(FLINK, progress);

        assertThat(runtime.classPath()).last().satisfies(jar -> assertThat(jar).hasContent("aaaaa"));
    }

    @Test
    void halfMadeFolderIsReplaced() throws IOException {
        RuntimeFolder folder = new RuntimeFolder(home, FLINK, lock);
        folder.begin();
        Path leftOver = Files.writeString(
                folder.path()
                        .resolveSibling(folder.path().getFileName() + ".part")
                        .resolve("left-over"),
                "");
        Path unmarked = Files.writeString(
                Files.createDirectories(folder.path().resolve("lib")).resolve("zeta-1.jar"), "broken");

        runtimes().install(FLINK, progress);

        assertThat(leftOver).doesNotExist();
        assertThat(unmarked).hasContent("zzz");
    }

    @Test
    void folderThatLostAJarIsReplaced() throws IOException {
        FlinkRuntime runtime = runtimes().install(FLINK, progress);
        Path jar = runtime.classPath().get(1);
        Files.delete(jar);

        runtimes().install(FLINK, progress);

        assertThat(jar).hasContent("zzz");
    }

    @Test
    void changedLockIsInstalledBesideTheOldRuntime() throws IOException {
        FlinkRuntime before = runtimes().install(FLINK, progress);
        lock = RuntimeLock.parse(source.add("lib", "newer", "n"));

        FlinkRuntime after = runtimes().install(FLINK, progress);

        assertThat(after.folder()).isNotEqualTo(before.folder());
        assertThat(before.classPath()).allSatisfy(jar -> assertThat(jar).exists());
    }

    @Test
    void changedBridgeTakesEffectAndGetsItsOwnArchives() throws IOException {
        FlinkRuntime before = runtimes().install(FLINK, progress);
        Files.writeString(bridge, "another bridge");

        FlinkRuntime after = runtimes().install(FLINK, progress);

        assertThat(after.classPath().get(0)).hasContent("another bridge");
        assertThat(before.classPath().get(0)).hasContent("bridge");
        assertThat(archivesMade).isEqualTo(2);
        assertThat(source.fetched()).isEqualTo(3);
    }

    @Test
    void archivesOfFormerBridgesAreDiscardedInTheEnd() throws IOException {
        FlinkRuntime first = runtimes().install(FLINK, progress);
        for (int build = 1; build <= 4; build++) {
            Files.writeString(bridge, "build " + build);
            runtimes().install(FLINK, progress);
        }

        assertThat(first.folder().resolve("archives").toFile().list()).hasSize(3);
    }

    @Test
    void runtimeWithoutArchivesIsUsableAndTheyAreNotTriedAgain() {
        ArchiveMaker failing = (runtime, targets) -> {
            archivesMade++;
            throw new IOException("no room");
        };
        FlinkRuntimes runtimes = runtimes(failing);

        runtimes.install(FLINK, progress);
        FlinkRuntime runtime = runtimes.install(FLINK, progress);

        assertThat(runtime.findArchive(FlinkRole.JOB_MANAGER)).isEmpty();
        assertThat(archivesMade).isEqualTo(1);
    }

    @Test
    void simultaneousInstallationsFetchOnce() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(4);
        try {
            Callable<FlinkRuntime> install = () -> runtimes().install(FLINK, InstallProgress.silent());

            var results = callers.invokeAll(List.of(install, install, install, install));

            for (var result : results) {
                assertThat(result.get().classPath())
                        .allSatisfy(jar -> assertThat(jar).exists());
            }
            assertThat(source.fetched()).isEqualTo(3);
        } finally {
            callers.shutdownNow();
        }
    }

    @Test
    void folderThatCannotBeWrittenIsExplained() throws IOException {
        Files.writeString(home, "a file where the folder should be");

        assertThatThrownBy(() -> runtimes().install(FLINK, progress))
                .isInstanceOf(RuntimeUnavailableException.class)
                .hasMessageStartingWith("Flink 1.20.0 could not be installed in " + home)
                .hasMessageContaining("try again");
    }

    @Test
    void listTellsWhatIsInstalled() {
        runtimes().install(FLINK, progress);

        assertThat(runtimes().list())
                .extracting(RuntimeStatus::environment)
                .containsExactly(RuntimeEnvironment.values());
        assertThat(runtimes().list())
                .filteredOn(RuntimeStatus::installed)
                .extracting(RuntimeStatus::environment)
                .containsExactly(FLINK);
    }

    private FlinkRuntimes runtimes() {
        return runtimes(this::makeArchives);
    }

    private FlinkRuntimes runtimes(ArchiveMaker archives) {
        return new FlinkRuntimes(home, bridge, new JarInstallation(source, Runnable::run), archives, any -> lock);
    }

    private void makeArchives(FlinkRuntime runtime, Map<FlinkRole, Path> targets) throws IOException {
        archivesMade++;
        for (Path target : targets.values()) {
            Files.writeString(target, "archive");
        }
    }
}
