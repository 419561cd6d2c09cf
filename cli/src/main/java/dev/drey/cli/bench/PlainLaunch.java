package dev.drey.cli.bench;

import dev.drey.cli.remote.Cluster;
import java.io.IOException;

/** What plain Flink is to resemble. */
record PlainLaunch(FlinkLaunch jobManager, FlinkLaunch taskManager) {

    /** As the service launched this cluster, which must be running. */
    static PlainLaunch like(Cluster cluster) throws IOException {
        return new PlainLaunch(
                FlinkLaunch.of(
                        cluster.findJobManager().orElseThrow(PlainLaunch::gone).pid()),
                FlinkLaunch.of(
                        cluster.findTaskManager().orElseThrow(PlainLaunch::gone).pid()));
    }

    private static IOException gone() {
        return new IOException(
                "A process of the application is gone although it is RUNNING. The service's log says what"
                        + " happened.");
    }
}
