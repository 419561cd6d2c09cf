package dev.drey.telemetry;

import dev.drey.cluster.ClusterDriver;
import dev.drey.cluster.ClusterProcess;
import dev.drey.cluster.ProcessMeter;
import dev.drey.runtime.FlinkRole;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Measures what the task managers of one incarnation use of their KPUs, twice a minute as Amazon does. */
final class Containers {

    private static final Duration EVERY = Duration.ofSeconds(30);

    private final ClusterDriver driver;
    private final ProcessMeter meter;
    private final Kpu kpu;
    private final Map<Long, Duration> cpuBefore = new HashMap<>();
    private @Nullable Instant measuredAt;

    /**
     * What a KPU has.
     *
     * @param folder on the volume that its processes write to
     */
    record Kpu(long memoryBytes, Path folder) {}

    Containers(ClusterDriver driver, ProcessMeter meter, Kpu kpu) {
        this.driver = driver;
        this.meter = meter;
        this.kpu = kpu;
    }

    /** Empty when it is not yet time again, and the first time, as nothing is known yet to compare with. */
    List<Container> measure(String incarnationId, Instant now) {
        Instant before = measuredAt;
        if (before != null && Duration.between(before, now).compareTo(EVERY) < 0) {
            return List.of();
        }
        measuredAt = now;
        Map<Long, Duration> present = new HashMap<>();
        List<Container> containers = new ArrayList<>();
        double disk = meter.diskUsed(kpu.folder()).orElse(Double.NaN) * 100;
        for (ClusterProcess process : driver.observe(incarnationId)) {
            if (process.role() == FlinkRole.TASK_MANAGER) {
                meter.measure(process.pid()).ifPresent(usage -> {
                    present.put(process.pid(), usage.cpu());
                    Duration used = cpuBefore.get(process.pid());
                    if (used != null && before != null) {
                        double part = (double) usage.cpu().minus(used).toNanos()
                                / Duration.between(before, now).toNanos();
                        containers.add(new Container(
                                process.name(), part * 100, usage.residentBytes() * 100.0 / kpu.memoryBytes(), disk));
                    }
                });
            }
        }
        cpuBefore.clear();
        cpuBefore.putAll(present);
        return containers;
    }
}
