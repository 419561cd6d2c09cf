package dev.drey.cluster.process;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * Bounds the files that take the standard output of processes, which nobody but the processes themselves could reopen: a
 * full one is copied aside and emptied in place. The processes append, so they go on at its beginning. What is written
 * between copy and cut is lost, a moment's output at most.
 */
final class OutputTrim {

    static final long MOST_BYTES = 20L << 20;

    private static final String OUTPUT = ".out";

    private OutputTrim() {}

    static void trim(Path logFolder) throws IOException {
        if (!Files.isDirectory(logFolder)) {
            return;
        }
        List<Path> outputs;
        try (Stream<Path> files = Files.list(logFolder)) {
            outputs = files.filter(file -> file.toString().endsWith(OUTPUT)).toList();
        }
        for (Path output : outputs) {
            if (Files.size(output) > MOST_BYTES) {
                Files.copy(
                        output,
                        output.resolveSibling(output.getFileName() + ".1"),
                        StandardCopyOption.REPLACE_EXISTING);
                try (FileChannel channel = FileChannel.open(output, StandardOpenOption.WRITE)) {
                    channel.truncate(0);
                }
            }
        }
    }
}
