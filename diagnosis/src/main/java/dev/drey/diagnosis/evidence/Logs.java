package dev.drey.diagnosis.evidence;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What the processes wrote. */
public record Logs(List<ProcessLog> processes) {

    /** Keeps a copy. */
    public Logs {
        processes = List.copyOf(processes);
    }

    /** Nothing known. */
    public static Logs none() {
        return new Logs(List.of());
    }

    /** What the job managers wrote, oldest first. */
    public Stream<LogEvent> ofJobManager() {
        return inOrder(processes.stream().filter(ProcessLog::isJobManager));
    }

    /** What the task managers wrote, oldest first. */
    public Stream<LogEvent> ofTaskManagers() {
        return inOrder(processes.stream().filter(process -> !process.isJobManager()));
    }

    /** What all wrote, oldest first. */
    public Stream<LogEvent> all() {
        return inOrder(processes.stream());
    }

    private static Stream<LogEvent> inOrder(Stream<ProcessLog> logs) {
        return logs.flatMap(log -> log.events().stream()).sorted(Comparator.comparing(LogEvent::at));
    }
}
