package dev.drey.cli.bench;

import dev.drey.cli.demo.OrdersRequest;
import dev.drey.cli.trial.AuditFolder;
import java.nio.file.Path;
import java.util.function.Function;

/**
 * What plain Flink runs.
 *
 * @param parallelism and so many task managers
 * @param properties the program's runtime properties as JSON, given the folder of this Flink
 */
record PlainProgram(Path jar, String entryClass, int parallelism, Function<Path, String> properties) {

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
                folder -> ORDERS.formatted(
                        PlainFiles.output(folder).toUri(), OrdersRequest.ORDERS_PER_SECOND, checkpointMillis()));
    }

    /** The audit's, which can be told to fail and to end through an {@link AuditFolder}. */
    static PlainProgram audit(Path jar, int parallelism, long ordersPerSecond) {
        return new PlainProgram(jar, "dev.drey.programs.audit.AuditJob", parallelism, folder -> {
            AuditFolder audit = new AuditFolder(folder);
            return AUDIT.formatted(audit.output().toUri(), ordersPerSecond, checkpointMillis(), audit.control());
        });
    }

    private static long checkpointMillis() {
        return Trial.CHECKPOINTS.interval().toMillis();
    }

    /** In the job manager's upload folder. */
    String jarName() {
        return String.valueOf(jar.getFileName());
    }
}
