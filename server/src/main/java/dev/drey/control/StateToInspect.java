package dev.drey.control;

import dev.drey.config.DataFolder;
import dev.drey.model.Application;
import dev.drey.model.RuntimeEnvironment;
import dev.drey.model.Snapshot;
import dev.drey.registry.Registry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the state that a person means, and what is known of the program that wrote it. */
final class StateToInspect {

    /** As the bridge leaves it in the folder of each cluster. */
    private static final String TITLES = "operators";

    private final Registry registry;
    private final DataFolder data;
    private final NewestState newest;
    private final RetainedCheckpoints checkpoints;
    private final ProgramStore programs;

    StateToInspect(Control.Ports ports, DataFolder data, RetainedCheckpoints checkpoints) {
        this.registry = ports.registry();
        this.data = data;
        this.newest = new NewestState(registry, new StatePlaces(registry, data, ports.stateFiles()));
        this.checkpoints = checkpoints;
        this.programs = new ProgramStore(data, ports.objects());
    }

    /**
     * A checkpoint or savepoint.
     *
     * @param snapshot its name where it is one, else null
     */
    record Found(String location, @Nullable String snapshot, RuntimeEnvironment environment) {}

    Application application(String name) {
        return registry.transact(tx -> Applications.get(tx, name));
    }

    /**
     * @param which a snapshot's name, or a checkpoint as {@link RetainedCheckpoints#adopt} takes it; null for the newest state
     * @throws ApiException when there is none
     */
    Found find(Application application, @Nullable String which) throws IOException {
        if (which == null) {
            return newest(application);
        }
        Optional<Snapshot> snapshot = ready(application).stream()
                .filter(one -> one.name().equals(which))
                .findFirst();
        return snapshot.isPresent()
                ? found(snapshot.get())
                : new Found(
                        checkpoints.locate(application, which),
                        null,
                        application.version().runtimeEnvironment());
    }

    private Found newest(Application application) throws IOException {
        Optional<String> own = newest.find(application);
        if (own.isPresent()) {
            return new Found(own.get(), null, application.version().runtimeEnvironment());
        }
        return ready(application).stream()
                .max(Comparator.comparing(Snapshot::createdAt))
                .map(StateToInspect::found)
                .orElseThrow(() -> new ApiException(
                        ApiErrorCode.RESOURCE_NOT_FOUND,
                        "Application " + application.name() + " has no state: neither a checkpoint of its job nor a"
                                + " snapshot is there. Start it and wait for its first checkpoint."));
    }

    private List<Snapshot> ready(Application application) {
        return registry.transact(tx -> tx.listSnapshots(application.uid())).stream()
                .filter(snapshot -> snapshot.status() == Snapshot.Status.READY && snapshot.location() != null)
                .toList();
    }

    private static Found found(Snapshot snapshot) {
        return new Found(String.valueOf(snapshot.location()), snapshot.name(), snapshot.runtimeEnvironment());
    }

    /** The program of the present version; empty when it cannot be had, which costs the words for some keys. */
    Optional<Path> findProgram(Application application) {
        try {
            return Optional.of(programs.get(application).jar());
        } catch (LaunchFailedException noProgram) {
            return Optional.empty();
        }
    }

    /** What its operators are called, by their ids; those of past clusters, too. */
    Map<String, String> titles(Application application) throws IOException {
        Map<String, String> titles = new HashMap<>();
        for (Path folder : IncarnationFolders.newestFirst(data.application(application))) {
            Path file = folder.resolve(TITLES);
            if (Files.exists(file)) {
                for (String line : Files.readAllLines(file)) {
                    String[] parts = line.split(" ", 2);
                    titles.putIfAbsent(parts[0], parts[parts.length - 1]);
                }
            }
        }
        return titles;
    }
}
