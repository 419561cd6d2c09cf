package dev.drey.model;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to an application and that a person would want to be told of. Never changed once written.
 *
 * @param sequence its place in the story of the service, rising; 0 until it is written
 * @param versionId the application's version that was current
 * @param message a plain sentence or a few
 * @param details what programs may want to know beyond the sentence, by names in camel case, such as {@code stackTrace}
 * @param key tells it from all others of the application, so that what is seen twice is written once; null for what
 *     cannot be seen twice
 */
public record ApplicationEvent(
        String applicationUid,
        long sequence,
        Instant at,
        long versionId,
        Kind kind,
        Severity severity,
        String message,
        Map<String, String> details,
        @Nullable String key) {

    /** The detail that says why a cluster was brought back. */
    public static final String RECOVERY = "recovery";

    /** Keeps a copy. */
    public ApplicationEvent {
        details = Map.copyOf(details);
    }

    /** What it is about. */
    public enum Kind {
        /** The application itself: created, another status, another version. */
        APPLICATION,
        /** An operation began or ended. */
        OPERATION,
        /** A snapshot began, is complete, failed, or goes. */
        SNAPSHOT,
        /** A cluster is launched, takes over, is lost, or has ended. */
        CLUSTER,
        /** A process of the cluster died or hung and is replaced. */
        PROCESS,
        /** Flink's job failed and restarts, or runs again. */
        JOB,
        /** A checkpoint failed. */
        CHECKPOINT,
        /** The doctor found something, came to another cause for it, or finds it gone. */
        FINDING,
        /** A remedy is carried out, and what comes of it. */
        TREATMENT,
        /** What the service has to say beyond that. */
        NOTE
    }

    /** How much it matters, under the names of log levels. */
    public enum Severity {
        INFO,
        WARN,
        ERROR
    }

    /** The same event in its place. */
    public ApplicationEvent at(long newSequence) {
        return new ApplicationEvent(applicationUid, newSequence, at, versionId, kind, severity, message, details, key);
    }
}
