package dev.drey.cli.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drey.cli.demo.OrdersRequest;
import dev.drey.cli.trial.AuditFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/**
 * What plain Flink runs.
 *
 * @param properties the program's runtime properties as JSON, given the folder of this Flink
 * @param settings lines of Flink's {@code config.yaml} beyond its defaults
 */
record PlainProgram(
        Path jar,
        String entryClass,
        int parallelism,
        int taskManagers,
        Function<Path, String> properties,
        List<String> settings) {

    /** How old the counts may be that the measurements of checkpoints read; it has no part in the job. */
    static final String METRICS_KEY = "metrics.fetcher.update-interval";

    static final String METRICS_MILLIS = "500";

    private static final String ORDERS = """
            [{"PropertyGroupId": "orders", "PropertyMap": {
              "output": "%s", "orders.per.second": "%d", "checkpoint.millis": "%d"}}]
            """;

    private static final String AUDIT = """
            [{"PropertyGroupId": "orders", "PropertyMap": {
              "output": "%s", "orders.per.second": "%d", "checkpoint.millis": "%d"}},
             {"PropertyGroupId": "audit", "PropertyMap": {"control": "%s"}}]
            """;

    /** The demo's. */
    static PlainProgram orders(Trial trial) {
        return new PlainProgram(
                trial.program(),
                "dev.drey.programs.orders.OrdersJob",
                1,
                1,
                folder -> ORDERS.formatted(
                        PlainFiles.output(folder).toUri(), OrdersRequest.ORDERS_PER_SECOND, checkpointMillis()),
                List.of());
    }

    /** The audit's, which can be told to fail and to end through an {@link AuditFolder}. */
    static PlainProgram audit(Path jar, int parallelism, long ordersPerSecond) {
        return new PlainProgram(
                jar,
                "dev.drey.programs.audit.AuditJob",
                parallelism,
                parallelism,
                folder -> {
                    AuditFolder audit = new AuditFolder(folder);
                    return AUDIT.formatted(
                            audit.output().toUri(), ordersPerSecond, checkpointMillis(), audit.control());
                },
                List.of());
    }

    /** That of the measurements of checkpoints, with the service's own settings of them. */
    static PlainProgram state(CheckpointKind kind) {
        return new PlainProgram(
                DreyState.jar(),
                "dev.drey.programs.state.StateJob",
                StateLoad.TASKS,
                1,
                folder -> stateProperties(kind.load()),
                List.of(
                        "execution.checkpointing.interval: " + kind.intervalMillis() + " ms",
                        "execution.checkpointing.num-retained: 2",
                        "execution.checkpointing.externalized-checkpoint-retention: RETAIN_ON_CANCELLATION",
                        "execution.checkpointing.incremental: true",
                        "state.backend.type: rocksdb",
                        METRICS_KEY + ": " + METRICS_MILLIS));
    }

    /** The runtime properties of the program of the measurements of checkpoints. */
    static String stateProperties(StateLoad load) {
        ObjectMapper json = new ObjectMapper();
        ObjectNode group = json.createObjectNode().put("PropertyGroupId", "state");
        group.set("PropertyMap", json.valueToTree(load.properties()));
        return json.createArrayNode().add(group).toString();
    }

    private static long checkpointMillis() {
        return Trial.CHECKPOINTS.interval().toMillis();
    }

    /** In the job manager's upload folder. */
    String jarName() {
        return String.valueOf(jar.getFileName());
    }
}
