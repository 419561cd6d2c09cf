package dev.drey.cli.evidence;

import dev.drey.cli.apps.Application;
import dev.drey.cli.apps.CommandFailure;
import dev.drey.cli.remote.Cluster;
import dev.drey.flink.FlinkDocuments;
import dev.drey.flink.FlinkMonitor;
import dev.drey.flink.FlinkRest;
import java.io.IOException;

/** The cluster of an application, which must be there. */
record RunningCluster(Cluster cluster, FlinkRest flink, FlinkDocuments documents) {

    /** @throws CommandFailure when the application has no cluster */
    static RunningCluster of(Application application) throws IOException, InterruptedException {
        var clusters = application.stage().service().clusters();
        Cluster found = clusters.find(application.name())
                .orElseThrow(() -> new CommandFailure("There is no application " + application.name()
                        + ", or it does not run now. `drey apps` lists them, `drey start " + application.name()
                        + "` starts it, and `drey events " + application.name() + "` tells what happened to it."));
        return new RunningCluster(found, clusters.flink(found), clusters.documents(found));
    }

    String jobId() {
        return cluster.jobId();
    }

    FlinkMonitor monitor() {
        return new FlinkMonitor(flink);
    }
}
