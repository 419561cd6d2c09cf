package dev.drey.telemetry;

import java.time.Duration;

/** How soon an application is looked at again. Pure. */
final class Cadence {

    /** While something happens. */
    static final Duration BUSY = Duration.ofSeconds(2);

    /** While nothing does: Flink itself refreshes its figures no more often. */
    static final Duration CALM = Duration.ofSeconds(5);

    /** Looking takes no more than this part of the time, however large the job. */
    private static final int SHARE = 10;

    private static final Duration LONGEST = Duration.ofMinutes(1);

    private Cadence() {}

    /** @param took what the look took that saw {@code observation} */
    static Duration next(Observation observation, Duration took) {
        Duration wanted = observation.isCalm() ? CALM : BUSY;
        Duration affordable = took.multipliedBy(SHARE);
        Duration next = affordable.compareTo(wanted) > 0 ? affordable : wanted;
        return next.compareTo(LONGEST) > 0 ? LONGEST : next;
    }
}
