package dev.drey.control;

import dev.drey.model.Application;
import dev.drey.model.Incarnation;
import dev.drey.model.Snapshot;
import dev.drey.registry.Registry;
import dev.drey.state.StateFolder;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes the state that former incarnations left and nothing needs any more. Needed is what the present job has written
 * itself, what that refers to, what it began with until it has two checkpoints of its own, and what a snapshot names, which may
 * be a checkpoint.
 */
final class StateGarbage {

    private static final Logger LOG = LoggerFactory.getLogger(StateGarbage.class);
    private static final int LOOKS_LEFT_OUT = 60;

    private final Registry registry;
    private final StatePlaces states;

    /** How many looks at an application are still left out, because a place of its state could not be reached. */
    private final Map<String, Integer> pauses = new ConcurrentHashMap<>();

    StateGarbage(Registry registry, StatePlaces states) {
        this.registry = registry;
        this.states = states;
    }

    /**
     * For an application whose job runs; does nothing before the job can do without what it began with. A place that cannot
     * be reached is left for later.
     */
    void collect(Application application, Incarnation incarnation) {
        int pause = pauses.merge(application.uid(), 0, (left, none) -> left - 1);
        if (pause > 0) {
            return;
        }
        pauses.remove(application.uid());
        try {
            collectNow(application, incarnation);
        } catch (IOException unreachable) {
            pauses.put(application.uid(), LOOKS_LEFT_OUT);
            LOG.warn(
                    "Application {}: state that nothing needs any more is left where it is for now: {}",
                    application.name(),
                    unreachable.getMessage());
        }
    }

    private void collectNow(Application application, Incarnation incarnation) throws IOException {
        StateFolder present = states.of(application, incarnation);
        Optional<String> newest = present.findNewestCheckpoint(incarnation.id());
        if (newest.isEmpty() || present.findOlderCheckpoint(newest.get()).isEmpty()) {
            return;
        }
        List<Snapshot> snapshots = registry.transact(tx -> tx.listSnapshots(application.uid()));
        // Of one that is being taken it is not known yet where it lies.
        if (snapshots.stream().anyMatch(snapshot -> snapshot.status() == Snapshot.Status.CREATING)) {
            return;
        }
        Set<String> needed = snapshots.stream()
                .map(Snapshot::location)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new));
        List<StateFolder> places = states.all(application);
        // Mostly nothing is left over, and then no metadata need be read.
        if (hasUnneeded(places, incarnation.id(), needed)) {
            needed.addAll(referredTo(places, incarnation.id(), needed));
            remove(application, places, incarnation.id(), needed);
        }
    }

    private static boolean hasUnneeded(List<StateFolder> places, String jobId, Set<String> needed) throws IOException {
        for (StateFolder state : places) {
            if (state.hasOtherThan(jobId, needed)) {
                return true;
            }
        }
        return false;
    }

    private static void remove(Application application, List<StateFolder> places, String jobId, Set<String> needed)
            throws IOException {
        for (StateFolder state : places) {
            Stream.concat(
                            state.removeCheckpointsOfOthers(jobId, needed).stream()
                                    .map(job -> "the checkpoints of its former job " + job),
                            state.removeSavepointsBut(needed).stream().map(name -> name + ", which no snapshot names"))
                    .forEach(removed -> LOG.info("Application {}: removed {}.", application.name(), removed));
        }
    }

    /** Former jobs and savepoints whose files the present checkpoints, or those that stand in for a snapshot, cannot do without. */
    private static Set<String> referredTo(List<StateFolder> places, String jobId, Set<String> snapshots)
            throws IOException {
        Set<String> folders = new TreeSet<>();
        for (StateFolder state : places) {
            for (String checkpoint : state.listCheckpoints()) {
                if (checkpoint.contains('/' + jobId + '/') || snapshots.contains(checkpoint)) {
                    folders.addAll(state.findReferredTo(checkpoint));
                }
            }
        }
        return folders;
    }
}
