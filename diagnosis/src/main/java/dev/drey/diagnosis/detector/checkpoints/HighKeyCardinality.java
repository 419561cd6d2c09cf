package dev.drey.diagnosis.detector.checkpoints;

import dev.drey.diagnosis.catalogue.Severity;
import dev.drey.diagnosis.detector.Case;
import dev.drey.diagnosis.detector.Detector;
import dev.drey.diagnosis.detector.Hypothesis;
import dev.drey.diagnosis.detector.Place;
import dev.drey.diagnosis.detector.Symptom;
import dev.drey.diagnosis.evidence.Checkpoint;
import dev.drey.diagnosis.evidence.Stage;
import dev.drey.diagnosis.evidence.Vertex;
import dev.drey.diagnosis.evidence.VertexCheckpoint;
import dev.drey.diagnosis.signal.Figures;
import dev.drey.diagnosis.signal.Frames;
import dev.drey.diagnosis.signal.Growth;
import dev.drey.diagnosis.signal.Skew;
import dev.drey.diagnosis.signal.TaskThreads;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * So many keys that state access and timers take the time: state is large and evenly spread, and the threads of a keyed
 * operator are mostly inside the state store, or the store counts the keys itself.
 */
public final class HighKeyCardinality implements Detector {

    private static final double MANY = 500_000;
    private static final double EVEN = 2;
    private static final long LARGE = 8L << 20;
    private static final double MOSTLY = 0.4;
    private static final double NEARLY_ALWAYS = 0.7;

    @Override
    public List<Hypothesis> examine(Case theCase) {
        List<Hypothesis> found = new ArrayList<>();
        Optional<Checkpoint> newest = theCase.evidence()
                .checkpoints()
                .completed()
                .filter(checkpoint -> !checkpoint.vertices().isEmpty())
                .findFirst();
        for (Vertex vertex : theCase.job().map(job -> job.vertices()).orElse(List.of())) {
            newest.flatMap(checkpoint -> checkpoint.findVertex(vertex.id()))
                    .flatMap(state -> examine(theCase, vertex, state))
                    .ifPresent(found::add);
        }
        return found;
    }

    private static Optional<Hypothesis> examine(Case theCase, Vertex vertex, VertexCheckpoint state) {
        boolean even = Skew.ofState(state, 1 << 16)
                .filter(skew -> skew.factor() > EVEN)
                .isEmpty();
        double estimated = estimatedKeys(vertex);
        double read = keysRead(theCase, vertex);
        boolean counted = Math.max(read, estimated) >= MANY;
        double inStore = inStore(theCase.threads().of(vertex));
        boolean busy = isBusy(theCase, vertex);
        boolean worn = inStore >= MOSTLY && busy && state.stateBytes() >= LARGE;
        if (!even || !vertex.isKeyed() || !(counted || worn)) {
            return Optional.empty();
        }
        boolean plateau =
                Growth.of(theCase.evidence()).filter(Growth::isUnbroken).isEmpty();
        double sync = theCase.stages()
                .find(vertex)
                .map(times -> times.worst(Stage.SYNC))
                .orElse(0.0);
        Hypothesis found = Hypothesis.of("high-key-cardinality", counted && busy ? 0.75 : 0.5)
                .at(Place.of(vertex))
                .severity(theCase.weightOf(sync)
                        .orElse(busy && theCase.checkpointsFail() ? Severity.WARNING : Severity.NOTICE))
                .explains(theCase.slowness())
                .explains(Symptom.HELD_UP, Symptom.LAGS, Symptom.STATE_GROWS)
                .with("bytes", Figures.bytes(state.stateBytes()))
                .because(vertex.shortName() + " holds " + Figures.bytes(state.stateBytes())
                        + " of keyed state, spread evenly over its subtasks.");
        if (counted) {
            String who = read >= MANY ? "Its newest checkpoint holds " : "The store counts ";
            found = found.because(who + Figures.count(read >= MANY ? read : estimated) + " keys.", 0.1);
        }
        if (worn) {
            found = found.because(
                    "In " + Figures.percent(inStore)
                            + " of the samples its threads are in the state store or in timers.",
                    inStore >= NEARLY_ALWAYS ? 0.25 : 0.1);
        }
        found = weighAgainstTheDisk(theCase, vertex, found);
        return Optional.of(plateau ? found.because("The state does not grow without end.", 0.05) : found);
    }

    private static Hypothesis weighAgainstTheDisk(Case theCase, Vertex vertex, Hypothesis found) {
        boolean slow = theCase.stages()
                .find(vertex)
                .filter(SlowLocalDisk::flushesSlowly)
                .isPresent();
        return slow ? found.but("Its synchronous part is long for what it writes: the disk is slow.", 0.2) : found;
    }

    private static boolean isBusy(Case theCase, Vertex vertex) {
        return theCase.pressure()
                .flatMap(pressure -> pressure.find(vertex))
                .filter(load -> load.busyMedian() >= 0.6)
                .isPresent();
    }

    /** 0 where its state was not read. */
    private static double keysRead(Case theCase, Vertex vertex) {
        return theCase.evidence()
                .findState()
                .flatMap(contents -> contents.mostKeys(vertex))
                .orElse(0L);
    }

    /** By RocksDB itself, where it is asked to; 0 where not. */
    private static double estimatedKeys(Vertex vertex) {
        return vertex.metrics().byName().entrySet().stream()
                .filter(entry -> entry.getKey().matches(".*rocksdb[._]estimate-num-keys\\.sum"))
                .mapToDouble(entry -> entry.getValue().latest())
                .max()
                .orElse(0);
    }

    private static double inStore(List<TaskThreads.Sample> samples) {
        return TaskThreads.share(
                samples,
                sample -> Frames.isInStore(sample.stack().frames())
                        || sample.isIn("registerEventTimeTimer")
                        || sample.isIn("advanceWatermark"));
    }
}
