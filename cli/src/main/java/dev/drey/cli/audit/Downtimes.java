package dev.drey.cli.audit;

import dev.drey.programs.audit.verify.Emissions.Silence;
import java.util.ArrayList;
import java.util.List;

/**
 * How long each fault kept the work from being done, told by the stamps of the committed output alone. Pure.
 *
 * <p>A fault's downtime is the longest time in which some task emitted nothing that was committed, counted from the fault.
 * The silence belongs to the fault if the fault struck within it, or if it began before the next fault struck. Faults that
 * share a silence are counted, but not timed on their own: each would be blamed for the others.
 */
final class Downtimes {

    /** What is below is the rhythm of the output and of a busy machine, not an interruption. */
    static final long LEAST_SILENCE_MILLIS = 200;

    /** What begins later than this after a fault is none of its doing. */
    private static final long LONGEST_EFFECT_MILLIS = 30_000;

    private final List<StruckFault> faults;
    private final List<Silence> silences;

    /**
     * @param faults in the order in which they struck
     * @param silences of at least {@link #LEAST_SILENCE_MILLIS}
     */
    Downtimes(List<StruckFault> faults, List<Silence> silences) {
        this.faults = List.copyOf(faults);
        this.silences = List.copyOf(silences);
    }

    /**
     * One fault and its effect.
     *
     * @param millis 0 when the output went on without interruption
     * @param alone whether no other fault had a part in it
     */
    record Downtime(FaultKind kind, long millis, boolean alone) {}

    /** One for each fault, in the same order. */
    List<Downtime> list() {
        List<Long> ends = new ArrayList<>();
        for (int index = 0; index < faults.size(); index++) {
            ends.add(Math.max(faults.get(index).to(), endOfEffect(index)));
        }
        List<Downtime> downtimes = new ArrayList<>();
        for (int index = 0; index < faults.size(); index++) {
            downtimes.add(new Downtime(faults.get(index).kind(), millis(index), isAlone(index, ends)));
        }
        return downtimes;
    }

    private long millis(int index) {
        long from = faults.get(index).from();
        return silences.stream()
                .filter(silence -> belongs(silence, index))
                .mapToLong(silence -> silence.to() - Math.max(from, silence.from()))
                .filter(millis -> millis >= LEAST_SILENCE_MILLIS)
                .max()
                .orElse(0);
    }

    private long endOfEffect(int index) {
        return silences.stream()
                .filter(silence -> belongs(silence, index))
                .mapToLong(Silence::to)
                .max()
                .orElse(0);
    }

    private boolean belongs(Silence silence, int index) {
        StruckFault fault = faults.get(index);
        long next = index + 1 < faults.size() ? faults.get(index + 1).from() : Long.MAX_VALUE;
        long until = Math.min(next, fault.to() + LONGEST_EFFECT_MILLIS);
        return silence.to() > fault.from() && silence.from() < Math.max(until, fault.from() + 1);
    }

    private boolean isAlone(int index, List<Long> ends) {
        boolean before = index > 0 && ends.subList(0, index).stream().anyMatch(end -> end > from(index));
        boolean after = index + 1 < faults.size() && from(index + 1) < ends.get(index);
        return !before && !after;
    }

    private long from(int index) {
        return faults.get(index).from();
    }
}
