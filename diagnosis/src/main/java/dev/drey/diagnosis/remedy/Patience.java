package dev.drey.diagnosis.remedy;

import dev.drey.diagnosis.evidence.Checkpoint;
import dev.drey.diagnosis.evidence.CheckpointSettings;
import dev.drey.diagnosis.evidence.Evidence;
import java.time.Duration;
import java.util.List;

/** How long a remedy is given to help. */
public final class Patience {

    private static final Duration LEAST = Duration.ofMinutes(2);
    private static final Duration MOST = Duration.ofHours(1);
    private static final Duration TO_SETTLE = Duration.ofMinutes(1);
    private static final int CHECKPOINTS = 3;

    private Patience() {}

    /** Until three checkpoints should have completed, each as slow as the slowest so far; two minutes at least. */
    public static Duration of(Evidence evidence, List<SettingChange> changes) {
        Duration interval = changes.stream()
                .filter(change ->
                        change.key().equals("CheckpointInterval") && change.to().matches("\\d{1,9}"))
                .findFirst()
                .map(change -> Duration.ofMillis(Long.parseLong(change.to())))
                .or(() -> evidence.checkpoints().findSettings().map(CheckpointSettings::interval))
                .orElse(Duration.ZERO);
        Duration slowest = evidence.checkpoints()
                .completed()
                .map(Checkpoint::duration)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        // Without checkpoints Flink gives an interval that has no end.
        Duration round = interval.compareTo(MOST) > 0 ? Duration.ZERO : interval.plus(slowest);
        Duration wanted = round.multipliedBy(CHECKPOINTS).plus(TO_SETTLE);
        if (wanted.compareTo(LEAST) < 0) {
            return LEAST;
        }
        return wanted.compareTo(MOST) > 0 ? MOST : wanted;
    }

    /**
     * How long after the change came into force nothing counts that is seen: trouble takes a while to show, and longer where
     * checkpoints are far between.
     */
    public static Duration toSettle(Duration patience) {
        return patience.dividedBy(2);
    }
}
