package dev.drey.cli.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The configuration of plain Flink: all that Flink needs to run on loopback beside others, a task manager's memory as the
 * service divides it, and Flink's defaults for everything else. Pure.
 */
final class StockSettings {

    private static final List<String> OF_THE_SERVICE =
            List.of("taskmanager.memory.", "taskmanager.cpu.cores:", "taskmanager.numberOfTaskSlots:");

    private StockSettings() {}

    /** @param service the service's {@code config.yaml}, which has one key a line */
    static String yaml(List<String> service, Path folder, int rpcPort, int restPort) {
        String memory = service.stream()
                .filter(line -> OF_THE_SERVICE.stream().anyMatch(line::startsWith))
                .collect(Collectors.joining("\n"));
        // The refresh interval is the age of the answers that the measurement reads; it has no part in the job.
        return """
                %1$s
                jobmanager.rpc.address: 127.0.0.1
                jobmanager.bind-host: 127.0.0.1
                jobmanager.rpc.port: %3$d
                rest.address: 127.0.0.1
                rest.bind-address: 127.0.0.1
                rest.port: %4$d
                taskmanager.host: 127.0.0.1
                taskmanager.bind-host: 127.0.0.1
                io.tmp.dirs: %2$s/tmp
                web.tmpdir: %2$s/tmp
                web.upload.dir: %2$s/upload
                web.refresh-interval: 200
                execution.checkpointing.dir: file://%2$s/checkpoints
                """.formatted(memory, folder, rpcPort, restPort);
    }
}
