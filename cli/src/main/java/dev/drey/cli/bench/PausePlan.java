package dev.drey.cli.bench;

import dev.drey.cli.trial.FaultKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Which process is paused when: a pure function of the seed. */
final class PausePlan {

    /** Task managers do the work, so it is mostly one of them. */
    private static final List<FaultKind> BAG = List.of(
            FaultKind.TASK_MANAGER_PAUSE,
            FaultKind.TASK_MANAGER_PAUSE,
            FaultKind.TASK_MANAGER_PAUSE,
            FaultKind.TASK_MANAGER_PAUSE,
            FaultKind.JOB_MANAGER_PAUSE,
            FaultKind.SERVICE_PAUSE);

    private static final int SHORTEST_BETWEEN_MILLIS = 20_000;
    private static final int LONGEST_BETWEEN_MILLIS = 30_000;

    private final Random random;
    private final List<FaultKind> bag = new ArrayList<>();

    PausePlan(long seed) {
        this.random = new Random(seed);
    }

    /**
     * One pause.
     *
     * @param after the end of the one before
     * @param victim picks one of several processes, counted around
     */
    record Planned(FaultKind kind, Duration after, int victim) {}

    /** There is always another one. */
    Planned next() {
        if (bag.isEmpty()) {
            bag.addAll(BAG);
            Collections.shuffle(bag, random);
        }
        Duration after = Duration.ofMillis(
                SHORTEST_BETWEEN_MILLIS + random.nextInt(LONGEST_BETWEEN_MILLIS - SHORTEST_BETWEEN_MILLIS));
        return new Planned(bag.remove(bag.size() - 1), after, random.nextInt(Integer.MAX_VALUE));
    }
}
