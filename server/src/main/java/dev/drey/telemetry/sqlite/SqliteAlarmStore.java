package dev.drey.telemetry.sqlite;

import dev.drey.telemetry.alarm.Alarm;
import dev.drey.telemetry.alarm.AlarmStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.sqlite.SQLiteConfig.SynchronousMode;

/** A row for each alarm. */
public final class SqliteAlarmStore implements AlarmStore, AutoCloseable {

    private final Database database;

    private SqliteAlarmStore(Database database) {
        this.database = database;
    }

    /**
     * Opens the store, made first if it is not there.
     *
     * @throws dev.drey.telemetry.series.MetricsUnavailableException when that cannot be done
     */
    public static SqliteAlarmStore open(Path file) {
        return new SqliteAlarmStore(Database.open(file, "alarms.sql", SynchronousMode.FULL));
    }

    @Override
    public List<Alarm> listAlarms() {
        return database.run(handle -> handle.createQuery("SELECT document FROM alarm ORDER BY name")
                .mapTo(String.class)
                .map(document -> Json.read(document, Alarm.class))
                .list());
    }

    @Override
    public Optional<Alarm> findAlarm(String name) {
        return database.run(handle -> handle.createQuery("SELECT document FROM alarm WHERE name = :name")
                .bind("name", name)
                .mapTo(String.class)
                .findFirst()
                .map(document -> Json.read(document, Alarm.class)));
    }

    @Override
    public void save(Alarm alarm) {
        database.transact(
                handle -> handle.createUpdate("INSERT OR REPLACE INTO alarm (name, document) VALUES (:name, :document)")
                        .bind("name", alarm.name())
                        .bind("document", Json.write(alarm))
                        .execute());
    }

    @Override
    public void removeAlarm(String name) {
        database.transact(handle -> handle.execute("DELETE FROM alarm WHERE name = ?", name));
    }

    @Override
    public void close() {
        database.close();
    }
}
