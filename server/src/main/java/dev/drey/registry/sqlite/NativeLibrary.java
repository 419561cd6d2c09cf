package dev.drey.registry.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where the driver unpacks SQLite itself. It does so anew in each process and removes the file when the process ends in an
 * orderly way, so in the machine's temporary folder every service that is killed would leave one behind. In a folder of its
 * own the next service finds it and removes it.
 */
final class NativeLibrary {

    /** Read by the driver when it loads the library, once in a process. */
    private static final String WHERE = "org.sqlite.tmpdir";

    private NativeLibrary() {}

    /** Only for whoever has the registry's folder to itself. */
    static void unpackBeside(Path registry) throws IOException {
        Path folder = registry.resolveSibling("native");
        if (!Files.exists(folder)) {
            Files.createDirectory(folder);
        }
        for (Path left : list(folder)) {
            Files.deleteIfExists(left);
        }
        System.setProperty(WHERE, folder.toString());
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
