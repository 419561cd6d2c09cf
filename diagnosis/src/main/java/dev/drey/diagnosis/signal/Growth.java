package dev.drey.diagnosis.signal;

import dev.drey.diagnosis.evidence.Checkpoint;
import dev.drey.diagnosis.evidence.Evidence;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * How the state grew over the known checkpoints.
 *
 * @param checkpoints how many were looked at
 * @param firstBytes of the oldest
 * @param lastBytes of the newest
 * @param over time between them
 * @param steadiness growth in the later half over growth in the earlier half: 1 for a straight line, 0 for a plateau
 * @param rising share of the steps that went up
 */
public record Growth(
        int checkpoints, long firstBytes, long lastBytes, Duration over, double steadiness, double rising) {

    private static final int FEWEST = 5;

    /** Empty with fewer than five completed checkpoints since the job last started. */
    public static Optional<Growth> of(Evidence evidence) {
        List<Checkpoint> completed =
                new ArrayList<>(evidence.checkpoints().completed().toList());
        Collections.reverse(completed);
        if (completed.size() < FEWEST) {
            return Optional.empty();
        }
        Checkpoint first = completed.get(0);
        Checkpoint middle = completed.get(completed.size() / 2);
        Checkpoint last = completed.get(completed.size() - 1);
        double early = middle.sizes().state() - first.sizes().state();
        double late = last.sizes().state() - middle.sizes().state();
        int up = 0;
        for (int index = 1; index < completed.size(); index++) {
            if (completed.get(index).sizes().state()
                    > completed.get(index - 1).sizes().state()) {
                up++;
            }
        }
        return Optional.of(new Growth(
                completed.size(),
                first.sizes().state(),
                last.sizes().state(),
                Duration.between(first.triggeredAt(), last.triggeredAt()),
                early <= 0 ? 0 : late / early,
                (double) up / (completed.size() - 1)));
    }

    /** Bytes per hour. */
    public double perHour() {
        double hours = over.toMillis() / 3_600_000.0;
        return hours <= 0 ? 0 : (lastBytes - firstBytes) / hours;
    }

    /** Newest over oldest. */
    public double factor() {
        return Figures.ratio((double) lastBytes, (double) firstBytes, 1);
    }

    /** Whether it rose at nearly each step, and in the end as fast as in the beginning. */
    public boolean isUnbroken() {
        return rising >= 0.8 && steadiness >= 0.6;
    }
}
