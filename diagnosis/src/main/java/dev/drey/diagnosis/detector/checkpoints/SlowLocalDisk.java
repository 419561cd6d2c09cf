package dev.drey.diagnosis.detector.checkpoints;

import dev.drey.diagnosis.catalogue.Severity;
import dev.drey.diagnosis.detector.Case;
import dev.drey.diagnosis.detector.Detector;
import dev.drey.diagnosis.detector.Hypothesis;
import dev.drey.diagnosis.detector.Place;
import dev.drey.diagnosis.evidence.CheckpointSettings;
import dev.drey.diagnosis.evidence.Stage;
import dev.drey.diagnosis.evidence.Subtask;
import dev.drey.diagnosis.signal.Figures;
import dev.drey.diagnosis.signal.Frames;
import dev.drey.diagnosis.signal.StageTimes;
import dev.drey.diagnosis.signal.TaskThreads;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An embedded store flushes its memory to disk in the synchronous part: where that part is long in proportion to the
 * state, and no code of the program's own is in it, the disk is slow.
 */
public final class SlowLocalDisk implements Detector {

    private static final long STATE = 256 * 1024;

    /** Bytes per second that even a slow disk flushes when nothing is wrong with it. */
    private static final double HEALTHY = 25 << 20;

    /** Below this even for a slow disk: a call that waits is as likely. */
    private static final double IMPLAUSIBLE = 1 << 20;

    /** Milliseconds below which a flush tells nothing of the disk. */
    private static final double LONG = 500;

    @Override
    public List<Hypothesis> examine(Case theCase) {
        StageTimes.@Nullable Bottleneck sync = theCase.stages().longestByStage().get(Stage.SYNC);
        if (sync == null
                || theCase.settings()
                        .filter(CheckpointSettings::isEmbeddedStore)
                        .isEmpty()) {
            return List.of();
        }
        StageTimes.VertexTimes times = sync.at();
        Optional<Severity> weight = theCase.weightOf(sync.millis() + times.worst(Stage.ASYNC));
        List<TaskThreads.Sample> snapshots = theCase.threads().of(times.vertex()).stream()
                .filter(sample -> sample.isIn("snapshotState") || sample.isIn("performCheckpoint"))
                .toList();
        boolean inStore = snapshots.stream()
                .anyMatch(sample -> Frames.isInStore(sample.stack().frames()));
        boolean inProgram =
                snapshots.stream().anyMatch(sample -> sample.findUsersFrame().isPresent());
        if (weight.isEmpty() || !theCase.stages().dominates(sync) || inProgram || !flushesSlowly(times)) {
            return List.of();
        }
        double async = times.worst(Stage.ASYNC);
        Hypothesis found = Hypothesis.of("slow-local-disk", rate(times) < IMPLAUSIBLE ? 0.5 : 0.65)
                .severity(weight.get())
                .at(Place.of(times.vertex()))
                .explains(theCase.slowness())
                .with("time", Figures.time(sync.millis()))
                .because("The synchronous part takes " + Figures.time(sync.millis()) + " in "
                        + times.vertex().shortName()
                        + ", whose state lies in an embedded store that flushes to local disk then.");
        // It may be short all the same: what was just written is read from the system's memory.
        if (async >= 0.3 * sync.millis()) {
            found = found.because(
                    "The asynchronous part, which reads the same disk, takes " + Figures.time(async) + ".", 0.1);
        }
        if (inStore) {
            found = found.because("Thread dumps show the task inside the store during a snapshot.", 0.2);
        }
        Optional<String> host = onlyHost(times);
        return List.of(
                host.isPresent()
                        ? found.at(new Place(
                                        times.vertex().name(), times.vertex().id(), null, host.get(), null))
                                .because("Only the subtasks on " + host.get() + " are slow.", 0.2)
                        : found);
    }

    /** Whether the synchronous part is long for what it writes, which is enough to tell. */
    static boolean flushesSlowly(StageTimes.VertexTimes times) {
        return times.worst(Stage.SYNC) >= LONG && times.mostWritten() >= STATE && rate(times) < HEALTHY;
    }

    private static double rate(StageTimes.VertexTimes times) {
        return times.mostWritten() / (times.worst(Stage.SYNC) / 1000);
    }

    /** The host all of whose subtasks are slow while those of others are not. */
    private static Optional<String> onlyHost(StageTimes.VertexTimes times) {
        Map<String, Double> slowest = new HashMap<>();
        for (StageTimes.Reading reading : times.readings()) {
            times.vertex()
                    .findSubtask(reading.times().index())
                    .map(Subtask::host)
                    .filter(host -> !host.isEmpty())
                    .ifPresent(host -> slowest.merge(
                            host.replaceFirst(":\\d+$", ""),
                            (double) reading.times().stages().sync(),
                            Math::max));
        }
        if (slowest.size() < 2) {
            return Optional.empty();
        }
        double most =
                slowest.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
        double others = slowest.values().stream()
                .mapToDouble(Double::doubleValue)
                .filter(value -> value < most)
                .max()
                .orElse(most);
        return others < most / 3
                ? slowest.entrySet().stream()
                        .filter(entry -> entry.getValue() == most)
                        .map(Map.Entry::getKey)
                        .findFirst()
                : Optional.empty();
    }
}
