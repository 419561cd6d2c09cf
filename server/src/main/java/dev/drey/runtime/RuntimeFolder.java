package dev.drey.runtime;

import dev.drey.model.RuntimeEnvironment;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A runtime's place on disk. It is built under a provisional name and renamed when whole, so a folder with the final name
 * and a marker is complete, and anything else is left-overs of a crash.
 *
 * <p>The final name carries the lock's hash: another set of jars gets another folder, and clusters that run on the old
 * one keep it.
 */
final class RuntimeFolder {

    private static final String MARKER = "complete";

    private final RuntimeLock lock;
    private final Path path;
    private final Path staging;

    RuntimeFolder(Path home, RuntimeEnvironment environment, RuntimeLock lock) {
        this.lock = lock;
        this.path = home.toAbsolutePath()
                .resolve("flink-" + environment.flinkVersion() + "-"
                        + lock.hash().substring(0, 12));
        this.staging = besides(".part");
    }

    Path path() {
        return path;
    }

    /** The file that whoever changes this folder holds a lock on. */
    Path lockFile() {
        return besides(".lock");
    }

    /** Whether every jar is there; sizes are compared, contents were when they were put here. */
    boolean isComplete() {
        try {
            return Files.readString(path.resolve(MARKER)).equals(lock.hash())
                    && lock.artifacts().stream().allMatch(this::isInPlace);
        } catch (IOException absent) {
            return false;
        }
    }

    private boolean isInPlace(LockedArtifact artifact) {
        try {
            return Files.size(path.resolve(artifact.location())) == artifact.size();
        } catch (IOException absent) {
            return false;
        }
    }

    /** The class path in the order of the lock, without plug-ins. */
    List<Path> libraries() {
        return lock.artifacts().stream()
                .filter(artifact -> artifact.plugin() == null)
                .map(artifact -> path.resolve(artifact.location()))
                .toList();
    }

    /** Starts over, whatever an earlier attempt has left. */
    void begin() throws IOException {
        delete(staging);
        Files.createDirectories(staging);
    }

    /** Puts a jar in its place and verifies what lies there. */
    void add(LockedArtifact artifact, Path jar) throws IOException {
        Path target = staging.resolve(artifact.location());
        Files.createDirectories(target.getParent());
        linkOrCopy(jar, target);
        verify(artifact, target, jar);
    }

    /** Makes the folder appear under its final name, all at once. */
    void finish() throws IOException {
        Path marker = Files.writeString(staging.resolve(MARKER), lock.hash());
        try (FileChannel written = FileChannel.open(marker, StandardOpenOption.WRITE)) {
            written.force(true);
        }
        delete(path);
        Files.move(staging, path, StandardCopyOption.ATOMIC_MOVE);
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path entry : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(entry);
            }
        }
    }

    private static void linkOrCopy(Path jar, Path target) throws IOException {
        try {
            Files.createLink(target, jar.toRealPath());
        } catch (UnsupportedOperationException | FileSystemException otherFileSystem) {
            Files.copy(jar, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void verify(LockedArtifact artifact, Path placed, Path source) throws IOException {
        long size = Files.size(placed);
        String found = size == artifact.size() ? Checksum.ofFile(placed) : "a size of " + size + " bytes";
        String expected = size == artifact.size() ? artifact.sha256() : artifact.size() + " bytes";
        if (!found.equals(expected)) {
            throw new RuntimeUnavailableException(
                    "%s is not the file that Drey was tested with: it has %s instead of %s."
                                    .formatted(artifact.coordinates(), found, expected)
                            + " Delete " + source
                            + " and try again; if that does not help, the repository or mirror it comes"
                            + " from serves an altered file.");
        }
    }

    private Path besides(String suffix) {
        return path.resolveSibling(path.getFileName() + suffix);
    }
}
