package dev.drey.state;

import dev.drey.files.Folders;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** State on the file system of this machine, or on one that is mounted there. */
public final class LocalStateFiles implements StateFiles {

    /** The scheme of its locations. */
    public static final String SCHEME = "file";

    /** For {@code file:} locations. */
    public LocalStateFiles() {}

    @Override
    public List<String> list(String folder) throws IOException {
        try (Stream<Path> entries = Files.list(path(folder))) {
            return entries.map(entry -> String.valueOf(entry.getFileName())).toList();
        } catch (NoSuchFileException | NotDirectoryException none) {
            return List.of();
        }
    }

    @Override
    public Optional<byte[]> read(String file, int most) throws IOException {
        Path path = path(file);
        if (!Files.isRegularFile(path)) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(path)) {
            return Optional.of(in.readNBytes(most));
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        }
    }

    @Override
    public void remove(String folder) throws IOException {
        Folders.remove(path(folder));
    }

    private static Path path(String location) {
        return Path.of(URI.create(location)).normalize();
    }
}
