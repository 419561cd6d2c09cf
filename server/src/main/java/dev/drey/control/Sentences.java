package dev.drey.control;

import dev.drey.model.Application;
import dev.drey.model.ApplicationEvent.Kind;
import dev.drey.model.ApplicationEvent.Severity;
import dev.drey.model.Incarnation;
import dev.drey.model.Operation;
import dev.drey.model.Snapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts into words what it means that a value in the registry gives way to another. Pure. */
final class Sentences {

    private Sentences() {}

    /** An event before it is written: neither time nor version are known here. */
    record Entry(Kind kind, Severity severity, String message, Map<String, String> details) {

        static Entry info(Kind kind, String message) {
            return new Entry(kind, Severity.INFO, message, Map.of());
        }
    }

    /** @param before null when the application is new */
    static List<Entry> ofApplication(@Nullable Application before, Application after) {
        if (before == null) {
            return List.of(Entry.info(
                    Kind.APPLICATION,
                    "Application " + after.name() + " was created, with the runtime "
                            + after.version().runtimeEnvironment().wireName() + "."));
        }
        List<Entry> entries = new ArrayList<>();
        if (before.version().id() != after.version().id()) {
            String origin = after.version()
                    .findRolledBackFrom()
                    .map(from -> ", with what an earlier version had")
                    .orElse("");
            entries.add(Entry.info(
                    Kind.APPLICATION,
                    "Version " + after.version().id() + " of the configuration is current, after version "
                            + before.version().id() + origin + "."));
        }
        if (before.status() != after.status()) {
            entries.add(new Entry(
                    Kind.APPLICATION,
                    Severity.INFO,
                    "The status changed from " + before.status() + " to " + after.status() + ".",
                    Map.of("from", before.status().name(), "to", after.status().name())));
        }
        return entries;
    }

    /** @param before null when the operation is new; one may be new and over at once */
    static List<Entry> ofOperation(@Nullable Operation before, Operation after) {
        List<Entry> entries = new ArrayList<>();
        String name = after.kind().wireName();
        Map<String, String> details = Map.of(
                "operation",
                name,
                "operationId",
                after.id(),
                "status",
                after.status().name());
        if (before == null && after.status() == Operation.Status.IN_PROGRESS) {
            entries.add(
                    new Entry(Kind.OPERATION, Severity.INFO, name + " began (operation " + after.id() + ").", details));
        }
        boolean ends = after.status() != Operation.Status.IN_PROGRESS
                && (before == null || before.status() == Operation.Status.IN_PROGRESS);
        if (ends) {
            entries.add(new Entry(Kind.OPERATION, severity(after), ending(after), details));
        }
        return entries;
    }

    private static Severity severity(Operation operation) {
        if (operation.status() == Operation.Status.FAILED) {
            return Severity.ERROR;
        }
        return operation.failure() == null ? Severity.INFO : Severity.WARN;
    }

    private static String ending(Operation operation) {
        String how = switch (operation.status()) {
            case SUCCESSFUL -> "succeeded";
            case FAILED -> "failed";
            case CANCELLED -> "was cancelled";
            case IN_PROGRESS -> "goes on";
        };
        String reason = operation.failure() == null ? "." : ": " + operation.failure();
        Duration took = Duration.between(
                operation.startedAt(), Objects.requireNonNullElse(operation.endedAt(), operation.startedAt()));
        return operation.kind().wireName() + " " + how + " after " + seconds(took) + " (operation " + operation.id()
                + ")" + reason;
    }

    /** @param before null when the snapshot is new */
    static Optional<Entry> ofSnapshot(@Nullable Snapshot before, Snapshot after) {
        if (before != null && before.status() == after.status()) {
            return Optional.empty();
        }
        String name = "Snapshot " + after.name();
        return Optional.of(
                switch (after.status()) {
                    case CREATING -> Entry.info(Kind.SNAPSHOT, name + " is being taken.");
                    case READY -> Entry.info(Kind.SNAPSHOT, name + " is complete.");
                    case DELETING -> Entry.info(Kind.SNAPSHOT, name + " is being deleted.");
                    case FAILED ->
                        new Entry(
                                Kind.SNAPSHOT,
                                Severity.ERROR,
                                name + " could not be taken: "
                                        + Objects.requireNonNullElse(after.failure(), "no reason is known."),
                                Map.of());
                });
    }

    /** The cluster is written down, before its first process starts. */
    static Entry launched(Incarnation incarnation) {
        return cluster(
                "A cluster for version " + incarnation.versionId() + " is launched, " + beginning(incarnation) + ".",
                incarnation);
    }

    /** The cluster of the next version is written down, while the present one still runs. */
    static Entry prepared(Incarnation successor) {
        return cluster(
                "The cluster for version " + successor.versionId() + " is made ready beside the one that runs.",
                successor);
    }

    /** The former cluster has ended, and the one that was made ready begins its work. */
    static Entry tookOver(Incarnation successor) {
        return cluster(
                "The cluster for version " + successor.versionId() + " takes over, " + beginning(successor) + ".",
                successor);
    }

    /** No process of the cluster is left. */
    static Entry ended(Incarnation incarnation) {
        return cluster("The cluster for version " + incarnation.versionId() + " has ended.", incarnation);
    }

    private static Entry cluster(String message, Incarnation incarnation) {
        return new Entry(Kind.CLUSTER, Severity.INFO, message, Map.of("incarnation", incarnation.id()));
    }

    private static String beginning(Incarnation incarnation) {
        return incarnation.restoredFrom() == null
                ? "beginning without state"
                : "beginning with " + incarnation.restoredFrom();
    }

    private static String seconds(Duration duration) {
        return String.format(java.util.Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
}
