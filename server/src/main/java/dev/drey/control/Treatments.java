package dev.drey.control;

import dev.drey.lifecycle.HealingAllowance;
import dev.drey.lifecycle.TreatmentCourse;
import dev.drey.lifecycle.TreatmentCourse.Sight;
import dev.drey.lifecycle.TreatmentCourse.Situation;
import dev.drey.model.Application;
import dev.drey.model.ApplicationVersion;
import dev.drey.model.Operation;
import dev.drey.model.Treatment;
import dev.drey.registry.Registry;
import dev.drey.registry.RegistryTransaction;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Remedies that are carried out through ordinary updates, watched, and taken back when they do not help. Each step is
 * written down together with what it does, so that it does not matter when a service dies.
 */
public final class Treatments {

    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Set<Operation.Kind> ORDERS_TO_REST =
            Set.of(Operation.Kind.STOP, Operation.Kind.FORCE_STOP, Operation.Kind.DELETE);

    private final Registry registry;
    private final Updates updates;
    private final LifecycleRequests lifecycle;
    private final Identifiers identifiers;
    private final InstantSource clock;

    Treatments(
            Registry registry,
            Updates updates,
            LifecycleRequests lifecycle,
            Identifiers identifiers,
            InstantSource clock) {
        this.registry = registry;
        this.updates = updates;
        this.lifecycle = lifecycle;
        this.identifiers = identifiers;
        this.clock = clock;
    }

    /**
     * A treatment that is wanted.
     *
     * @param versionId of the application that the changes were worked out for
     */
    public record Order(
            Treatment.Origin origin,
            Treatment.Complaint complaint,
            List<Treatment.Change> changes,
            Duration patience,
            long versionId) {}

    /**
     * Begins a treatment of an application that is RUNNING.
     *
     * @throws ApiException when it cannot be
     */
    public Treatment begin(String applicationName, Order order) {
        if (order.changes().isEmpty()
                || order.patience().compareTo(LONGEST) > 0
                || order.patience().compareTo(Duration.ofSeconds(1)) < 0) {
            throw new ApiException(
                    ApiErrorCode.INVALID_ARGUMENT,
                    "A treatment of application " + applicationName + " needs a change, and a time of up to "
                            + LONGEST.toSeconds() + " s to be watched for.");
        }
        String id = identifiers.operationId();
        Updates.Accepted accepted = updates.update(
                applicationName,
                new Expected(order.versionId(), null),
                (current, versionId) -> SettingChanges.apply(current, order.changes()),
                (tx, begun) -> {
                    requireNoOther(tx, begun.application());
                    tx.save(treatment(id, order, begun));
                });
        return get(accepted.application().name(), id);
    }

    private static void requireNoOther(RegistryTransaction tx, Application updating) {
        tx.listTreatments(updating.uid()).stream()
                .filter(other -> !other.status().isFinal())
                .findFirst()
                .ifPresent(other -> {
                    throw new ApiException(
                            ApiErrorCode.RESOURCE_IN_USE,
                            "Application " + updating.name() + " is being treated for "
                                    + other.complaint().cause() + " already, until " + other.until()
                                    + " at the latest. Wait for the end of it.");
                });
        if (tx.findIncarnation(updating.uid()).isEmpty()) {
            throw new ApiException(
                    ApiErrorCode.RESOURCE_IN_USE,
                    "Application " + updating.name() + " is not RUNNING, so that nobody could see whether the remedy"
                            + " helps. Start it, or change its configuration with UpdateApplication.");
        }
    }

    private Treatment treatment(String id, Order order, Updates.Accepted begun) {
        Instant now = clock.instant();
        long version = begun.application().version().id();
        return new Treatment(
                id,
                begun.application().uid(),
                order.origin(),
                order.complaint(),
                order.changes(),
                order.patience(),
                now,
                now.plus(order.patience()),
                Treatment.Status.APPLYING,
                new Operation.VersionChange(order.versionId(), version),
                new Treatment.Operations(begun.operation().id(), null),
                null);
    }

    /** All of an application, newest first. */
    public List<Treatment> list(String applicationName) {
        return registry.transact(
                tx -> tx.listTreatments(Applications.get(tx, applicationName).uid()));
    }

    /** One of them. */
    public Treatment get(String applicationName, String id) {
        return list(applicationName).stream()
                .filter(treatment -> treatment.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new ApiException(
                        ApiErrorCode.RESOURCE_NOT_FOUND,
                        "Application " + applicationName + " has no treatment " + id + "."));
    }

    /** Those that are under way, of all applications. */
    public List<Treatment> listOpen() {
        return registry.transact(RegistryTransaction::listOpenTreatments);
    }

    /** What the application allows the service to change by itself. */
    public HealingAllowance allowance(Application application) {
        return ReservedProperties.of(application.version().configuration()).healing();
    }

    /** When the change came into force; empty before that. */
    public static Optional<Instant> findInForceSince(Treatment treatment) {
        return treatment.status() == Treatment.Status.WATCHING
                ? Optional.of(treatment.until().minus(treatment.patience()))
                : Optional.empty();
    }

    /**
     * Takes a treatment one step further, if there is one to take.
     *
     * @param sight what was seen since the change is in force
     */
    public void advance(Treatment treatment, Sight sight) {
        Optional<Application> application =
                registry.transact(tx -> tx.findApplicationByUid(treatment.applicationUid()));
        if (application.isEmpty()) {
            return;
        }
        TreatmentCourse.Decision decision =
                TreatmentCourse.next(treatment, situation(treatment, application.get()), sight, clock.instant());
        String changes =
                treatment.changes().stream().map(Treatment.Change::words).collect(Collectors.joining(", "));
        String because = decision.because();
        switch (decision.step()) {
            case WAIT -> {
                // Nothing has changed that matters.
            }
            case WATCH -> save(treatment, treatment.watched(clock.instant()));
            case CLEARED ->
                end(
                        treatment,
                        Treatment.Status.CLEARED,
                        "The remedy has helped: " + gone(treatment) + " after " + changes + ".");
            case OVERTAKEN ->
                end(
                        treatment,
                        Treatment.Status.OVERTAKEN,
                        "The remedy (" + changes + ") is no longer watched. " + because);
            case FAILED ->
                end(
                        treatment,
                        Treatment.Status.FAILED,
                        "The remedy (" + changes + ") could not be carried through. " + because);
            case ROLLED_BACK -> end(treatment, Treatment.Status.ROLLED_BACK, takenBack(treatment, changes));
            case START -> {
                lifecycle.start(application.get().name(), null);
                end(
                        treatment,
                        Treatment.Status.ROLLED_BACK,
                        takenBack(treatment, changes) + " The application is started.");
            }
            case ROLL_BACK -> rollBack(treatment, application.get(), because);
        }
    }

    private static String gone(Treatment treatment) {
        return treatment.complaint().symptom().isEmpty()
                ? treatment.complaint().cause() + " is not found any more"
                : treatment.complaint().symptom() + " is gone";
    }

    private static String takenBack(Treatment treatment, String changes) {
        return "The remedy for " + treatment.complaint().cause() + " (" + changes + ") did not help within "
                + treatment.patience().toSeconds() + " s and was taken back; all settings are as they were before.";
    }

    private void rollBack(Treatment treatment, Application application, String because) {
        long present = application.version().id();
        Updates.Companion companion =
                (tx, begun) -> tx.save(treatment.rollingBack(begun.operation().id()));
        Expected expected = new Expected(present, null);
        try {
            // Unlike RollbackApplication it takes along the state that the job has now.
            Updates.Accepted unused = updates.update(
                    application.name(),
                    expected,
                    (current, versionId) ->
                            SettingChanges.takeBack(current, before(treatment).configuration()),
                    companion);
        } catch (ApiException refusal) {
            if (refusal.code() == ApiErrorCode.RESOURCE_IN_USE
                    || refusal.code() == ApiErrorCode.CONCURRENT_MODIFICATION) {
                return;
            }
            rollBackApplication(treatment, application, because + " " + refusal.getMessage(), companion);
        }
    }

    private void rollBackApplication(
            Treatment treatment, Application application, String because, Updates.Companion companion) {
        try {
            Updates.Accepted unused = updates.rollBack(
                    application.name(), new Expected(application.version().id(), null), companion);
        } catch (ApiException refusal) {
            end(
                    treatment,
                    Treatment.Status.FAILED,
                    "The remedy did not help and could not be taken back. " + because + " " + refusal.getMessage()
                            + " Update the application with the configuration of version "
                            + treatment.versions().from() + ".");
        }
    }

    private ApplicationVersion before(Treatment treatment) {
        return registry.transact(tx -> tx.findVersion(
                        treatment.applicationUid(), treatment.versions().from()))
                .orElseThrow(() -> new ApiException(
                        ApiErrorCode.RESOURCE_NOT_FOUND,
                        "Version " + treatment.versions().from() + " is not in the registry."));
    }

    private Situation situation(Treatment treatment, Application application) {
        @Nullable String back = treatment.operations().rollback();
        return registry.transact(tx -> {
            List<Operation> operations = tx.listOperations(application.uid());
            Optional<Operation> operation = operations.stream()
                    .filter(known -> known.id()
                            .equals(back == null ? treatment.operations().update() : back))
                    .findFirst();
            return new Situation(
                    application.status(),
                    application.version().id(),
                    operations.stream()
                            .filter(known -> ORDERS_TO_REST.contains(known.kind()))
                            .anyMatch(known -> known.startedAt().isAfter(treatment.begunAt())),
                    operation.map(Operation::status).orElse(Operation.Status.CANCELLED),
                    operation.map(Operation::failure).orElse(null));
        });
    }

    private void end(Treatment treatment, Treatment.Status how, String words) {
        save(treatment, treatment.ended(how, words.strip(), clock.instant()));
    }

    /** Unless somebody took it further meanwhile, as two services cannot but two threads could. */
    private void save(Treatment former, Treatment next) {
        registry.change(tx -> {
            boolean current = tx.listTreatments(former.applicationUid()).contains(former);
            if (current) {
                tx.save(next);
            }
        });
    }
}
