package dev.drey.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A remedy that is carried out: which settings are changed against what, for how long it is watched whether it helps, and
 * what became of it. Written down together with the change, and therefore known to whoever takes it up after a crash.
 *
 * @param id 12 URL-safe characters
 * @param changes of one remedy, at least one
 * @param patience how long the complaint may stay once the change is in force
 * @param until when it stays no longer than that; moves on when the change has come into force
 * @param versions from the one with the complaint to the one with the change
 * @param ending null while it is under way
 */
public record Treatment(
        String id,
        String applicationUid,
        Origin origin,
        Complaint complaint,
        List<Change> changes,
        Duration patience,
        Instant begunAt,
        Instant until,
        Status status,
        Operation.VersionChange versions,
        Operations operations,
        @Nullable Ending ending) {

    /** Keeps a copy. */
    public Treatment {
        changes = List.copyOf(changes);
    }

    /** Who wants it. */
    public enum Origin {
        /** A person, or a script of theirs. */
        ORDER,
        /** The service itself, as the application allows it to. */
        SELF
    }

    /** How far it is. */
    public enum Status {
        /** The update that makes the change is under way. */
        APPLYING,
        /** The change is in force. */
        WATCHING,
        /** It did not help, and what it changed is changed back. */
        ROLLING_BACK,
        /** It helped. */
        CLEARED,
        /** It did not help, and everything is as it was. */
        ROLLED_BACK,
        /** It could not be carried out, or not be taken back. */
        FAILED,
        /** Somebody else changed or stopped the application meanwhile, and has the last word. */
        OVERTAKEN;

        /** Whether there is nothing more to do. */
        public boolean isFinal() {
            return this != APPLYING && this != WATCHING && this != ROLLING_BACK;
        }
    }

    /**
     * What it is against.
     *
     * @param cause an id of the doctor's catalogue
     * @param symptom that is to go, under the name that reports have; empty where nothing has come of the cause yet, so
     *     that the cause itself is to go
     * @param sentence what was found
     */
    public record Complaint(String cause, String symptom, String sentence) {}

    /**
     * One setting.
     *
     * @param target whose it is: {@code drey.flink} or a part of the API's configuration
     * @param from null where it was not set
     */
    public record Change(
            String target, String key, @Nullable String from, String to) {

        /** Such as {@code execution.checkpointing.timeout: 1 s -> 10 min}. */
        public String words() {
            return key + ": " + (from == null ? "not set" : from) + " -> " + to;
        }
    }

    /** The operations that carry it out and, where it came to that, take it back, by their ids. */
    public record Operations(String update, @Nullable String rollback) {}

    /** What became of it, in a plain sentence or a few. */
    public record Ending(Instant at, String words) {}

    /** How it ended; empty while it is under way. */
    public Optional<Ending> findEnding() {
        return Optional.ofNullable(ending);
    }

    /** The same, with the change in force. */
    public Treatment watched(Instant now) {
        return with(Status.WATCHING, now.plus(patience), operations, null);
    }

    /** The same, on its way back. */
    public Treatment rollingBack(String operation) {
        return with(Status.ROLLING_BACK, until, new Operations(operations.update(), operation), null);
    }

    /** The same, ended. */
    public Treatment ended(Status how, String words, Instant now) {
        return with(how, until, operations, new Ending(now, words));
    }

    private Treatment with(Status newStatus, Instant newUntil, Operations newOperations, @Nullable Ending newEnding) {
        return new Treatment(
                id,
                applicationUid,
                origin,
                complaint,
                changes,
                patience,
                begunAt,
                newUntil,
                newStatus,
                versions,
                newOperations,
                newEnding);
    }
}
