package dev.drey.cli.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Lets nothing be created in a folder of checkpoints any more; what is there can be read. For root, whom permissions do not
 * stop, by the file system's own attribute ({@code chattr +i}), for others by permissions.
 */
final class StorageOutage {

    private final boolean root;

    /** @param root whether this is run by root */
    StorageOutage(boolean root) {
        this.root = root;
    }

    /** Tries it out on a folder of its own below {@code place}. */
    boolean isPossible(Path place) throws IOException, InterruptedException {
        Path probe = Files.createDirectories(place.resolve("outage-probe"));
        try {
            begin(List.of(probe));
            Files.delete(Files.createFile(probe.resolve("file")));
            return false;
        } catch (IOException refused) {
            return Files.isDirectory(probe);
        } finally {
            end(List.of(probe));
            Files.deleteIfExists(probe.resolve("file"));
            Files.delete(probe);
        }
    }

    /** Of each folder, of the jobs' folders in it, and of the folders of those that checkpoints share. */
    void begin(List<Path> folders) throws IOException, InterruptedException {
        for (Path folder : folders) {
            for (Path inner : withInner(folder)) {
                set(inner, true);
            }
        }
    }

    /** From now on everything works again. */
    void end(List<Path> folders) throws IOException, InterruptedException {
        for (Path folder : folders) {
            for (Path inner : withInner(folder)) {
                set(inner, false);
            }
        }
    }

    private static List<Path> withInner(Path folder) throws IOException {
        List<Path> all = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return all;
        }
        all.add(folder);
        try (Stream<Path> jobs = Files.list(folder)) {
            for (Path job : jobs.filter(Files::isDirectory).toList()) {
                all.add(job);
                Stream.of("shared", "taskowned")
                        .map(job::resolve)
                        .filter(Files::isDirectory)
                        .forEach(all::add);
            }
        }
        return all;
    }

    private void set(Path folder, boolean closed) throws IOException, InterruptedException {
        if (!root) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(closed ? "r-xr-xr-x" : "rwxr-xr-x"));
            return;
        }
        Process chattr = new ProcessBuilder("chattr", closed ? "+i" : "-i", folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (chattr.waitFor() != 0 && Files.isDirectory(folder) && !closed) {
            throw new IOException("`chattr -i " + folder + "` failed; do it by hand, or the folder cannot be deleted.");
        }
    }
}
