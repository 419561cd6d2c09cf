package dev.drey.cli.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.stream.Stream;

/** What the checkpoints of one job hold on the local disk. */
final class DiskUse {

    private DiskUse() {}

    /**
     * Bytes of all files of the job, those that its checkpoints share included, and what lies for it beside them, such as
     * a changelog.
     *
     * @param checkpoint where one of them lies, as Flink says
     */
    static long ofJob(String checkpoint) throws IOException {
        Path job = Path.of(URI.create(checkpoint)).resolveSibling("");
        Path root = job.resolve("../..").normalize();
        long bytes = 0;
        try (Stream<Path> kinds = Files.list(root)) {
            for (Path kind : kinds.toList()) {
                bytes += below(kind.resolve(job.getFileName()));
            }
        }
        return bytes;
    }

    /** Files come and go meanwhile. */
    private static long below(Path folder) throws IOException {
        long[] bytes = {0};
        if (Files.notExists(folder)) {
            return 0;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                bytes[0] += attributes.size();
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException gone) {
                return FileVisitResult.CONTINUE;
            }
        });
        return bytes[0];
    }
}
