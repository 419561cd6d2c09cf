package dev.drey.cli.state;

import dev.drey.cli.text.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Keyed state whose entries never expire, and that grows or is large: whoever wrote the program knows whether its entries are
 * needed for ever. Windows and timers clean up after themselves and are none. Written out as JSON as it stands. Pure.
 *
 * @param operator its id
 */
record TtlCandidate(String operator, String title, String state, long entries, long bytes, String why) {

    /** Below this, state without a time to live is not worth a word unless it is seen to grow. */
    private static final long MANY = 100_000;

    /** Less than this is not growth: what keys there are varies. */
    private static final double LEAST_GROWTH = 1.01;

    /** @param growth since an earlier checkpoint; empty when there is none to compare with */
    static List<TtlCandidate> of(StateFacts now, List<Growth> growth) {
        List<TtlCandidate> candidates = new ArrayList<>();
        for (StateFacts.Operator operator : now.operators()) {
            for (StateFacts.KeyedState state : operator.states()) {
                if (Boolean.FALSE.equals(state.expires()) && !state.windowed()) {
                    Optional<Growth> grown = growth.stream()
                            .filter(one -> one.operator().equals(operator.id())
                                    && state.name().equals(one.state()))
                            .findFirst();
                    why(state, grown)
                            .ifPresent(reason -> candidates.add(new TtlCandidate(
                                    operator.id(),
                                    operator.title(),
                                    state.name(),
                                    state.entries(),
                                    state.bytes(),
                                    reason)));
                }
            }
        }
        return candidates;
    }

    private static Optional<String> why(StateFacts.KeyedState state, Optional<Growth> grown) {
        if (grown.isEmpty()) {
            return state.entries() < MANY
                    ? Optional.empty()
                    : Optional.of("its " + Figures.count(state.entries())
                            + " entries have no time to live. --since tells" + " whether they become more");
        }
        Growth growth = grown.get();
        Long before = growth.entriesBefore();
        Long now = growth.entriesNow();
        if (before == null || now == null || !growth.complete() || now <= before * LEAST_GROWTH) {
            return Optional.empty();
        }
        Long perHour = growth.entriesPerHour();
        return Optional.of("its entries have no time to live and grew from " + Figures.count(before) + " to "
                + Figures.count(now)
                + (perHour == null ? "" : ", " + Figures.count(perHour) + " an hour"));
    }
}
