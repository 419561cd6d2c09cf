package dev.drey.objectstore;

import dev.drey.files.Folders;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder that holds a bucket. Whole folders are listed and removed here and not through the store's library, which would
 * read the attributes of every object in them.
 */
record BucketFolder(Path path) {

    List<String> list(String folder) throws IOException {
        try (Stream<Path> entries = Files.list(inside(folder))) {
            return entries.map(entry -> String.valueOf(entry.getFileName())).toList();
        } catch (NoSuchFileException | NotDirectoryException none) {
            return List.of();
        }
    }

    /** Folders above that hold nothing else go, too: S3 knows none. */
    void remove(String folder) throws IOException {
        Path doomed = inside(folder);
        if (!Files.isDirectory(doomed)) {
            return;
        }
        Folders.remove(doomed);
        for (@Nullable Path above = doomed.getParent();
                above != null && !path.equals(above);
                above = above.getParent()) {
            try {
                Files.deleteIfExists(above);
            } catch (DirectoryNotEmptyException needed) {
                return;
            }
        }
    }

    private Path inside(String folder) throws IOException {
        Path inside = path.resolve(folder).normalize();
        if (!inside.startsWith(path) || inside.equals(path)) {
            throw new IOException("'" + folder + "' is no folder in a bucket");
        }
        return inside;
    }
}
