package dev.drey.control;

import dev.drey.model.Application;
import dev.drey.registry.Registry;
import java.util.List;

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
                    .map(version -> new KeptVersion(application, version))
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
            return tx.listVersions(application.uid()).stream()
                    .map(version -> new KeptVersion(application, version))
                    .toList();
        });
    }
}
