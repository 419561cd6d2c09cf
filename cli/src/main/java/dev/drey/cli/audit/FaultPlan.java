package dev.drey.cli.audit;

import dev.drey.cli.trial.FaultKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * An endless row of faults, the same for the same seed and kinds. Every kind comes once before any comes again. Pure.
 */
final class FaultPlan {

    private static final double SETTLED = 0.5;
    private static final int LONGEST_PAUSE_MILLIS = 3_000;
    private static final int SHORTEST_LENGTH_MILLIS = 200;
    private static final int LONGEST_LENGTH_MILLIS = 4_000;
    private static final int LONGEST_COMPANION_PAUSE_MILLIS = 2_500;

    private final Random random;
    private final List<FaultKind> kinds;
    private final List<FaultKind> bag = new ArrayList<>();
    private int number;

    /** @param kinds at least one */
    FaultPlan(long seed, List<FaultKind> kinds) {
        this.random = new Random(seed);
        this.kinds = kinds.stream().distinct().sorted().toList();
    }

    PlannedFault next() {
        if (bag.isEmpty()) {
            bag.addAll(kinds);
            Collections.shuffle(bag, random);
        }
        FaultKind kind = bag.remove(bag.size() - 1);
        boolean settled = number == 0 || random.nextDouble() < SETTLED;
        Duration pause = Duration.ofMillis(random.nextInt(LONGEST_PAUSE_MILLIS));
        Duration length = Duration.ofMillis(
                SHORTEST_LENGTH_MILLIS + random.nextInt(LONGEST_LENGTH_MILLIS - SHORTEST_LENGTH_MILLIS));
        int victim = random.nextInt(Integer.MAX_VALUE);
        FaultKind companion = FaultKind.COMPANIONS.get(random.nextInt(FaultKind.COMPANIONS.size()));
        boolean alone = !kind.isOperation() || (kind == FaultKind.STOP_START && random.nextBoolean());
        Duration companionPause = Duration.ofMillis(random.nextInt(LONGEST_COMPANION_PAUSE_MILLIS));
        number++;
        return new PlannedFault(
                number,
                kind,
                settled,
                pause,
                length,
                victim,
                alone ? Optional.empty() : Optional.of(companion),
                companionPause);
    }
}
