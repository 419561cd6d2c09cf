package dev.drey.doctor;

import dev.drey.diagnosis.evidence.Home;
import dev.drey.model.Application;
import dev.drey.model.ApplicationConfiguration;
import dev.drey.model.ApplicationEvent;
import dev.drey.model.ApplicationStatus;
import dev.drey.model.CheckpointSettings;
import dev.drey.model.Incarnation;
import dev.drey.model.MonitoringSettings;
import dev.drey.model.Operation;
import dev.drey.model.ParallelismSettings;
import dev.drey.model.PropertyGroup;
import dev.drey.registry.Registry;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the registry knows of an application that has a cluster.
 *
 * @param operations newest first, the newest ten
 * @param recoveries newest first, of the newest events
 */
record Facts(
        Application application, Incarnation incarnation, List<Operation> operations, List<Home.Recovery> recoveries) {

    private static final int OPERATIONS = 10;
    private static final int EVENTS = 100;

    /** Tasks restore their state, and sources catch up with what has come in meanwhile. */
    private static final Duration TO_SETTLE = Duration.ofSeconds(20);

    /** Empty when it is gone, or has no cluster. */
    static Optional<Facts> find(Registry registry, String applicationUid) {
        return registry.transact(tx -> tx.findApplicationByUid(applicationUid)
                .flatMap(application -> tx.findIncarnation(applicationUid)
                        .map(incarnation -> new Facts(
                                application,
                                incarnation,
                                tx.listOperations(applicationUid).stream()
                                        .limit(OPERATIONS)
                                        .toList(),
                                recoveries(tx.listNewestEvents(applicationUid, EVENTS))))));
    }

    private static List<Home.Recovery> recoveries(List<ApplicationEvent> events) {
        return events.stream()
                .filter(event -> event.details().containsKey(ApplicationEvent.RECOVERY))
                .map(event -> new Home.Recovery(event.at(), event.details().get(ApplicationEvent.RECOVERY)))
                .sorted(Comparator.comparing(Home.Recovery::at).reversed())
                .toList();
    }

    /**
     * Whether what is seen of it tells of its health: not while somebody has it started, stopped, updated or restored, nor
     * shortly after.
     */
    boolean isExaminable(Instant now) {
        return application.status() == ApplicationStatus.RUNNING
                && ordered().noneMatch(operation -> operation.status() == Operation.Status.IN_PROGRESS)
                && ordered()
                        .map(Operation::endedAt)
                        .filter(Objects::nonNull)
                        .noneMatch(ended -> now.isBefore(ended.plus(TO_SETTLE)));
    }

    /** What the service does by itself after a loss is a matter for the doctor. */
    private Stream<Operation> ordered() {
        return operations.stream().filter(operation -> operation.kind() != Operation.Kind.RECOVERY);
    }

    /**
     * The same as evidence.
     *
     * @param overridden what the program's code sets and does not get, by Flink's key
     */
    Home home(Map<String, String> overridden) {
        ApplicationConfiguration configuration = application.version().configuration();
        CheckpointSettings checkpoints = configuration.checkpoints();
        ParallelismSettings parallelism = configuration.parallelism();
        MonitoringSettings monitoring = configuration.monitoring();
        return new Home(
                application.name(),
                application.status().name(),
                operations.stream().map(Facts::operation).toList(),
                checkpoints.type().name(),
                new Home.Requested(
                                checkpoints.enabled(),
                                checkpoints.interval().toMillis(),
                                checkpoints.minimumPause().toMillis(),
                                new Home.Width(
                                        parallelism.type().name(),
                                        parallelism.parallelism(),
                                        parallelism.parallelismPerKpu()),
                                new Home.Reporting(
                                        monitoring.type().name(),
                                        monitoring.metricsLevel().name(),
                                        monitoring.logLevel().name()))
                        .byMember(),
                ownSettings(configuration),
                overridden,
                recoveries);
    }

    private static Map<String, String> ownSettings(ApplicationConfiguration configuration) {
        return configuration.propertyGroups().stream()
                .filter(group -> group.id().equals(PropertyGroup.FLINK))
                .findFirst()
                .map(PropertyGroup::properties)
                .orElse(Map.of());
    }

    private static Home.Operation operation(Operation operation) {
        boolean failed = operation.status() == Operation.Status.FAILED;
        @Nullable String error = failed ? Objects.requireNonNullElse(operation.failure(), "no reason given") : null;
        return new Home.Operation(
                operation.kind().wireName(),
                operation.status().name(),
                operation.startedAt(),
                operation.endedAt(),
                error);
    }
}
