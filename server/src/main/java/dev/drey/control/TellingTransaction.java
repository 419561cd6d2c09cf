package dev.drey.control;

import dev.drey.model.Application;
import dev.drey.model.ApplicationEvent;
import dev.drey.model.ApplicationVersion;
import dev.drey.model.Incarnation;
import dev.drey.model.Operation;
import dev.drey.model.Snapshot;
import dev.drey.model.Treatment;
import dev.drey.registry.RegistryTransaction;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Adds to each write the events that tell of it; reads are passed on as they are. */
final class TellingTransaction implements RegistryTransaction {

    private final RegistryTransaction tx;
    private final InstantSource clock;

    TellingTransaction(RegistryTransaction tx, InstantSource clock) {
        this.tx = tx;
        this.clock = clock;
    }

    private void tell(String applicationUid, Sentences.Entry entry) {
        // What is written of an application that is not there belongs to no story.
        tx.findApplicationByUid(applicationUid)
                .ifPresent(application -> tx.append(new ApplicationEvent(
                        applicationUid,
                        0,
                        clock.instant(),
                        application.version().id(),
                        entry.kind(),
                        entry.severity(),
                        entry.message(),
                        entry.details(),
                        null)));
    }

    @Override
    public void save(Application application) {
        Application before = tx.findApplicationByUid(application.uid()).orElse(null);
        tx.save(application);
        Sentences.ofApplication(before, application).forEach(entry -> tell(application.uid(), entry));
    }

    @Override
    public void save(Operation operation) {
        Operation before =
                tx.findOperation(operation.applicationUid(), operation.id()).orElse(null);
        tx.save(operation);
        Sentences.ofOperation(before, operation).forEach(entry -> tell(operation.applicationUid(), entry));
    }

    @Override
    public void save(Snapshot snapshot) {
        Snapshot before =
                tx.findSnapshot(snapshot.applicationUid(), snapshot.name()).orElse(null);
        tx.save(snapshot);
        Sentences.ofSnapshot(before, snapshot).ifPresent(entry -> tell(snapshot.applicationUid(), entry));
    }

    @Override
    public void save(Incarnation incarnation) {
        boolean known = tx.findIncarnation(incarnation.applicationUid())
                .filter(present -> present.id().equals(incarnation.id()))
                .isPresent();
        tx.save(incarnation);
        if (!known) {
            tell(incarnation.applicationUid(), Sentences.launched(incarnation));
        }
    }

    @Override
    public void saveSuccessor(Incarnation successor) {
        tx.saveSuccessor(successor);
        tell(successor.applicationUid(), Sentences.prepared(successor));
    }

    @Override
    public void promote(Incarnation successor) {
        tx.promote(successor);
        tell(successor.applicationUid(), Sentences.tookOver(successor));
    }

    @Override
    public void remove(Incarnation incarnation) {
        tx.remove(incarnation);
        tell(incarnation.applicationUid(), Sentences.ended(incarnation));
    }

    @Override
    public void remove(Application application) {
        tx.remove(application);
    }

    @Override
    public void remove(Snapshot snapshot) {
        tx.remove(snapshot);
    }

    @Override
    public void save(Treatment treatment) {
        Treatment before = tx.listTreatments(treatment.applicationUid()).stream()
                .filter(known -> known.id().equals(treatment.id()))
                .findFirst()
                .orElse(null);
        tx.save(treatment);
        TreatmentStory.of(before, treatment).ifPresent(entry -> tell(treatment.applicationUid(), entry));
    }

    @Override
    public List<Treatment> listTreatments(String applicationUid) {
        return tx.listTreatments(applicationUid);
    }

    @Override
    public List<Treatment> listOpenTreatments() {
        return tx.listOpenTreatments();
    }

    @Override
    public void append(ApplicationEvent event) {
        tx.append(event);
    }

    @Override
    public List<ApplicationEvent> listEvents(String applicationUid, long after, int limit) {
        return tx.listEvents(applicationUid, after, limit);
    }

    @Override
    public List<ApplicationEvent> listNewestEvents(String applicationUid, int limit) {
        return tx.listNewestEvents(applicationUid, limit);
    }

    @Override
    public Optional<Application> findApplication(String name) {
        return tx.findApplication(name);
    }

    @Override
    public Optional<Application> findApplicationByUid(String uid) {
        return tx.findApplicationByUid(uid);
    }

    @Override
    public List<Application> listApplications(String after, int limit) {
        return tx.listApplications(after, limit);
    }

    @Override
    public Optional<ApplicationVersion> findVersion(String applicationUid, long versionId) {
        return tx.findVersion(applicationUid, versionId);
    }

    @Override
    public List<ApplicationVersion> listVersions(String applicationUid) {
        return tx.listVersions(applicationUid);
    }

    @Override
    public Optional<Operation> findOperation(String applicationUid, String operationId) {
        return tx.findOperation(applicationUid, operationId);
    }

    @Override
    public List<Operation> listOperations(String applicationUid) {
        return tx.listOperations(applicationUid);
    }

    @Override
    public List<Operation> listOpenOperations(String applicationUid) {
        return tx.listOpenOperations(applicationUid);
    }

    @Override
    public Optional<Snapshot> findSnapshot(String applicationUid, String name) {
        return tx.findSnapshot(applicationUid, name);
    }

    @Override
    public List<Snapshot> listSnapshots(String applicationUid) {
        return tx.listSnapshots(applicationUid);
    }

    @Override
    public Optional<Incarnation> findIncarnation(String applicationUid) {
        return tx.findIncarnation(applicationUid);
    }

    @Override
    public Optional<Incarnation> findSuccessor(String applicationUid) {
        return tx.findSuccessor(applicationUid);
    }

    @Override
    public List<Incarnation> listIncarnations() {
        return tx.listIncarnations();
    }
}
