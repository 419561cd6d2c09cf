package dev.drey.registry.sqlite;

import dev.drey.model.Application;
import dev.drey.model.ApplicationEvent;
import dev.drey.model.ApplicationVersion;
import dev.drey.model.Incarnation;
import dev.drey.model.Operation;
import dev.drey.model.Snapshot;
import dev.drey.model.Treatment;
import dev.drey.registry.RegistryTransaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.Update;

/**
 * Each table keeps the value as a JSON document beside the few columns that are searched by. The document is the truth;
 * the columns repeat parts of it.
 */
final class SqliteTransaction implements RegistryTransaction {

    private final Handle handle;

    SqliteTransaction(Handle handle) {
        this.handle = handle;
    }

    @Override
    public Optional<Application> findApplication(String name) {
        return first(
                handle.createQuery("SELECT document FROM application WHERE name = :name")
                        .bind("name", name),
                Application.class);
    }

    @Override
    public Optional<Application> findApplicationByUid(String uid) {
        return first(
                handle.createQuery("SELECT document FROM application WHERE uid = :uid")
                        .bind("uid", uid),
                Application.class);
    }

    @Override
    public List<Application> listApplications(String after, int limit) {
        return all(
                handle.createQuery("SELECT document FROM application WHERE name > :after ORDER BY name LIMIT :limit")
                        .bind("after", after)
                        .bind("limit", limit),
                Application.class);
    }

    @Override
    public void save(Application application) {
        update("""
                INSERT INTO application (uid, name, status, document) VALUES (:uid, :name, :status, :document)
                ON CONFLICT (uid) DO UPDATE SET status = excluded.status, document = excluded.document
                """, application)
                .bind("uid", application.uid())
                .bind("name", application.name())
                .bind("status", application.status().name())
                .execute();
        update("""
                INSERT INTO version (application_uid, id, document) VALUES (:uid, :id, :document)
                ON CONFLICT (application_uid, id) DO NOTHING
                """, application.version())
                .bind("uid", application.uid())
                .bind("id", application.version().id())
                .execute();
    }

    @Override
    public Optional<ApplicationVersion> findVersion(String applicationUid, long versionId) {
        return first(
                handle.createQuery("SELECT document FROM version WHERE application_uid = :uid AND id = :id")
                        .bind("uid", applicationUid)
                        .bind("id", versionId),
                ApplicationVersion.class);
    }

    @Override
    public void remove(Application application) {
        handle.createUpdate("DELETE FROM application WHERE uid = :uid")
                .bind("uid", application.uid())
                .execute();
    }

    @Override
    public List<ApplicationVersion> listVersions(String applicationUid) {
        return all(
                handle.createQuery("SELECT document FROM version WHERE application_uid = :uid ORDER BY id DESC")
                        .bind("uid", applicationUid),
                ApplicationVersion.class);
    }

    @Override
    public void save(Operation operation) {
        update("""
                INSERT INTO operation (application_uid, id, status, started_at, document)
                VALUES (:uid, :id, :status, :startedAt, :document)
                ON CONFLICT (application_uid, id) DO UPDATE SET status = excluded.status, document = excluded.document
                """, operation)
                .bind("uid", operation.applicationUid())
                .bind("id", operation.id())
                .bind("status", operation.status().name())
                .bind("startedAt", sortable(operation.startedAt()))
                .execute();
    }

    @Override
    public Optional<Operation> findOperation(String applicationUid, String operationId) {
        return first(
                handle.createQuery("SELECT document FROM operation WHERE application_uid = :uid AND id = :id")
                        .bind("uid", applicationUid)
                        .bind("id", operationId),
                Operation.class);
    }

    @Override
    public List<Operation> listOperations(String applicationUid) {
        return all(handle.createQuery("""
                                SELECT document FROM operation WHERE application_uid = :uid
                                ORDER BY started_at DESC, id DESC
                                """).bind("uid", applicationUid), Operation.class);
    }

    @Override
    public List<Operation> listOpenOperations(String applicationUid) {
        return all(handle.createQuery("""
                                SELECT document FROM operation
                                WHERE application_uid = :uid AND status = 'IN_PROGRESS' ORDER BY started_at
                                """).bind("uid", applicationUid), Operation.class);
    }

    @Override
    public void save(Snapshot snapshot) {
        update("""
                INSERT INTO snapshot (application_uid, name, created_at, document)
                VALUES (:uid, :name, :createdAt, :document)
                ON CONFLICT (application_uid, name) DO UPDATE SET document = excluded.document
                """, snapshot)
                .bind("uid", snapshot.applicationUid())
                .bind("name", snapshot.name())
                .bind("createdAt", sortable(snapshot.createdAt()))
                .execute();
    }

    @Override
    public Optional<Snapshot> findSnapshot(String applicationUid, String name) {
        return first(
                handle.createQuery("SELECT document FROM snapshot WHERE application_uid = :uid AND name = :name")
                        .bind("uid", applicationUid)
                        .bind("name", name),
                Snapshot.class);
    }

    @Override
    public List<Snapshot> listSnapshots(String applicationUid) {
        return all(handle.createQuery("""
                                SELECT document FROM snapshot WHERE application_uid = :uid ORDER BY created_at, name
                                """).bind("uid", applicationUid), Snapshot.class);
    }

    @Override
    public void remove(Snapshot snapshot) {
        handle.createUpdate("DELETE FROM snapshot WHERE application_uid = :uid AND name = :name")
                .bind("uid", snapshot.applicationUid())
                .bind("name", snapshot.name())
                .execute();
    }

    @Override
    public void save(Incarnation incarnation) {
        update("""
                INSERT INTO incarnation (application_uid, id, document) VALUES (:uid, :id, :document)
                ON CONFLICT (id) DO UPDATE SET document = excluded.document
                """, incarnation)
                .bind("uid", incarnation.applicationUid())
                .bind("id", incarnation.id())
                .execute();
    }

    @Override
    public Optional<Incarnation> findIncarnation(String applicationUid) {
        return first(
                handle.createQuery("SELECT document FROM incarnation WHERE application_uid = :uid")
                        .bind("uid", applicationUid),
                Incarnation.class);
    }

    @Override
    public void saveSuccessor(Incarnation successor) {
        update("INSERT INTO successor (application_uid, id, document) VALUES (:uid, :id, :document)", successor)
                .bind("uid", successor.applicationUid())
                .bind("id", successor.id())
                .execute();
    }

    @Override
    public Optional<Incarnation> findSuccessor(String applicationUid) {
        return first(
                handle.createQuery("SELECT document FROM successor WHERE application_uid = :uid")
                        .bind("uid", applicationUid),
                Incarnation.class);
    }

    @Override
    public List<Incarnation> listIncarnations() {
        return all(
                handle.createQuery("SELECT document FROM incarnation UNION ALL SELECT document FROM successor"),
                Incarnation.class);
    }

    @Override
    public void remove(Incarnation incarnation) {
        for (String table : List.of("incarnation", "successor")) {
            handle.createUpdate("DELETE FROM " + table + " WHERE id = :id")
                    .bind("id", incarnation.id())
                    .execute();
        }
    }

    @Override
    public void promote(Incarnation successor) {
        findIncarnation(successor.applicationUid()).ifPresent(this::remove);
        remove(successor);
        save(successor);
    }

    @Override
    public void append(ApplicationEvent event) {
        update("INSERT OR IGNORE INTO event (application_uid, key, document) VALUES (:uid, :key, :document)", event)
                .bind("uid", event.applicationUid())
                .bind("key", event.key())
                .execute();
        handle.createUpdate("""
                DELETE FROM event WHERE application_uid = :uid AND sequence <= (
                    SELECT sequence FROM event WHERE application_uid = :uid
                    ORDER BY sequence DESC LIMIT 1 OFFSET :kept)
                """)
                .bind("uid", event.applicationUid())
                .bind("kept", EVENTS_KEPT)
                .execute();
    }

    @Override
    public List<ApplicationEvent> listEvents(String applicationUid, long after, int limit) {
        return events(handle.createQuery("""
                        SELECT sequence, document FROM event WHERE application_uid = :uid AND sequence > :after
                        ORDER BY sequence LIMIT :limit
                        """)
                .bind("uid", applicationUid)
                .bind("after", after)
                .bind("limit", limit));
    }

    @Override
    public List<ApplicationEvent> listNewestEvents(String applicationUid, int limit) {
        return events(handle.createQuery("""
                        SELECT sequence, document FROM (
                            SELECT sequence, document FROM event WHERE application_uid = :uid
                            ORDER BY sequence DESC LIMIT :limit)
                        ORDER BY sequence
                        """).bind("uid", applicationUid).bind("limit", limit));
    }

    private static List<ApplicationEvent> events(Query query) {
        return query.map((row, context) -> Documents.read(row.getString("document"), ApplicationEvent.class)
                        .at(row.getLong("sequence")))
                .list();
    }

    @Override
    public void save(Treatment treatment) {
        update("""
                INSERT INTO treatment (application_uid, id, open, begun_at, document)
                VALUES (:uid, :id, :open, :begunAt, :document)
                ON CONFLICT (application_uid, id) DO UPDATE SET open = excluded.open, document = excluded.document
                """, treatment)
                .bind("uid", treatment.applicationUid())
                .bind("id", treatment.id())
                .bind("open", treatment.status().isFinal() ? 0 : 1)
                .bind("begunAt", sortable(treatment.begunAt()))
                .execute();
        handle.createUpdate("""
                DELETE FROM treatment WHERE application_uid = :uid AND open = 0 AND id NOT IN (
                    SELECT id FROM treatment WHERE application_uid = :uid ORDER BY begun_at DESC LIMIT :kept)
                """)
                .bind("uid", treatment.applicationUid())
                .bind("kept", TREATMENTS_KEPT)
                .execute();
    }

    @Override
    public List<Treatment> listTreatments(String applicationUid) {
        return all(handle.createQuery("""
                                SELECT document FROM treatment WHERE application_uid = :uid
                                ORDER BY begun_at DESC, id DESC
                                """).bind("uid", applicationUid), Treatment.class);
    }

    @Override
    public List<Treatment> listOpenTreatments() {
        return all(
                handle.createQuery("SELECT document FROM treatment WHERE open = 1 ORDER BY begun_at"), Treatment.class);
    }

    private Update update(String sql, Object document) {
        return handle.createUpdate(sql).bind("document", Documents.write(document));
    }

    private static <T> Optional<T> first(Query query, Class<T> type) {
        return query.mapTo(String.class).findFirst().map(document -> Documents.read(document, type));
    }

    private static <T> List<T> all(Query query, Class<T> type) {
        return query.mapTo(String.class)
                .map(document -> Documents.read(document, type))
                .list();
    }

    /** Milliseconds, so that the order of the column is the order of time. */
    private static long sortable(Instant instant) {
        return instant.toEpochMilli();
    }
}
