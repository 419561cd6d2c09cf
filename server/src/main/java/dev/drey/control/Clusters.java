package dev.drey.control;

import dev.drey.cluster.ClusterDriver;
import dev.drey.cluster.ClusterProcess;
import dev.drey.config.DataFolder;
import dev.drey.model.Application;
import dev.drey.model.ApplicationStatus;
import dev.drey.model.Incarnation;
import dev.drey.registry.Registry;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** What there is of an application's cluster at this moment. */
public final class Clusters {

    private final Registry registry;
    private final ClusterDriver driver;
    private final DataFolder data;

    /**
     * Reads only.
     *
     * @param driver is asked each time
     * @param data where the clusters' folders lie
     */
    public Clusters(Registry registry, ClusterDriver driver, DataFolder data) {
        this.registry = registry;
        this.driver = driver;
        this.data = data;
    }

    /**
     * A cluster as it stands.
     *
     * @param processes those that are alive
     */
    public record Cluster(Application application, Incarnation incarnation, List<ClusterProcess> processes) {

        /** Keeps a copy. */
        public Cluster {
            processes = List.copyOf(processes);
        }

        /** One for each KPU, and the spare ones. */
        public int taskManagersWanted() {
            return ClusterSpecs.taskManagers(application);
        }

        /** Those beyond the KPUs, whose slots are free until another task manager dies. */
        public int standbyTaskManagers() {
            return ReservedProperties.of(application.version().configuration()).standbyTaskManagers();
        }
    }

    /**
     * The application of that name, whose cluster is to be shown.
     *
     * @throws ApiException when there is no such application, or when it is not RUNNING
     */
    public Application getRunning(String applicationName) {
        Application application = registry.transact(tx -> Applications.get(tx, applicationName));
        if (application.status() != ApplicationStatus.RUNNING) {
            throw new ApiException(
                    ApiErrorCode.RESOURCE_IN_USE,
                    "Application " + applicationName + " is " + application.status() + "; this needs RUNNING.");
        }
        return application;
    }

    /** Whose choice its settings are; empty as with {@link #find}. */
    public Optional<SettingOrigins.Origins> findSettingOrigins(String applicationName) throws IOException {
        return new SettingOrigins(registry, data).find(applicationName);
    }

    /** What is written down of the cluster, whether or not its processes are alive; empty as with {@link #find}. */
    public Optional<Incarnation> findIncarnation(String applicationName) {
        return registry.transact(
                tx -> tx.findApplication(applicationName).flatMap(found -> tx.findIncarnation(found.uid())));
    }

    /** Empty when there is no such application, or when it has no cluster. */
    public Optional<Cluster> find(String applicationName) {
        return registry.transact(tx -> tx.findApplication(applicationName)
                        .flatMap(application -> tx.findIncarnation(application.uid())
                                .map(incarnation -> new Cluster(application, incarnation, List.of()))))
                .map(cluster -> new Cluster(
                        cluster.application(),
                        cluster.incarnation(),
                        driver.observe(cluster.incarnation().id())));
    }

    /**
     * The logs of the application's cluster, or of its last one when it has none, so that a start that failed can be
     * looked into. Empty when there is no such application, or when it was never started.
     */
    public Optional<ClusterLogs> findLogs(String applicationName) throws IOException {
        Optional<Application> application = registry.transact(tx -> tx.findApplication(applicationName));
        if (application.isEmpty()) {
            return Optional.empty();
        }
        Application known = application.get();
        Optional<Incarnation> present = registry.transact(tx -> tx.findIncarnation(known.uid()));
        if (present.isPresent()) {
            String id = present.get().id();
            return Optional.of(new ClusterLogs(id, true, data.incarnation(known, id)));
        }
        return IncarnationFolders.newestFirst(data.application(known)).stream()
                .findFirst()
                .map(folder -> new ClusterLogs(folder.getFileName().toString(), false, folder));
    }
}
