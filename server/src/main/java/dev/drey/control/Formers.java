package dev.drey.control;

import dev.drey.model.Application;
import dev.drey.model.ApplicationVersion;
import dev.drey.model.RunConfiguration;
import dev.drey.model.RunConfiguration.RestoreType;
import dev.drey.model.Snapshot;
import dev.drey.registry.RegistryTransaction;
import java.util.Comparator;
import java.util.Optional;

/** What a rollback goes back to. */
final class Formers {

    private Formers() {}

    /** The version before the current one; empty when the application was never updated. */
    static Optional<ApplicationVersion> findFormer(RegistryTransaction tx, Application application) {
        return Optional.ofNullable(application.version().origin())
                .flatMap(origin -> tx.findVersion(application.uid(), origin.updatedFrom()));
    }

    /** State goes from an older line of Flink to a newer one, never back. */
    static Optional<Snapshot> findNewestSnapshot(
            RegistryTransaction tx, Application application, ApplicationVersion former) {
        return tx.listSnapshots(application.uid()).stream()
                .filter(snapshot -> snapshot.status() == Snapshot.Status.READY)
                .filter(snapshot -> snapshot.runtimeEnvironment() == former.runtimeEnvironment())
                .max(Comparator.comparing(Snapshot::createdAt));
    }

    static RunConfiguration restoring(Snapshot snapshot) {
        return new RunConfiguration(RestoreType.RESTORE_FROM_CUSTOM_SNAPSHOT, snapshot.name(), false);
    }
}
