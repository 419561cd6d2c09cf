package dev.drey.diagnosis.evidence;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything that one examination of one job knows. Where several looks were taken, metrics and thread dumps are of all
 * of them, histories are united, and the rest is of the last.
 *
 * @param takenAt the time of the last look, by the clock of the job manager where it gives one
 * @param job null when the cluster has no job: it was never created, or is forgotten
 * @param failures what the job failed with, newest first
 * @param home what the service that keeps the application knows; null for a cluster that somebody else started
 * @param state what the newest checkpoint holds; null unless it was read, which only happens when somebody asks for it
 * @param absences what could not be had
 */
public record Evidence(
        Instant takenAt,
        Cluster cluster,
        @Nullable Job job,
        Checkpoints checkpoints,
        List<Failure> failures,
        Logs logs,
        List<ThreadDump> threadDumps,
        Map<String, List<StackSample>> flameGraphs,
        @Nullable Home home,
        @Nullable StateContents state,
        List<Absence> absences) {

    /** Keeps copies. */
    public Evidence {
        failures = List.copyOf(failures);
        threadDumps = List.copyOf(threadDumps);
        flameGraphs = Map.copyOf(flameGraphs);
        absences = List.copyOf(absences);
    }

    /** The job, if there is one. */
    public Optional<Job> findJob() {
        return Optional.ofNullable(job);
    }

    /** The service's knowledge, if it is one of its applications. */
    public Optional<Home> findHome() {
        return Optional.ofNullable(home);
    }

    /** What the newest checkpoint holds, if it was read. */
    public Optional<StateContents> findState() {
        return Optional.ofNullable(state);
    }

    /** The same, with what the newest checkpoint holds. */
    public Evidence withState(StateContents contents) {
        return new Evidence(
                takenAt, cluster, job, checkpoints, failures, logs, threadDumps, flameGraphs, home, contents, absences);
    }

    /** The same, with what the service knows. */
    public Evidence withHome(Home known) {
        return new Evidence(
                takenAt, cluster, job, checkpoints, failures, logs, threadDumps, flameGraphs, known, state, absences);
    }

    /** The same, with this cluster. */
    public Evidence withCluster(Cluster other) {
        return new Evidence(
                takenAt, other, job, checkpoints, failures, logs, threadDumps, flameGraphs, home, state, absences);
    }

    /** Whether this kind of evidence could not be had. */
    public boolean lacks(Absence.Kind kind) {
        return absences.stream().anyMatch(absence -> absence.kind() == kind);
    }
}
