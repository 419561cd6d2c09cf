package dev.drey.diagnosis.signal;

import dev.drey.diagnosis.evidence.Metrics;
import dev.drey.diagnosis.evidence.Series;
import java.util.Optional;
import java.util.OptionalDouble;

/** How a JVM fares with its memory and its processor. */
public final class MemoryUse {

    private static final String JVM = "Status.JVM.";
    private static final String COLLECTOR = JVM + "GarbageCollector.";

    private MemoryUse() {}

    /** Share of the heap in use at the last look, 0 to 1. */
    public static OptionalDouble heap(Metrics process) {
        return share(process, JVM + "Memory.Heap.Used", JVM + "Memory.Heap.Max");
    }

    /** Share of the metaspace that is taken, 0 to 1: with many class loaders much of it is taken, and less is in use. */
    public static OptionalDouble metaspace(Metrics process) {
        OptionalDouble committed = share(process, JVM + "Memory.Metaspace.Committed", JVM + "Memory.Metaspace.Max");
        return committed.isPresent()
                ? committed
                : share(process, JVM + "Memory.Metaspace.Used", JVM + "Memory.Metaspace.Max");
    }

    private static OptionalDouble share(Metrics process, String used, String most) {
        OptionalDouble use = process.latest(used);
        OptionalDouble limit = process.latest(most);
        return use.isPresent() && limit.isPresent() && limit.getAsDouble() > 0
                ? OptionalDouble.of(use.getAsDouble() / limit.getAsDouble())
                : OptionalDouble.empty();
    }

    /**
     * Share of time that went into collecting garbage, 0 to 1: as Flink measures it (1.18 and later), or from the growth
     * of the total between two looks.
     */
    public static OptionalDouble collecting(Metrics process) {
        OptionalDouble perSecond = process.latest(COLLECTOR + "All.TimeMsPerSecond");
        OptionalDouble grown = process.find(COLLECTOR + "All.Time")
                .map(Series::perSecond)
                .filter(rate -> !rate.isNaN())
                .map(OptionalDouble::of)
                .orElse(OptionalDouble.empty());
        if (perSecond.isEmpty() && grown.isEmpty()) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(Math.min(1, Math.max(perSecond.orElse(0), grown.orElse(0)) / 1000));
    }

    /** Load of the processor by this JVM, as a share of all processors that it sees. */
    public static OptionalDouble processor(Metrics process) {
        Optional<Series> load = process.find(JVM + "CPU.Load");
        return load.map(series -> OptionalDouble.of(series.maximum())).orElse(OptionalDouble.empty());
    }
}
