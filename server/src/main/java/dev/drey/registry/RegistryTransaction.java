package dev.drey.registry;

import dev.drey.model.Application;
import dev.drey.model.ApplicationEvent;
import dev.drey.model.ApplicationVersion;
import dev.drey.model.Incarnation;
import dev.drey.model.Operation;
import dev.drey.model.Snapshot;
import dev.drey.model.Treatment;
import java.util.List;
import java.util.Optional;

/** What can be read and written within one transaction. A saved value replaces the one of the same identity. */
public interface RegistryTransaction {

    /** The newest events of an application that are kept. */
    int EVENTS_KEPT = 10_000;

    /** The newest treatments of an application that are kept. */
    int TREATMENTS_KEPT = 200;

    /** By the name that clients use. */
    Optional<Application> findApplication(String name);

    /** By the identity that never changes hands. */
    Optional<Application> findApplicationByUid(String uid);

    /**
     * Applications in the order of their names.
     *
     * @param after the name to begin after, empty for the beginning
     */
    List<Application> listApplications(String after, int limit);

    /** Writes the application and keeps its current version among its versions. */
    void save(Application application);

    /** Removes the application and all that belongs to it. */
    void remove(Application application);

    /** A version that the application has or had. */
    Optional<ApplicationVersion> findVersion(String applicationUid, long versionId);

    /** All versions that the application has or had, newest first. */
    List<ApplicationVersion> listVersions(String applicationUid);

    /** Writes an operation. */
    void save(Operation operation);

    /** An application's operation by its id. */
    Optional<Operation> findOperation(String applicationUid, String operationId);

    /** All operations on an application, newest first; those of the same millisecond by their ids, backwards. */
    List<Operation> listOperations(String applicationUid);

    /** The operations of an application that are in progress, oldest first. */
    List<Operation> listOpenOperations(String applicationUid);

    /** Writes a snapshot. */
    void save(Snapshot snapshot);

    /** An application's snapshot by its name. */
    Optional<Snapshot> findSnapshot(String applicationUid, String name);

    /** All snapshots of an application, oldest first. */
    List<Snapshot> listSnapshots(String applicationUid);

    /** Forgets a snapshot; what it names must be gone already. */
    void remove(Snapshot snapshot);

    /** Writes the incarnation; an application has one at most. */
    void save(Incarnation incarnation);

    /** The application's incarnation that has not been confirmed gone. */
    Optional<Incarnation> findIncarnation(String applicationUid);

    /** Writes the incarnation that is to follow the present one and runs no job yet; an application has one at most. */
    void saveSuccessor(Incarnation successor);

    /** The application's successor that has not been confirmed gone. */
    Optional<Incarnation> findSuccessor(String applicationUid);

    /** All incarnations that have not been confirmed gone, successors included, of whichever application. */
    List<Incarnation> listIncarnations();

    /** Forgets an incarnation or a successor; its processes must be gone already. */
    void remove(Incarnation incarnation);

    /** Makes the successor the application's incarnation; the processes of the former must be gone already. */
    void promote(Incarnation successor);

    /** Adds an event to an application's story, unless one with the same key is there. The oldest give way in time. */
    void append(ApplicationEvent event);

    /** The events of an application behind the sequence {@code after}, oldest first. */
    List<ApplicationEvent> listEvents(String applicationUid, long after, int limit);

    /** The newest events of an application, oldest of them first. */
    List<ApplicationEvent> listNewestEvents(String applicationUid, int limit);

    /** Writes a treatment. */
    void save(Treatment treatment);

    /** All treatments of an application, newest first; the oldest that ended give way in time. */
    List<Treatment> listTreatments(String applicationUid);

    /** The treatments that are under way, of whichever application, oldest first. */
    List<Treatment> listOpenTreatments();
}
