package dev.drey.cli.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** How much of the machine's memory a process holds, as Linux counts it: {@code VmRSS}. */
final class ResidentMemory {

    private static final String KEY = "VmRSS:";
    private static final long BYTES_PER_KIBIBYTE = 1024;

    private ResidentMemory() {}

    /** In bytes, shared pages included. */
    static long of(long pid) throws IOException {
        return read(Files.readAllLines(Path.of("/proc", String.valueOf(pid), "status")));
    }

    static long read(List<String> status) throws IOException {
        return status.stream()
                        .filter(line -> line.startsWith(KEY))
                        .map(line ->
                                line.substring(KEY.length()).replace("kB", "").trim())
                        .mapToLong(Long::parseLong)
                        .findFirst()
                        .orElseThrow(() -> new IOException("The process has ended: it has no memory any more."))
                * BYTES_PER_KIBIBYTE;
    }
}
