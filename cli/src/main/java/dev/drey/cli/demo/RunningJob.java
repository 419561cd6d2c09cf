package dev.drey.cli.demo;

import dev.drey.cli.apps.CommandFailure;
import dev.drey.cli.remote.Cluster;
import dev.drey.cli.remote.Clusters;
import dev.drey.flink.FlinkRest;
import java.io.IOException;

/** The application's job on the cluster that it has now; a start or a recovery may give it another. */
public record RunningJob(Cluster cluster, FlinkRest flink) {

    /** Flink's id of it. */
    public String id() {
        return cluster.jobId();
    }

    /** Fails when the application has no cluster. */
    public static RunningJob find(Clusters clusters) throws IOException, InterruptedException, CommandFailure {
        Cluster cluster = cluster(clusters);
        return new RunningJob(cluster, clusters.flink(cluster));
    }

    /** Its cluster. */
    public static Cluster cluster(Clusters clusters) throws IOException, InterruptedException, CommandFailure {
        return clusters.find(OrdersApplication.NAME)
                .orElseThrow(() -> new CommandFailure("Application " + OrdersApplication.NAME
                        + " has no cluster although it is RUNNING. The service's log says what happened."));
    }
}
