package dev.drey.control;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What an application's clusters left on disk, those of the past too. */
final class IncarnationFolders {

    private static final Pattern INCARNATION = Pattern.compile("[0-9a-f]{32}");

    private IncarnationFolders() {}

    /** Empty when the application was never started. */
    static List<Path> newestFirst(Path applicationFolder) throws IOException {
        if (!Files.isDirectory(applicationFolder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(applicationFolder)) {
            return entries.filter(entry ->
                            INCARNATION.matcher(entry.getFileName().toString()).matches())
                    .sorted(Comparator.comparing(IncarnationFolders::age).reversed())
                    .toList();
        }
    }

    private static FileTime age(Path folder) {
        try {
            return Files.getLastModifiedTime(folder);
        } catch (IOException gone) {
            return FileTime.fromMillis(0);
        }
    }
}
