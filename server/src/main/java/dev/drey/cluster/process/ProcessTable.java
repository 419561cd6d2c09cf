package dev.drey.cluster.process;

import dev.drey.cluster.ClusterProcess;
import dev.drey.runtime.FlinkRole;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds Flink processes in the operating system's own table, by the marks that each carries on its command line. What it
 * finds is what runs, whatever was or was not written down before a crash. The command lines stay short (the long part
 * is in an argument file), because the JDK does not show long ones.
 */
final class ProcessTable {

    private static final String INCARNATION = "-Ddrey.incarnation=";
    private static final String ROLE = "-Ddrey.role=";
    private static final String NUMBER = "-Ddrey.number=";

    private ProcessTable() {}

    /** A process with its handle, which stays bound to this very process. */
    record Entry(ClusterProcess process, ProcessHandle handle) {}

    static List<String> marks(String incarnationId, FlinkRole role, int number) {
        return List.of(INCARNATION + incarnationId, ROLE + role.name(), NUMBER + number);
    }

    static List<Entry> find(String incarnationId) {
        return ProcessHandle.allProcesses()
                .flatMap(handle -> entry(handle, INCARNATION + incarnationId).stream())
                .toList();
    }

    private static Optional<Entry> entry(ProcessHandle handle, String mark) {
        String[] arguments = handle.info().arguments().orElse(new String[0]);
        if (!Arrays.asList(arguments).contains(mark) || !handle.isAlive()) {
            return Optional.empty();
        }
        FlinkRole role = FlinkRole.valueOf(value(arguments, ROLE));
        int number = Integer.parseInt(value(arguments, NUMBER));
        return Optional.of(new Entry(new ClusterProcess(role, number, handle.pid()), handle));
    }

    private static String value(String[] arguments, String mark) {
        return Stream.of(arguments)
                .filter(argument -> argument.startsWith(mark))
                .map(argument -> argument.substring(mark.length()))
                .findFirst()
                .orElseThrow();
    }
}
