package dev.drey.testing;

import dev.drey.model.Operation;
import dev.drey.model.Treatment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Treatments for tests. */
public final class Treated {

    private Treated() {}

    /** Of {@code clicks}, by order, from version 1 to version 2, with a time-out that is raised. */
    public static Treatment begun(Instant at) {
        return begun(at, Treatment.Origin.ORDER);
    }

    /** The same of another origin. */
    public static Treatment begun(Instant at, Treatment.Origin origin) {
        return new Treatment(
                "treatment" + at.getEpochSecond(),
                "uid-clicks",
                origin,
                new Treatment.Complaint("checkpoint-timeout-too-short", "checkpoints-expire", "It is too short."),
                List.of(new Treatment.Change("drey.flink", "execution.checkpointing.timeout", "1 s", "10 min")),
                Duration.ofMinutes(2),
                at,
                at.plus(Duration.ofMinutes(2)),
                Treatment.Status.APPLYING,
                new Operation.VersionChange(1, 2),
                new Treatment.Operations("operation123", null),
                null);
    }
}
