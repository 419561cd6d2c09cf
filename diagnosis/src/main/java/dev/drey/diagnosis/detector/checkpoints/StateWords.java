package dev.drey.diagnosis.detector.checkpoints;

import dev.drey.diagnosis.detector.Case;
import dev.drey.diagnosis.detector.Hypothesis;
import dev.drey.diagnosis.evidence.StateContents;
import dev.drey.diagnosis.evidence.StateContents.HeaviestKey;
import dev.drey.diagnosis.evidence.StateContents.KeyedState;
import dev.drey.diagnosis.evidence.StateContents.OperatorContents;
import dev.drey.diagnosis.evidence.Vertex;
import dev.drey.diagnosis.signal.Figures;
import java.util.Comparator;
import java.util.Optional;

/** What the entries of the newest checkpoint add to a hypothesis, where they were read. */
final class StateWords {

    /** A key that has less of its state than this is one among many. */
    private static final double SHARE = 0.05;

    /** Fewer entries are no reason for growth. */
    private static final long MANY = 1_000;

    private StateWords() {}

    /** Names the key that weighs most in the subtask, if one does. */
    static Hypothesis heaviest(Case theCase, Vertex vertex, int subtask, Hypothesis found) {
        Optional<KeyedState> state = theCase.evidence().findState().stream()
                .flatMap(contents -> contents.of(vertex).stream())
                .flatMap(operator -> operator.states().stream())
                .filter(one -> isHeavy(one, subtask))
                .max(Comparator.comparingLong(KeyedState::bytes));
        HeaviestKey key = state.map(KeyedState::heaviest).orElse(null);
        return state.isEmpty() || key == null
                ? found
                : found.because(
                        "One key of it, " + key.words() + ", has " + Figures.bytes(key.bytes()) + " of the "
                                + Figures.bytes(state.get().bytes()) + " of state "
                                + state.get().name() + ".",
                        0.1);
    }

    private static boolean isHeavy(KeyedState state, int subtask) {
        HeaviestKey key = state.heaviest();
        return key != null && key.subtask() == subtask && key.bytes() >= SHARE * state.bytes();
    }

    /** Names the largest state whose entries never expire. */
    static Hypothesis neverExpiring(Case theCase, Hypothesis found) {
        StateContents contents = theCase.evidence().findState().orElse(null);
        if (contents == null) {
            return found;
        }
        Hypothesis told = found;
        for (OperatorContents operator : contents.operators()) {
            Optional<KeyedState> largest = operator.states().stream()
                    .filter(state -> Boolean.FALSE.equals(state.expires()) && !state.windowed())
                    .filter(state -> state.entries() >= MANY)
                    .max(Comparator.comparingLong(KeyedState::bytes));
            if (largest.isPresent()) {
                told = told.because("State " + largest.get().name() + " of " + operator.name() + " has "
                        + Figures.count(largest.get().entries()) + " entries and no time to live.");
            }
        }
        return told;
    }
}
