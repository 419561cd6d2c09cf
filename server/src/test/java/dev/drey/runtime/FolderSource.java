package dev.drey.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongConsumer;

/** Serves jars from a folder, by artifact name, and counts what it served. */
final class FolderSource implements ArtifactSource, ArtifactSource.Session {

    private final Path folder;
    private int fetched;

    FolderSource(Path folder) {
        this.folder = folder;
    }

    /** Adds an artifact with this content and returns the line that a lock file has for it. */
    String add(String role, String name, String content) throws IOException {
        Path file = Files.writeString(folder.resolve(name), content);
        return String.join(" ", role, "g:" + name + ":1", Long.toString(Files.size(file)), Checksum.ofFile(file));
    }

    /** Changes what is served, as a faulty mirror would. */
    void tamper(String name, String content) throws IOException {
        Files.writeString(folder.resolve(name), content);
    }

    int fetched() {
        return fetched;
    }

    @Override
    public Session open() {
        return this;
    }

    @Override
    public synchronized Path fetch(LockedArtifact artifact, LongConsumer bytesSoFar) {
        fetched++;
        Path file = folder.resolve(artifact.name());
        if (!Files.exists(file)) {
            throw new RuntimeUnavailableException(artifact.coordinates() + " is not to be had.");
        }
        return file;
    }

    @Override
    public void close() {}
}
