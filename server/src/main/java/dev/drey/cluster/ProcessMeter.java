package dev.drey.cluster;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/** What the operating system says of a Flink process, which Flink itself does not know. */
public interface ProcessMeter {

    /**
     * What a process has used.
     *
     * @param cpu since it began, of all cores together
     * @param residentBytes of memory that it holds now
     */
    record Usage(Duration cpu, long residentBytes) {}

    /** Empty when the process has ended, or where the operating system does not tell. */
    Optional<Usage> measure(long pid);

    /** The part of the volume that holds {@code folder} which is in use, from 0 to 1; empty when that cannot be told. */
    OptionalDouble diskUsed(Path folder);
}
