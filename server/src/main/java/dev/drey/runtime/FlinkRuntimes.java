package dev.drey.runtime;

import dev.drey.model.RuntimeEnvironment;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds and installs Flink distributions, shared by all applications and by every Drey that uses the same folder. Safe
 * for use by several threads and processes; an installation that was cut short is started over by the next.
 */
public final class FlinkRuntimes {

    private static final Logger LOG = LoggerFactory.getLogger(FlinkRuntimes.class);

    private final Path home;
    private final Path bridgeJar;
    private final JarInstallation jars;
    private final ArchiveMaker archives;
    private final Function<RuntimeEnvironment, RuntimeLock> locks;

    /** Shelves that could not be filled; another attempt waits for the next start of the service. */
    private final Set<Path> givenUp = ConcurrentHashMap.newKeySet();

    /**
     * @param home folder of all runtimes, created when needed
     * @param bridgeJar the jar of Drey that stands first on Flink's class path; a copy is taken, so that a newer build
     *     does not pull it away from under running clusters
     * @param downloads runs the downloads; its number of threads says how many at a time
     */
    public FlinkRuntimes(Path home, Path bridgeJar, ArtifactSource source, ArchiveMaker archives, Executor downloads) {
        this(home, bridgeJar, new JarInstallation(source, downloads), archives, RuntimeLock::of);
    }

    FlinkRuntimes(
            Path home,
            Path bridgeJar,
            JarInstallation jars,
            ArchiveMaker archives,
            Function<RuntimeEnvironment, RuntimeLock> locks) {
        this.home = home.toAbsolutePath();
        this.bridgeJar = bridgeJar.toAbsolutePath();
        this.jars = jars;
        this.archives = archives;
        this.locks = locks;
    }

    /** All supported runtimes, whether installed or not. */
    public List<RuntimeStatus> list() {
        return Arrays.stream(RuntimeEnvironment.values()).map(this::statusOf).toList();
    }

    /**
     * Returns the runtime, installing it first if need be. Needs no network, and milliseconds, when it is in place.
     *
     * @throws RuntimeUnavailableException when it cannot be installed; what was downloaded is kept for the next attempt
     */
    public FlinkRuntime install(RuntimeEnvironment environment, InstallProgress progress) {
        RuntimeLock lock = locks.apply(environment);
        RuntimeFolder folder = new RuntimeFolder(home, environment, lock);
        try {
            FlinkRuntime runtime = describe(environment, folder);
            if (folder.isComplete() && Files.exists(runtime.classPath().get(0))) {
                FlinkRuntime ready = runtime.withArchives(new ArchiveShelf(runtime).find());
                if (isPrepared(ready)) {
                    return ready;
                }
            }
            return installLocked(runtime, lock, folder, progress);
        } catch (IOException failure) {
            throw new RuntimeUnavailableException(
                    "Flink %s could not be installed in %s: %s. It takes up to %d MB there: check that the folder can be written to and has room, then try again."
                            .formatted(
                                    environment.flinkVersion(),
                                    folder.path(),
                                    reasonOf(failure),
                                    lock.bytes() / 1_000_000),
                    failure);
        }
    }

    /**
     * A runtime that is in place, whichever; one is installed if there is none. Unlike {@link #install} this does not wait
     * until it starts as quickly as it can.
     *
     * @throws RuntimeUnavailableException when none can be had
     */
    public FlinkRuntime any() {
        for (RuntimeStatus status : list()) {
            if (status.installed()) {
                return inPlace(status.environment());
            }
        }
        return install(RuntimeEnvironment.FLINK_1_20, InstallProgress.silent());
    }

    /** Installed where it is not yet, but without what only makes starts quicker. */
    public FlinkRuntime present(RuntimeEnvironment environment, InstallProgress progress) {
        return new RuntimeFolder(home, environment, locks.apply(environment)).isComplete()
                ? inPlace(environment)
                : install(environment, progress);
    }

    private FlinkRuntime inPlace(RuntimeEnvironment environment) {
        RuntimeFolder folder = new RuntimeFolder(home, environment, locks.apply(environment));
        try {
            FlinkRuntime runtime = describe(environment, folder);
            placeBridge(runtime.classPath().get(0));
            return runtime.withArchives(new ArchiveShelf(runtime).find());
        } catch (IOException failure) {
            throw new RuntimeUnavailableException(
                    "Flink %s in %s cannot be used: %s. Check that the folder can be written to and has room."
                            .formatted(environment.flinkVersion(), folder.path(), reasonOf(failure)),
                    failure);
        }
    }

    /** "No space left on device" rather than the paths that the message has already. */
    private static String reasonOf(IOException failure) {
        return failure instanceof FileSystemException file && file.getReason() != null
                ? file.getReason()
                : failure.toString();
    }

    private FlinkRuntime installLocked(
            FlinkRuntime runtime, RuntimeLock lock, RuntimeFolder folder, InstallProgress progress) throws IOException {
        InstallLock held = InstallLock.acquire(folder.lockFile());
        try {
            if (!folder.isComplete()) {
                jars.install(lock, folder, progress);
            }
            placeBridge(runtime.classPath().get(0));
            return prepare(runtime, progress);
        } finally {
            held.close();
        }
    }

    private FlinkRuntime prepare(FlinkRuntime runtime, InstallProgress progress) {
        ArchiveShelf shelf = new ArchiveShelf(runtime);
        FlinkRuntime known = runtime.withArchives(shelf.find());
        if (isPrepared(known)) {
            return known;
        }
        progress.entered(InstallPhase.PREPARING);
        try {
            Map<FlinkRole, Path> made = shelf.fill(runtime, archives);
            return runtime.withArchives(made);
        } catch (IOException | RuntimeException failure) {
            LOG.warn("Flink {} will start slower: no class-data archive was made.", runtime.flinkVersion(), failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            LOG.warn("Flink {} will start slower: making class-data archives was cut short.", runtime.flinkVersion());
        }
        givenUp.add(shelf.folder());
        return runtime;
    }

    private boolean isPrepared(FlinkRuntime runtime) {
        return runtime.archives().size() == FlinkRole.values().length
                || givenUp.contains(new ArchiveShelf(runtime).folder());
    }

    private FlinkRuntime describe(RuntimeEnvironment environment, RuntimeFolder folder) throws IOException {
        Path bridge = folder.path()
                .resolve("bridge")
                .resolve(Checksum.ofFile(bridgeJar).substring(0, 12))
                .resolve(bridgeJar.getFileName());
        return new FlinkRuntime(
                environment,
                environment.flinkVersion(),
                folder.path(),
                Stream.concat(Stream.of(bridge), folder.libraries().stream()).toList(),
                folder.path().resolve("plugins"),
                Map.of());
    }

    private void placeBridge(Path target) throws IOException {
        if (Files.exists(target)) {
            return;
        }
        Files.createDirectories(target.getParent());
        // Of a name that no other process that does the same has.
        Path provisional = Files.createTempFile(target.getParent(), "bridge", ".part");
        Files.copy(bridgeJar, provisional, StandardCopyOption.REPLACE_EXISTING);
        Files.move(provisional, target, StandardCopyOption.ATOMIC_MOVE);
    }

    private RuntimeStatus statusOf(RuntimeEnvironment environment) {
        RuntimeLock lock = locks.apply(environment);
        RuntimeFolder folder = new RuntimeFolder(home, environment, lock);
        return new RuntimeStatus(
                environment, environment.flinkVersion(), folder.path(), folder.isComplete(), lock.bytes());
    }
}
