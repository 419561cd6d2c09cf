package dev.drey.control;

import dev.drey.config.DataFolder;
import dev.drey.model.Application;
import dev.drey.model.Incarnation;
import dev.drey.model.Snapshot;
import dev.drey.registry.Registry;
import dev.drey.state.StateFiles;
import dev.drey.state.StateFolder;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The complete checkpoints that jobs of an application have left, and others that a person knows of: made a snapshot, one can
 * be restored by whoever speaks AWS's API, and is not removed before its snapshot is.
 */
public final class RetainedCheckpoints {

    private final Registry registry;
    private final StatePlaces states;
    private final InstantSource clock;

    /**
     * Does nothing yet.
     *
     * @param files reaches every place that state may lie in
     */
    public RetainedCheckpoints(Registry registry, DataFolder data, StateFiles files, InstantSource clock) {
        this.registry = registry;
        this.states = new StatePlaces(registry, data, files);
        this.clock = clock;
    }

    /**
     * Where they lie, those of one job oldest first; with those of the job that runs.
     *
     * @throws ApiException when there is no such application
     * @throws IOException when a place cannot be reached
     */
    public List<String> list(String applicationName) throws IOException {
        List<String> found = new ArrayList<>();
        for (StateFolder state : states.all(registry.transact(tx -> Applications.get(tx, applicationName)))) {
            found.addAll(state.listCheckpoints());
        }
        return found.stream().distinct().toList();
    }

    /**
     * Makes a checkpoint a snapshot of the application.
     *
     * @param which its number ({@code 12} or {@code chk-12}), its short name ({@code a1b2c3-chk-12}) or its location
     * @return the snapshot's name
     * @throws ApiException when there is no such checkpoint, or when it is one of the job that runs
     * @throws IOException when a place cannot be reached
     */
    public String adopt(String applicationName, String which) throws IOException {
        Application application = registry.transact(tx -> Applications.get(tx, applicationName));
        String location = locate(application, which);
        Optional<String> running =
                registry.transact(tx -> tx.findIncarnation(application.uid())).map(Incarnation::id);
        if (running.isPresent() && location.contains("/" + running.get() + "/")) {
            throw new ApiException(
                    ApiErrorCode.RESOURCE_IN_USE,
                    "Checkpoint " + location + " is one of the job that runs, which removes it when it is old. Take a"
                            + " snapshot of application " + applicationName + " instead, or stop it first.");
        }
        return registry.transact(tx -> {
            Optional<Snapshot> known = tx.listSnapshots(application.uid()).stream()
                    .filter(snapshot -> snapshot.status() == Snapshot.Status.READY)
                    .filter(snapshot -> location.equals(snapshot.location()))
                    .findFirst();
            Snapshot snapshot = known.orElseGet(() -> Snapshots.begun(
                            application,
                            application.version(),
                            "RETAINED-" + StateFolder.shortName(location).replaceAll("[^a-zA-Z0-9_.-]", "_"),
                            Snapshots.nextMoment(tx, application, clock.instant()))
                    .ready(location));
            tx.save(snapshot);
            return snapshot.name();
        });
    }

    /** By a number, a short name or a location, as with {@link #adopt}. */
    String locate(Application application, String which) throws IOException {
        return which.contains("/") ? elsewhere(application, which) : numbered(application, which);
    }

    private String elsewhere(Application application, String which) throws IOException {
        String location = which.startsWith("/") ? "file://" + which : which;
        location = location.replaceAll("/(_metadata)?/*$", "");
        if (states.of(application, application.version()).readMetadata(location).isEmpty()) {
            throw notThere(application, "at " + location + ": there is no file _metadata in it");
        }
        return location;
    }

    private String numbered(Application application, String which) throws IOException {
        String name = which.matches("\\d+") ? "chk-" + which : which;
        List<String> fitting = list(application.name()).stream()
                .filter(location -> StateFolder.shortName(location).equals(name)
                        || StateFolder.shortName(location).endsWith("-" + name))
                .toList();
        if (fitting.size() > 1) {
            throw new ApiException(
                    ApiErrorCode.INVALID_ARGUMENT,
                    "Several jobs of application " + application.name() + " have left a checkpoint " + name
                            + ". Name one of: "
                            + String.join(
                                    ", ",
                                    fitting.stream().map(StateFolder::shortName).toList())
                            + ".");
        }
        if (fitting.isEmpty()) {
            throw notThere(application, name);
        }
        return fitting.get(0);
    }

    private ApiException notThere(Application application, String what) throws IOException {
        List<String> there =
                list(application.name()).stream().map(StateFolder::shortName).toList();
        return new ApiException(
                ApiErrorCode.RESOURCE_NOT_FOUND,
                "Application " + application.name() + " has no checkpoint " + what + ". "
                        + (there.isEmpty() ? "It has none at all." : "It has: " + String.join(", ", there) + "."));
    }
}
