package dev.drey.cli.trial;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Looks at the operating system's table of processes all the time, for Flink processes of a data folder that belong to two
 * incarnations. Works by the marks on their command lines, so it does not depend on what the service says. A successor that
 * stands by during an update has no job yet, and is let pass until it is told to go.
 */
public final class ProcessWatch implements AutoCloseable {

    private static final long MILLIS_BETWEEN_LOOKS = 100;
    private static final String MARK = "-Ddrey.incarnation=";

    private final Path folder;
    private final List<String> sightings = new ArrayList<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread daemon = new Thread(task, "process-watch");
        daemon.setDaemon(true);
        return daemon;
    });
    private final Set<Long> ever = new HashSet<>();
    private long looks;

    /** @param folder the service's data folder */
    public ProcessWatch(Path folder) {
        this.folder = folder;
    }

    /** Looks from now on until it is closed. */
    public void begin() {
        var unused = thread.scheduleWithFixedDelay(
                this::lookOrSayWhyNot, MILLIS_BETWEEN_LOOKS, MILLIS_BETWEEN_LOOKS, TimeUnit.MILLISECONDS);
    }

    /** The Flink processes of a data folder by incarnation. */
    private Map<String, List<ProcessHandle>> clusters() {
        Map<String, List<ProcessHandle>> clusters = new TreeMap<>();
        ProcessHandle.allProcesses().forEach(process -> {
            String[] arguments = process.info().arguments().orElse(new String[0]);
            if (Arrays.stream(arguments).anyMatch(argument -> argument.contains(folder.toString()))) {
                Arrays.stream(arguments)
                        .filter(argument -> argument.startsWith(MARK))
                        .forEach(mark -> clusters.computeIfAbsent(
                                        mark.substring(MARK.length()), incarnation -> new ArrayList<>())
                                .add(process));
            }
        });
        return clusters;
    }

    /** A watch that has ended must not look like one that saw nothing. */
    private void lookOrSayWhyNot() {
        try {
            look();
        } catch (RuntimeException failure) {
            synchronized (sightings) {
                sightings.add("The table of processes could not be looked at: " + failure);
            }
        }
    }

    private void look() {
        // Asked before and after: one that stands by at either time did not work beside another in between.
        Set<String> standingBy = standingBy();
        Map<String, List<ProcessHandle>> clusters = clusters();
        standingBy.addAll(standingBy());
        clusters.keySet().removeAll(standingBy);
        // All of them were listed at one moment and read one by one, so those of two that are still there were so at
        // once.
        clusters.values().forEach(processes -> processes.removeIf(process -> !process.isAlive()));
        clusters.values().removeIf(List::isEmpty);
        synchronized (sightings) {
            looks++;
            clusters.values().forEach(processes -> processes.forEach(process -> ever.add(process.pid())));
            if (clusters.size() > 1) {
                sightings.add(sighting(clusters));
            }
        }
    }

    /** A successor's folder tells that its job is held back until the former cluster is gone. */
    private Set<String> standingBy() {
        try {
            Set<String> standingBy = new HashSet<>();
            for (Path application : AuditFolder.children(folder.resolve("applications"))) {
                for (Path incarnation : AuditFolder.children(application)) {
                    Path standBy = incarnation.resolve("stand-by");
                    if (Files.exists(standBy) && !Files.exists(standBy.resolve("go"))) {
                        standingBy.add(incarnation.getFileName().toString());
                    }
                }
            }
            return standingBy;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The folders of clusters cannot be read.", unreadable);
        }
    }

    private static String sighting(Map<String, List<ProcessHandle>> clusters) {
        return "Processes of two incarnations were there at once: "
                + clusters.entrySet().stream()
                        .map(cluster -> cluster.getKey() + " with "
                                + cluster.getValue().stream()
                                        .map(ProcessHandle::pid)
                                        .toList())
                        .toList();
    }

    /** A line for each look that saw two incarnations. */
    public List<String> sightings() {
        synchronized (sightings) {
            return List.copyOf(sightings);
        }
    }

    /** How often it has looked. */
    public long looks() {
        synchronized (sightings) {
            return looks;
        }
    }

    /** The Flink processes that are there now. */
    public List<Long> flinkProcesses() {
        return clusters().values().stream()
                .flatMap(List::stream)
                .filter(ProcessHandle::isAlive)
                .map(ProcessHandle::pid)
                .toList();
    }

    /** All Flink processes that were there at some look, those that stood by left out. */
    public Set<Long> flinkProcessesEver() {
        synchronized (sightings) {
            return Set.copyOf(ever);
        }
    }

    /** All processes that name the data folder, the service's and Flink's. */
    public List<Long> allProcesses() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.pid() != ProcessHandle.current().pid())
                .filter(process -> Stream.of(process.info().arguments().orElse(new String[0]))
                        .anyMatch(argument -> argument.contains(folder.toString())))
                .filter(ProcessHandle::isAlive)
                .map(ProcessHandle::pid)
                .toList();
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
