package dev.drey.e2e;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The processes of a data folder, found in the operating system's table: all of them name the folder. */
final class Processes {

    private static final Duration TO_DIE = Duration.ofSeconds(20);

    private Processes() {}

    /** The service and every Flink process. */
    static List<ProcessHandle> of(Path folder) {
        return ProcessHandle.allProcesses()
                .filter(handle -> commandLine(handle).contains(folder.toString()) && handle.isAlive())
                .toList();
    }

    /** Those that are Flink's. */
    static List<ProcessHandle> flinkOf(Path folder) {
        return of(folder).stream()
                .filter(handle -> commandLine(handle).contains("-Ddrey.incarnation="))
                .toList();
    }

    static List<String> commandLines(List<ProcessHandle> handles) {
        return handles.stream()
                .map(handle -> handle.pid() + " " + commandLine(handle))
                .toList();
    }

    /** SIGKILL, and waits until the process is gone. */
    static void kill(long pid) {
        ProcessHandle.of(pid).ifPresent(handle -> {
            handle.destroyForcibly();
            Await.that("process " + pid + " is gone", TO_DIE, () -> !handle.isAlive());
        });
    }

    /** SIGSTOP: the process is there and does nothing, as one that hangs. */
    static void stop(long pid) {
        signal("STOP", pid);
    }

    /** SIGCONT. */
    static void resume(long pid) {
        signal("CONT", pid);
    }

    /** Stops the process for this long. */
    static void pause(long pid, Duration length) {
        stop(pid);
        try {
            Thread.sleep(length.toMillis());
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while process " + pid + " was paused", interruption);
        } finally {
            resume(pid);
        }
    }

    private static void signal(String name, long pid) {
        SystemCommand.run("kill", "-" + name, String.valueOf(pid));
    }

    private static String commandLine(ProcessHandle handle) {
        return handle.info().commandLine().orElse("");
    }
}
