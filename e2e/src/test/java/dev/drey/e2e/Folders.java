package dev.drey.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What the service keeps on disk for one application. */
record Folders(DreyService service, String application) {

    /** Every folder of the application's own. */
    Set<Path> all() throws IOException {
        Set<Path> all = in("state");
        all.addAll(in("applications"));
        return all;
    }

    /** The complete savepoints: those with metadata, which Flink writes last. */
    Set<Path> savepoints() throws IOException {
        Set<Path> savepoints = new TreeSet<>();
        for (Path state : in("state")) {
            try (Stream<Path> entries = Files.walk(state.resolve("savepoints"))) {
                entries.filter(entry -> entry.endsWith("_metadata"))
                        .map(Path::getParent)
                        .forEach(savepoints::add);
            }
        }
        return savepoints;
    }

    /** The ids of the jobs that have a folder of checkpoints. */
    Set<String> jobsWithCheckpoints() throws IOException {
        Set<String> jobs = new TreeSet<>();
        for (Path state : in("state")) {
            try (Stream<Path> entries = Files.list(state.resolve("checkpoints"))) {
                entries.map(entry -> entry.getFileName().toString()).forEach(jobs::add);
            }
        }
        return jobs;
    }

    /** The scratch folders of task managers. */
    Set<Path> scratchOfTaskManagers() throws IOException {
        Set<Path> scratch = new TreeSet<>();
        for (Path application : in("applications")) {
            try (Stream<Path> entries = Files.walk(application, 3)) {
                entries.filter(entry -> entry.getParent().endsWith("tmp")
                                && entry.getFileName().toString().startsWith("flink-taskmanager"))
                        .forEach(scratch::add);
            }
        }
        return scratch;
    }

    private Set<Path> in(String folder) throws IOException {
        Set<Path> found = new TreeSet<>();
        try (Stream<Path> entries = Files.list(service.data().resolve(folder))) {
            entries.filter(entry -> entry.getFileName().toString().startsWith(application + "-"))
                    .forEach(found::add);
        }
        return found;
    }
}
