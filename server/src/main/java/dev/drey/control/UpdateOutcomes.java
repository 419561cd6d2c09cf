package dev.drey.control;

import dev.drey.lifecycle.Event;
import dev.drey.model.Application;
import dev.drey.model.ApplicationVersion;
import dev.drey.model.Operation;
import dev.drey.model.Operation.VersionChange;
import dev.drey.model.RunConfiguration;
import dev.drey.registry.Registry;
import dev.drey.registry.RegistryTransaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes down how an update has ended; one that failed may lead back to the former version. */
final class UpdateOutcomes {

    private final Registry registry;
    private final Outcomes outcomes;
    private final RecoveryOutcomes recoveryOutcomes;
    private final Identifiers identifiers;

    UpdateOutcomes(Registry registry, Outcomes outcomes, RecoveryOutcomes recoveryOutcomes, Identifiers identifiers) {
        this.registry = registry;
        this.outcomes = outcomes;
        this.recoveryOutcomes = recoveryOutcomes;
        this.identifiers = identifiers;
    }

    void success(Application application, Event event) throws SupersededException {
        outcomes.success(application, event);
    }

    Wanted stillWanted(Application application) {
        return outcomes.stillWanted(application);
    }

    /** The job runs on as it was, so the configuration becomes what it was, too. */
    void refused(Application application, ApplicationVersion running, @Nullable String reason)
            throws SupersededException {
        outcomes.failure(
                application,
                Event.UPDATE_REFUSED,
                "Application " + application.name() + " runs on unchanged because its update was refused. " + reason,
                (tx, current, concluded, now) -> backTo(running, current, now));
    }

    /**
     * Goes back to the former version where the application is configured to, else stays with the new one, READY.
     *
     * @param newest the state that the next start must go on from
     */
    void failed(Application application, Optional<String> newest, @Nullable String reason) throws SupersededException {
        recoveryOutcomes.keep(application, newest);
        Optional<Way> back = application.version().configuration().rollbackEnabled()
                ? registry.transact(tx -> wayBack(tx, application))
                : Optional.empty();
        if (back.isEmpty()) {
            outcomes.failure(
                    application,
                    Event.UPDATE_FAILED,
                    "Application " + application.name() + " is READY because its update failed. " + reason);
            return;
        }
        outcomes.failure(
                application,
                Event.ROLLBACK_DUE,
                "Application " + application.name() + " goes back to its former version because its update failed. "
                        + reason,
                (tx, current, concluded, now) -> rollBack(tx, current, concluded, back.get(), now));
    }

    private Application rollBack(
            RegistryTransaction tx, Application current, List<Operation> updates, Way back, Instant now) {
        Application rolledBack = backTo(back.former(), current, now).withRunConfiguration(back.run());
        Operation rollback = Operation.begun(identifiers.operationId(), current.uid(), Operation.Kind.ROLLBACK, now)
                .changing(new VersionChange(
                        current.version().id(), rolledBack.version().id()));
        tx.save(rollback);
        updates.forEach(update -> tx.save(update.followedBy(rollback.id())));
        return rolledBack;
    }

    private Application backTo(ApplicationVersion former, Application current, Instant now) {
        return current.withVersion(current.version().rolledBackTo(former, now), identifiers.conditionalToken());
    }

    private static Optional<Way> wayBack(RegistryTransaction tx, Application application) {
        return Formers.findFormer(tx, application)
                .flatMap(former -> Formers.findNewestSnapshot(tx, application, former)
                        .map(snapshot -> new Way(former, Formers.restoring(snapshot))));
    }

    /** A version to go back to, and how it is to start. */
    private record Way(ApplicationVersion former, RunConfiguration run) {}
}
