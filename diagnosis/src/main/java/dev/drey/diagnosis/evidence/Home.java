package dev.drey.diagnosis.evidence;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the service that keeps the application knows of it.
 *
 * @param status such as {@code RUNNING} or {@code READY}
 * @param operations newest first
 * @param checkpointProfile {@code DEFAULT} or {@code CUSTOM}
 * @param requested what the application asked for, by the name of the API's member
 * @param ownSettings what it set of Flink's, by key
 * @param overridden what the program's code sets and does not get, by Flink's key
 * @param recoveries when it brought back the application's cluster, newest first, as far as it is known
 */
public record Home(
        String application,
        String status,
        List<Operation> operations,
        String checkpointProfile,
        Map<String, String> requested,
        Map<String, String> ownSettings,
        Map<String, String> overridden,
        List<Recovery> recoveries) {

    /**
     * A cluster that was lost, and came back from its newest state.
     *
     * @param reason such as {@code its job manager or its job is gone}
     */
    public record Recovery(Instant at, String reason) {}

    /** One whose cluster was never brought back. */
    public Home(
            String application,
            String status,
            List<Operation> operations,
            String checkpointProfile,
            Map<String, String> requested,
            Map<String, String> ownSettings,
            Map<String, String> overridden) {
        this(application, status, operations, checkpointProfile, requested, ownSettings, overridden, List.of());
    }

    /**
     * Something that was done to the application.
     *
     * @param kind such as {@code StartApplication}
     * @param status {@code SUCCESSFUL}, {@code FAILED}, {@code IN_PROGRESS} or {@code CANCELLED}
     * @param endedAt null while it goes on
     * @param error why it failed; null unless it did
     */
    public record Operation(
            String kind,
            String status,
            Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable String error) {

        /** Whether it goes on. */
        public boolean isUnderWay() {
            return status.equals("IN_PROGRESS");
        }

        /** Why it failed, if it did. */
        public Optional<String> findError() {
            return Optional.ofNullable(error);
        }
    }

    /** What an application asks for; the same for all who know one. */
    public record Requested(
            boolean checkpointing, long intervalMillis, long pauseMillis, Width width, Reporting reporting) {

        /** By the names of the API's members; types by the name of their group as well. */
        public Map<String, String> byMember() {
            return Map.of(
                    "CheckpointingEnabled",
                    String.valueOf(checkpointing),
                    "CheckpointInterval",
                    String.valueOf(intervalMillis),
                    "MinPauseBetweenCheckpoints",
                    String.valueOf(pauseMillis),
                    "Parallelism",
                    String.valueOf(width.parallelism()),
                    "ParallelismPerKPU",
                    String.valueOf(width.perKpu()),
                    "ParallelismConfiguration.ConfigurationType",
                    width.type(),
                    "MetricsLevel",
                    reporting.metricsLevel(),
                    "LogLevel",
                    reporting.logLevel(),
                    "MonitoringConfiguration.ConfigurationType",
                    reporting.type());
        }
    }

    /** Its {@code ParallelismConfiguration}. */
    public record Width(String type, int parallelism, int perKpu) {}

    /** Its {@code MonitoringConfiguration}. */
    public record Reporting(String type, String metricsLevel, String logLevel) {}

    /** Keeps copies. */
    public Home {
        operations = List.copyOf(operations);
        requested = Map.copyOf(requested);
        ownSettings = Map.copyOf(ownSettings);
        overridden = Map.copyOf(overridden);
        recoveries = List.copyOf(recoveries);
    }

    /** The same, with these recoveries, newest first. */
    public Home withRecoveries(List<Recovery> found) {
        return new Home(application, status, operations, checkpointProfile, requested, ownSettings, overridden, found);
    }

    /** Whether somebody has it changed, stopped or started just now. */
    public boolean isChangedByOrder() {
        return operations.stream().anyMatch(Operation::isUnderWay);
    }
}
