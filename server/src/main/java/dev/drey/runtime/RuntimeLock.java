package dev.drey.runtime;

import dev.drey.model.RuntimeEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The jars that make up a runtime, in the order of the class path: the committed answer to what a runtime consists of.
 *
 * @param hash names this set of jars; any change to the set changes it, a changed comment does not
 */
record RuntimeLock(List<LockedArtifact> artifacts, String hash) {

    RuntimeLock {
        artifacts = List.copyOf(artifacts);
    }

    /** Reads the lock that is shipped for a line of Flink. */
    static RuntimeLock of(RuntimeEnvironment environment) {
        String version = environment.flinkVersion();
        String resource = "flink-" + version.substring(0, version.lastIndexOf('.')) + ".lock";
        try (InputStream lock = RuntimeLock.class.getResourceAsStream(resource)) {
            if (lock == null) {
                throw new IllegalStateException("This build of Drey lacks " + resource + ".");
            }
            return parse(new String(lock.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static RuntimeLock parse(String text) {
        List<String> entries = text.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
        return new RuntimeLock(
                entries.stream().map(LockedArtifact::parse).toList(), Checksum.ofText(String.join("\n", entries)));
    }

    long bytes() {
        return artifacts.stream().mapToLong(LockedArtifact::size).sum();
    }
}
