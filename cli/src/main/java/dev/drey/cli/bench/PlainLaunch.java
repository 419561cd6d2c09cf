package dev.drey.cli.bench;

import dev.drey.cli.demo.OrdersApplication;
import dev.drey.cli.demo.RunningJob;
import dev.drey.cli.remote.Cluster;
import dev.drey.cli.remote.Clusters;
import java.io.IOException;

/** What plain Flink is to resemble. */
record PlainLaunch(FlinkLaunch jobManager, FlinkLaunch taskManager) {

    /** As the service launched the cluster that runs now. */
    static PlainLaunch like(Clusters clusters) throws IOException, InterruptedException {
        Cluster cluster = RunningJob.cluster(clusters);
        return new PlainLaunch(
                FlinkLaunch.of(
                        cluster.findJobManager().orElseThrow(PlainLaunch::gone).pid()),
                FlinkLaunch.of(
                        cluster.findTaskManager().orElseThrow(PlainLaunch::gone).pid()));
    }

    private static IOException gone() {
        return new IOException("A process of application " + OrdersApplication.NAME
                + " is gone although it is RUNNING. The service's log says what happened.");
    }
}
