package dev.drey.control;

import dev.drey.control.ReservedProperties.SnapshotFormat;
import dev.drey.flink.FlinkException;
import dev.drey.flink.FlinkRefusedException;
import dev.drey.flink.FlinkRest;
import dev.drey.flink.JobStatus;
import dev.drey.flink.RootCause;
import dev.drey.flink.SavepointStatus;
import dev.drey.model.ApplicationVersion;
import dev.drey.model.Snapshot;
import dev.drey.state.StateFolder;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Takes snapshots of a running job. The trigger id is computed from the snapshot, so that asking Flink once more, after a
 * crash for instance, finds the savepoint that is under way instead of beginning another.
 */
final class Savepoints {

    private Savepoints() {}

    /** Where and in which of Flink's formats a savepoint is to be written. */
    record Target(String directory, String format) {

        static Target of(StateFolder state, ApplicationVersion running) {
            boolean ownFormatOnly = ReservedProperties.ofFlink(running.runtimeEnvironment(), running.configuration())
                    .isForSt();
            SnapshotFormat format = ownFormatOnly
                    ? SnapshotFormat.NATIVE
                    : ReservedProperties.of(running.configuration()).snapshotFormat();
            return new Target(state.savepointsUri(), format.name());
        }
    }

    /** How a savepoint is asked for. */
    enum Manner {
        /** The job goes on. */
        KEEP_RUNNING,
        /** The job ends with it. */
        STOP
    }

    /**
     * Takes the snapshot one step further.
     *
     * @return the snapshot when it is complete or has failed; empty while it is being taken
     * @throws FlinkException when the job manager does not answer; nothing is decided then
     */
    static Optional<Snapshot> advance(Snapshot snapshot, FlinkRest rest, String jobId, Target target, Manner manner)
            throws FlinkException {
        String triggerId = triggerId(snapshot);
        try {
            switch (manner) {
                case KEEP_RUNNING -> rest.triggerSavepoint(jobId, target.directory(), target.format(), triggerId);
                case STOP -> rest.stopWithSavepoint(jobId, target.directory(), target.format(), triggerId);
            }
            Optional<Snapshot> ended = judge(snapshot, rest.savepoint(jobId, triggerId));
            boolean refused = ended.isPresent() && ended.get().location() == null;
            return refused && manner == Manner.STOP
                    ? findStopped(snapshot, rest, jobId).or(() -> ended)
                    : ended;
        } catch (FlinkRefusedException refusal) {
            return Optional.of(snapshot.failed(refusal.rootCause()));
        }
    }

    /**
     * Flink forgets after minutes what became of a savepoint, and then refuses to stop a job that has stopped. Its
     * statistics still know the savepoint that the job ended with.
     */
    private static Optional<Snapshot> findStopped(Snapshot snapshot, FlinkRest rest, String jobId)
            throws FlinkException {
        if (rest.job(jobId).status() != JobStatus.FINISHED) {
            return Optional.empty();
        }
        return rest.checkpoints(jobId).recent().stream()
                .filter(checkpoint -> checkpoint.isSavepoint() && checkpoint.isCompleted())
                .filter(checkpoint -> !checkpoint.triggeredAt().isBefore(snapshot.createdAt()))
                .flatMap(checkpoint -> Stream.ofNullable(checkpoint.externalPath()))
                .findFirst()
                .map(snapshot::ready);
    }

    private static Optional<Snapshot> judge(Snapshot snapshot, SavepointStatus status) {
        if (status.inProgress()) {
            return Optional.empty();
        }
        if (status.location() != null) {
            return Optional.of(snapshot.ready(status.location()));
        }
        String trace = status.failure();
        return Optional.of(snapshot.failed(trace == null ? "Flink gives no reason" : RootCause.of(trace)));
    }

    private static String triggerId(Snapshot snapshot) {
        return Identifiers.hash(snapshot.applicationUid() + '/' + snapshot.name() + '/' + snapshot.createdAt());
    }
}
