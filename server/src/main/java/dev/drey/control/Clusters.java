package dev.drey.control;

import dev.drey.cluster.ClusterDriver;
import dev.drey.cluster.ClusterProcess;
import dev.drey.model.Application;
import dev.drey.model.ApplicationStatus;
import dev.drey.model.Incarnation;
import dev.drey.registry.Registry;
import java.util.List;
import java.util.Optional;

/** What there is of an application's cluster at this moment. */
public final class Clusters {

    private final Registry registry;
    private final ClusterDriver driver;

    /** @param driver is asked each time */
    public Clusters(Registry registry, ClusterDriver driver) {
        this.registry = registry;
        this.driver = driver;
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

        /** One for each KPU. */
        public int taskManagersWanted() {
            return application.version().configuration().parallelism().kpus();
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
}
