package dev.drey.control;

import dev.drey.flink.FlinkException;
import dev.drey.flink.FlinkRest;
import dev.drey.model.Application;
import dev.drey.model.ApplicationStatus;
import dev.drey.model.Incarnation;
import dev.drey.registry.Registry;
import java.util.Optional;
import java.util.function.IntFunction;

/** What Flink makes of the programs that run. */
public final class JobPlans {

    private final Registry registry;
    private final IntFunction<FlinkRest> flink;

    /** Only reads. */
    JobPlans(Registry registry, IntFunction<FlinkRest> flink) {
        this.registry = registry;
        this.flink = flink;
    }

    /** Flink's JSON of the job's plan; empty when the application is not RUNNING or Flink does not answer just now. */
    public Optional<String> find(Application application) {
        Optional<Incarnation> incarnation = application.status() == ApplicationStatus.RUNNING
                ? registry.transact(tx -> tx.findIncarnation(application.uid()))
                : Optional.empty();
        if (incarnation.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(flink.apply(incarnation.get().restPort())
                    .plan(incarnation.get().id()));
        } catch (FlinkException notNow) {
            return Optional.empty();
        }
    }
}
