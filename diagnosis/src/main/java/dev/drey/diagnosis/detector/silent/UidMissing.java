package dev.drey.diagnosis.detector.silent;

import dev.drey.diagnosis.catalogue.MessagePattern.Within;
import dev.drey.diagnosis.catalogue.Severity;
import dev.drey.diagnosis.detector.Case;
import dev.drey.diagnosis.detector.Detector;
import dev.drey.diagnosis.detector.Hypothesis;
import dev.drey.diagnosis.detector.Place;
import dev.drey.diagnosis.detector.Symptom;
import dev.drey.diagnosis.evidence.Checkpoint;
import dev.drey.diagnosis.evidence.Checkpoints;
import dev.drey.diagnosis.evidence.Job;
import dev.drey.diagnosis.evidence.Vertex;
import dev.drey.diagnosis.signal.Figures;
import dev.drey.diagnosis.signal.GeneratedHash;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Operators with state whose hash is the one that Flink makes for their place in the graph: they have no uid. With the
 * next change of the program that place, and with it their state, can be another operator's.
 */
public final class UidMissing implements Detector {

    @Override
    public List<Hypothesis> examine(Case theCase) {
        Job job = theCase.job().filter(known -> !known.isEndedInOrder()).orElse(null);
        if (job == null || !job.streaming()) {
            return List.of();
        }
        List<Vertex> stateful = GeneratedHash.proven(job).stream()
                .filter(vertex -> vertex.isKeyed() || stateBytes(theCase, vertex) > 0)
                .sorted(Comparator.comparingLong((Vertex vertex) -> stateBytes(theCase, vertex))
                        .reversed())
                .toList();
        if (stateful.isEmpty()) {
            return List.of();
        }
        Vertex first = stateful.get(0);
        Hypothesis found = Hypothesis.of("uid-missing", 0.95)
                .at(Place.of(first))
                .severity(Severity.NOTICE)
                .because("The hash " + first.id() + " of " + first.shortName()
                        + " is the one that Flink makes for its place in the graph when no uid is given.");
        if (stateBytes(theCase, first) > 0) {
            found = found.because("It holds " + Figures.bytes(stateBytes(theCase, first)) + " of state.");
        }
        if (stateful.size() > 1) {
            found = found.because("The same holds for "
                    + stateful.stream().skip(1).map(Vertex::shortName).collect(Collectors.joining(", ")) + ".");
        }
        boolean restored = theCase.evidence()
                .checkpoints()
                .findCounts()
                .map(Checkpoints.Counts::restored)
                .filter(count -> count > 0)
                .isPresent();
        if (isRefused(theCase)) {
            return List.of(found.severity(Severity.WARNING)
                    .explains(Symptom.NOT_STARTED)
                    .because("A changed program was refused, as state of the running job finds no operator in it."));
        }
        return List.of(
                restored ? found.because("The job was restored from state, which was matched by such hashes.") : found);
    }

    /** Whether a change of the program has failed already because state did not find its operator. */
    private static boolean isRefused(Case theCase) {
        return theCase.errors().within(Within.START).stream()
                .flatMap(seen -> seen.error().links().stream())
                .anyMatch(link -> link.message().contains("Cannot map checkpoint/savepoint state for operator")
                        || link.message().contains("the new program has no such operator"));
    }

    private static long stateBytes(Case theCase, Vertex vertex) {
        return theCase.evidence().checkpoints().history().stream()
                .filter(Checkpoint::isCompleted)
                .flatMap(checkpoint -> checkpoint.findVertex(vertex.id()).stream())
                .mapToLong(found -> found.stateBytes())
                .findFirst()
                .orElse(0);
    }
}
