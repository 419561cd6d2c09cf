package dev.drey.telemetry.sqlite;

import dev.drey.telemetry.History;
import dev.drey.telemetry.KeptCheckpoint;
import dev.drey.telemetry.KeptException;
import dev.drey.telemetry.LostTaskManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** A row for each thing that is kept, with the record itself as a packed document. */
public final class SqliteHistory implements History {

    private static final int NEWEST_KEPT = 200;

    /** Of those that are marked, more: failed checkpoints, and the first failures of a row of them. */
    private static final int MARKED_KEPT = 300;

    private static final String CHECKPOINT = "checkpoint";
    private static final String EXCEPTION = "exception";
    private static final String LOST = "lost task manager";

    private final Database database;

    SqliteHistory(Database database) {
        this.database = database;
    }

    private record Row(String key, Instant at, boolean marked, boolean complete, Object value) {}

    @Override
    public void keepCheckpoints(String applicationUid, List<KeptCheckpoint> checkpoints) {
        keep(
                applicationUid,
                CHECKPOINT,
                checkpoints,
                kept -> new Row(
                        kept.jobId() + "/" + kept.detail().summary().id(),
                        kept.detail().summary().triggeredAt(),
                        kept.detail().failure() != null,
                        kept.detail().isFinal(),
                        kept));
    }

    @Override
    public void keepExceptions(String applicationUid, List<KeptException> exceptions) {
        keep(
                applicationUid,
                EXCEPTION,
                exceptions,
                kept -> new Row(
                        kept.jobId() + "/" + kept.exception().at().toEpochMilli() + "/"
                                + kept.exception().name(),
                        kept.exception().at(),
                        kept.first(),
                        true,
                        kept));
    }

    @Override
    public void keepLost(String applicationUid, List<LostTaskManager> lost) {
        keep(
                applicationUid,
                LOST,
                lost,
                kept -> new Row(
                        kept.jobId() + "/" + kept.id() + "/" + kept.lastSeen().toEpochMilli(),
                        kept.lastSeen(),
                        false,
                        true,
                        kept));
    }

    private <T> void keep(String application, String kind, List<T> values, Function<T, Row> row) {
        if (values.isEmpty()) {
            return;
        }
        database.transact(handle -> {
            values.stream().map(row).forEach(one -> insert(handle, application, kind, one));
            handle.createUpdate("""
                            DELETE FROM kept WHERE application = :application AND kind = :kind
                            AND rowid NOT IN (SELECT rowid FROM kept WHERE application = :application AND kind = :kind
                                ORDER BY at DESC LIMIT :newest)
                            AND rowid NOT IN (SELECT rowid FROM kept WHERE application = :application AND kind = :kind
                                AND marked ORDER BY at DESC LIMIT :marked)""")
                    .bind("application", application)
                    .bind("kind", kind)
                    .bind("newest", NEWEST_KEPT)
                    .bind("marked", MARKED_KEPT)
                    .execute();
            return true;
        });
    }

    private static void insert(Handle handle, String application, String kind, Row row) {
        handle.createUpdate("""
                        INSERT OR REPLACE INTO kept (application, kind, key, at, marked, final, document)
                        VALUES (:application, :kind, :key, :at, :marked, :final, :document)""")
                .bind("application", application)
                .bind("kind", kind)
                .bind("key", row.key())
                .bind("at", row.at().toEpochMilli())
                .bind("marked", row.marked())
                .bind("final", row.complete())
                .bind("document", Json.pack(row.value()))
                .execute();
    }

    @Override
    public List<KeptCheckpoint> checkpoints(String applicationUid, int most) {
        return list(applicationUid, CHECKPOINT, most, KeptCheckpoint.class);
    }

    @Override
    public Optional<KeptCheckpoint> findCheckpoint(String applicationUid, long checkpointId) {
        return database.run(handle -> handle.createQuery("""
                        SELECT document FROM kept WHERE application = :application AND kind = :kind
                        AND key LIKE '%/' || :id ORDER BY at DESC LIMIT 1""")
                .bind("application", applicationUid)
                .bind("kind", CHECKPOINT)
                .bind("id", checkpointId)
                .mapTo(byte[].class)
                .findFirst()
                .map(document -> Json.unpack(document, KeptCheckpoint.class)));
    }

    @Override
    public List<KeptException> exceptions(String applicationUid, int most) {
        return list(applicationUid, EXCEPTION, most, KeptException.class);
    }

    @Override
    public List<LostTaskManager> lost(String applicationUid, int most) {
        return list(applicationUid, LOST, most, LostTaskManager.class);
    }

    private <T> List<T> list(String application, String kind, int most, Class<T> type) {
        return database.run(handle -> handle.createQuery("""
                        SELECT document FROM kept WHERE application = :application AND kind = :kind
                        ORDER BY at DESC LIMIT :most""")
                .bind("application", application)
                .bind("kind", kind)
                .bind("most", most)
                .mapTo(byte[].class)
                .map(document -> Json.unpack(document, type))
                .list());
    }

    @Override
    public List<Long> settledCheckpoints(String applicationUid, String jobId) {
        return database.run(handle -> handle.createQuery("""
                        SELECT key FROM kept WHERE application = :application AND kind = :kind AND final
                        AND key LIKE :job || '/%' ORDER BY at""")
                .bind("application", applicationUid)
                .bind("kind", CHECKPOINT)
                .bind("job", jobId)
                .mapTo(String.class)
                .map(key -> Long.valueOf(key.substring(jobId.length() + 1)))
                .list());
    }

    @Override
    public Optional<Instant> findNewestException(String applicationUid) {
        return database.run(handle -> handle.createQuery(
                        "SELECT max(at) FROM kept WHERE application = :application AND kind = :kind")
                .bind("application", applicationUid)
                .bind("kind", EXCEPTION)
                .mapTo(Long.class)
                .findFirst()
                .map(Instant::ofEpochMilli));
    }

    @Override
    public void retain(List<String> applicationUids) {
        database.transact(handle -> {
            List<String> kept = handle.createQuery("SELECT DISTINCT application FROM kept")
                    .mapTo(String.class)
                    .list();
            kept.stream()
                    .filter(uid -> !applicationUids.contains(uid))
                    .forEach(uid -> handle.execute("DELETE FROM kept WHERE application = ?", uid));
            return true;
        });
    }
}
