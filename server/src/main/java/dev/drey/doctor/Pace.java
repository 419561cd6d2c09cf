package dev.drey.doctor;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When an application is examined again. Pure. */
final class Pace {

    /** While something comes up or goes away. */
    static final Duration PROMPT = Duration.ofSeconds(4);

    /** While something is known to be wrong. */
    static final Duration STEADY = Duration.ofSeconds(15);

    /** While nothing is: what shows no other way goes wrong slowly. */
    static final Duration RARE = Duration.ofSeconds(60);

    /** Examining takes no more than this part of the time, however large the job. */
    private static final int SHARE = 20;

    private static final Duration LONGEST = Duration.ofMinutes(10);

    /** So many looks tell what an unrest that the observer saw is about. */
    private static final int PROMPT_LOOKS = 4;

    private Pace() {}

    /** What there is to attend to. */
    enum Attention {
        NONE,
        /** Findings that were told and stand. */
        KNOWN,
        /** Findings that are new or not to be seen any more, or a remedy that is watched. */
        OPEN
    }

    /**
     * The examination before.
     *
     * @param took what it took
     * @param restless how many there were since the observer saw that something is not calm; 0 when it is
     */
    record Past(Instant at, Duration took, int restless) {}

    /** @param past null before the first */
    static boolean isDue(Instant now, @Nullable Past past, boolean calm, Attention attention) {
        return past == null || !now.isBefore(past.at().plus(pause(past, calm, attention)));
    }

    private static Duration pause(Past past, boolean calm, Attention attention) {
        Duration wanted = wanted(past, calm, attention);
        Duration affordable = past.took().multipliedBy(SHARE);
        Duration pause = affordable.compareTo(wanted) > 0 ? affordable : wanted;
        return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
    }

    private static Duration wanted(Past past, boolean calm, Attention attention) {
        if (attention == Attention.OPEN || (!calm && past.restless() < PROMPT_LOOKS)) {
            return PROMPT;
        }
        return calm && attention == Attention.NONE ? RARE : STEADY;
    }
}
