package dev.drey.cli.trial;

import dev.drey.programs.audit.verify.Emissions.Silence;
import java.util.ArrayList;
import java.util.List;

/**
 * How long each fault kept the work from being done, told by the stamps of the committed output alone. Pure.
 *
 * <p>A fault's downtime is the longest time in which some task emitted nothing that was committed, counted from the fault.
 * A silence is owed to all faults that struck within it or just before; where none did, to the last one before. Faults that share a
 * silence are counted, but not timed on their own: each would be blamed for the others.
 */
public final class Downtimes {

    /** What is below is the rhythm of the output and of a busy machine, not an interruption. */
    public static final long LEAST_SILENCE_MILLIS = 200;

    /** So long the work may go on after it was struck, although the end is certain: until the last task is told. */
    private static final long LONGEST_DELAY_MILLIS = 500;

    /** What begins later than this after a fault is none of its doing. */
    private static final long LONGEST_EFFECT_MILLIS = 30_000;

    private final List<StruckFault> faults;
    private final List<Silence> silences;

    /**
     * @param faults in the order in which they struck
     * @param silences of at least {@link #LEAST_SILENCE_MILLIS}
     */
    public Downtimes(List<StruckFault> faults, List<Silence> silences) {
        this.faults = List.copyOf(faults);
        this.silences = List.copyOf(silences);
    }

    /**
     * One fault and its effect.
     *
     * @param millis 0 when the output went on without interruption
     * @param alone whether no other fault had a part in it
     */
    public record Downtime(FaultKind kind, long millis, boolean alone) {}

    /** One for each fault, in the same order. */
    public List<Downtime> list() {
        List<List<Integer>> owed = silences.stream().map(this::owedTo).toList();
        List<Downtime> downtimes = new ArrayList<>();
        for (int index = 0; index < faults.size(); index++) {
            StruckFault fault = faults.get(index);
            long longest = 0;
            boolean alone = true;
            for (int each = 0; each < silences.size(); each++) {
                if (owed.get(each).contains(index)) {
                    Silence silence = silences.get(each);
                    longest = Math.max(longest, silence.to() - Math.max(fault.from(), silence.from()));
                    alone &= owed.get(each).size() == 1;
                }
            }
            downtimes.add(new Downtime(fault.kind(), longest < LEAST_SILENCE_MILLIS ? 0 : longest, alone));
        }
        return downtimes;
    }

    /** By their places in the list of faults. */
    private List<Integer> owedTo(Silence silence) {
        List<Integer> within = new ArrayList<>();
        int last = -1;
        for (int index = 0; index < faults.size(); index++) {
            StruckFault fault = faults.get(index);
            if (fault.from() < silence.to() && fault.to() >= silence.from()) {
                within.add(index);
            }
            if (fault.to() < silence.from() && silence.from() - fault.to() < LONGEST_EFFECT_MILLIS) {
                last = index;
            }
        }
        if (last >= 0 && (within.isEmpty() || silence.from() - faults.get(last).to() < LONGEST_DELAY_MILLIS)) {
            within.add(last);
        }
        return within;
    }
}
