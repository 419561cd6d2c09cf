package dev.drey.telemetry.sqlite;

import dev.drey.telemetry.series.MetricsUnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** One file and one connection to it, used by one thread at a time. */
final class Database implements AutoCloseable {

    private static final int FORM = 1;

    private final Path file;
    private final Handle handle;
    private final ReentrantLock lock = new ReentrantLock();

    private Database(Path file, Handle handle) {
        this.file = file;
        this.handle = handle;
    }

    /** Work that may fail as SQL does. */
    @FunctionalInterface
    interface Work<T> {
        T with(Handle handle) throws SQLException;
    }

    /**
     * Opens the file, made first if it is not there.
     *
     * @param schema resource beside this class with statements that may be run again
     * @param durability whether what was written survives a power loss, or only the death of the process
     */
    static Database open(Path file, String schema, SQLiteConfig.SynchronousMode durability) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(durability);
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        config.setBusyTimeout(5000);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        try {
            Connection connection = source.getConnection();
            Database database = new Database(file, Jdbi.create(() -> connection).open());
            database.prepare(schema);
            return database;
        } catch (SQLException | JdbiException failure) {
            throw unavailable(file, failure);
        }
    }

    private void prepare(String schema) {
        int form = transact(inner ->
                inner.createQuery("PRAGMA user_version").mapTo(Integer.class).one());
        if (form > FORM) {
            throw new MetricsUnavailableException(
                    file
                            + " was written by a newer version of Drey. Run that one, or move the file away: it holds metrics"
                            + " and what was observed, nothing that applications need.",
                    new IllegalStateException("form " + form));
        }
        transact(inner -> inner.createScript(resource(schema)).execute());
        transact(inner -> inner.execute("PRAGMA user_version = " + FORM));
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(Database.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException("Drey's own file " + name + " cannot be read: rebuild Drey.", broken);
        }
    }

    /** All of the work or nothing of it is done. */
    <T> T transact(Work<T> work) {
        return locked(() -> handle.inTransaction(work::with));
    }

    /** Work outside of a transaction. */
    <T> T run(Work<T> work) {
        return locked(() -> work.with(handle));
    }

    @FunctionalInterface
    private interface Task<T> {
        T run() throws SQLException;
    }

    private <T> T locked(Task<T> task) {
        lock.lock();
        try {
            return task.run();
        } catch (SQLException | JdbiException failure) {
            throw unavailable(file, failure);
        } finally {
            lock.unlock();
        }
    }

    private static MetricsUnavailableException unavailable(Path file, Exception failure) {
        Throwable reason = failure.getCause() == null ? failure : failure.getCause();
        return new MetricsUnavailableException(
                file + " cannot be used: " + reason.getMessage()
                        + ". Check that the disk has room and that the file can be written.",
                failure);
    }

    @Override
    public void close() {
        lock.lock();
        try {
            handle.close();
        } finally {
            lock.unlock();
        }
    }
}
