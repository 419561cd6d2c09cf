package dev.drey.cluster.process;

import dev.drey.cluster.ProcessMeter;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/** Asks Linux; elsewhere nothing is known of memory, and therefore nothing is told. */
public final class SystemMeter implements ProcessMeter {

    private static final String RESIDENT = "VmRSS:";
    private static final long BYTES_PER_KIBIBYTE = 1024;

    @Override
    public Optional<Usage> measure(long pid) {
        Optional<Duration> cpu =
                ProcessHandle.of(pid).flatMap(process -> process.info().totalCpuDuration());
        try {
            return cpu.isEmpty()
                    ? Optional.empty()
                    : Files.readAllLines(Path.of("/proc", String.valueOf(pid), "status")).stream()
                            .filter(line -> line.startsWith(RESIDENT))
                            .map(line -> line.replaceAll("\\D", ""))
                            .map(kibibytes -> new Usage(cpu.get(), Long.parseLong(kibibytes) * BYTES_PER_KIBIBYTE))
                            .findFirst();
        } catch (IOException ended) {
            return Optional.empty();
        }
    }

    @Override
    public OptionalDouble diskUsed(Path folder) {
        try {
            FileStore volume = Files.getFileStore(folder);
            long total = volume.getTotalSpace();
            return total <= 0
                    ? OptionalDouble.empty()
                    : OptionalDouble.of((double) (total - volume.getUsableSpace()) / total);
        } catch (IOException unknown) {
            return OptionalDouble.empty();
        }
    }
}
