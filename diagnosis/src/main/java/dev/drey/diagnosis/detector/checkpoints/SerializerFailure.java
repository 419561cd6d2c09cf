package dev.drey.diagnosis.detector.checkpoints;

import dev.drey.diagnosis.catalogue.MessagePattern.Within;
import dev.drey.diagnosis.catalogue.Severity;
import dev.drey.diagnosis.detector.Case;
import dev.drey.diagnosis.detector.Detector;
import dev.drey.diagnosis.detector.Errors;
import dev.drey.diagnosis.detector.Hypothesis;
import dev.drey.diagnosis.detector.StorageTrouble;
import dev.drey.diagnosis.detector.Symptom;
import dev.drey.diagnosis.evidence.ErrorChain;
import dev.drey.diagnosis.signal.Frames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A value in state cannot be written. On the heap that shows when a checkpoint is taken; in an embedded store with every
 * access, where it is the task that fails.
 */
public final class SerializerFailure implements Detector {

    private static final String ID = "serializer-failure-in-snapshot";

    @Override
    public List<Hypothesis> examine(Case theCase) {
        List<Hypothesis> found = new ArrayList<>();
        theCase.errors().within(Within.CHECKPOINT).stream()
                .filter(seen -> StorageTrouble.isOfASerializer(seen.error()))
                .filter(seen -> !seen.error().mentions("must not be incompatible"))
                .findFirst()
                .ifPresent(seen -> found.add(hypothesis(theCase, seen, 0.92)
                        .explains(Symptom.CHECKPOINTS_FAIL, Symptom.CHECKPOINTS_MISSING, Symptom.SAVEPOINT_FAILS)));
        theCase.errors().within(Within.FAILURE).stream()
                .filter(seen -> isOnAccess(seen.error()))
                .findFirst()
                .ifPresent(seen -> found.add(hypothesis(theCase, seen, 0.93)
                        .explains(seen.explains().toArray(Symptom[]::new))
                        .explains(Symptom.CHECKPOINTS_MISSING)
                        .because("It happened while state was accessed or a snapshot was taken, which serializes.")));
        return found;
    }

    private static Hypothesis hypothesis(Case theCase, Errors.Seen seen, double sure) {
        ErrorChain.Link told = seen.error().links().stream()
                .filter(link -> StorageTrouble.isOfASerializer(new ErrorChain(List.of(link))))
                .reduce((outer, inner) -> inner)
                .orElse(seen.error().deepest());
        Hypothesis found = Hypothesis.of(ID, sure)
                .at(seen.place())
                .severity(severity(theCase, seen))
                .with("error", told.headline().replaceAll("\\s+", " "))
                .because(seen.sentence() + " " + told.headline().replaceAll("\\s+", " "));
        Optional<String> frame = Frames.findUsers(seen.error().deepest().frames());
        return frame.map(place -> found.because("The program came there from " + Frames.shortly(place) + "."))
                .orElse(found);
    }

    private static Severity severity(Case theCase, Errors.Seen seen) {
        if (seen.within() == Within.FAILURE) {
            return seen.current() ? Severity.CRITICAL : Severity.NOTICE;
        }
        return theCase.checkpointsFail() || theCase.shows(Symptom.RESTARTS) ? Severity.CRITICAL : Severity.NOTICE;
    }

    /** A serializer's error below an access to state, or below a snapshot. */
    private static boolean isOnAccess(ErrorChain error) {
        if (!StorageTrouble.isOfASerializer(error) || error.mentions("StateMigrationException")) {
            return false;
        }
        return error.links().stream()
                .flatMap(link -> link.frames().stream())
                .anyMatch(frame -> frame.startsWith("org.apache.flink.contrib.streaming.state.")
                        || frame.startsWith("org.apache.flink.state.rocksdb.")
                        || frame.startsWith("org.apache.flink.state.forst.")
                        || frame.startsWith("org.apache.flink.runtime.state.")
                        || frame.contains("Snapshot"));
    }
}
