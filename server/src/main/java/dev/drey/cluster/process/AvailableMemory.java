package dev.drey.cluster.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What Linux reckons new processes can have without swapping. */
final class AvailableMemory {

    private static final Path MEMINFO = Path.of("/proc/meminfo");
    private static final String AVAILABLE = "MemAvailable:";

    private AvailableMemory() {}

    /** 0 where it cannot be told. */
    static long mebibytes() {
        try (Stream<String> lines = Files.lines(MEMINFO)) {
            return lines.filter(line -> line.startsWith(AVAILABLE))
                            .mapToLong(AvailableMemory::kibibytes)
                            .findFirst()
                            .orElse(0)
                    >> 10;
        } catch (IOException notLinux) {
            return 0;
        }
    }

    private static long kibibytes(String line) {
        return Long.parseLong(
                line.substring(AVAILABLE.length()).replace("kB", "").trim());
    }
}
