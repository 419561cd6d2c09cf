package dev.drey.control;

import dev.drey.model.Application;
import dev.drey.model.ApplicationVersion;
import dev.drey.registry.Registry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What clients can read of an application's versions, the current and all former ones. */
public final class Versions {

    private final Registry registry;

    /** Only reads. */
    Versions(Registry registry) {
        this.registry = registry;
    }

    /** The version of that number. */
    public KeptVersion get(String applicationName, long versionId) {
        return registry.transact(tx -> {
            Application application = Applications.get(tx, applicationName);
            return tx.findVersion(application.uid(), versionId)
                    .map(version -> kept(application, version, tx.findVersion(application.uid(), versionId + 1)))
                    .orElseThrow(() -> new ApiException(
                            ApiErrorCode.RESOURCE_NOT_FOUND,
                            "Application " + applicationName + " has no version " + versionId
                                    + ". ListApplicationVersions shows those there are."));
        });
    }

    /** All versions, newest first. */
    public List<KeptVersion> list(String applicationName) {
        return registry.transact(tx -> {
            Application application = Applications.get(tx, applicationName);
            List<KeptVersion> all = new ArrayList<>();
            Optional<ApplicationVersion> next = Optional.empty();
            for (ApplicationVersion version : tx.listVersions(application.uid())) {
                all.add(kept(application, version, next));
                next = Optional.of(version);
            }
            return all;
        });
    }

    private static KeptVersion kept(
            Application application, ApplicationVersion version, Optional<ApplicationVersion> next) {
        return new KeptVersion(
                application,
                version,
                next.flatMap(ApplicationVersion::findRolledBackFrom).isPresent());
    }
}
