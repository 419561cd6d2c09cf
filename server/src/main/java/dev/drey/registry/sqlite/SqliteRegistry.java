package dev.drey.registry.sqlite;

import dev.drey.registry.Registry;
import dev.drey.registry.RegistryTransaction;
import dev.drey.registry.RegistryUnavailableException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** One connection, one transaction at a time: the registry has one writer, and its transactions take milliseconds. */
public final class SqliteRegistry implements Registry {

    private final Path file;
    private final Handle handle;
    private final ReentrantLock lock = new ReentrantLock();

    private SqliteRegistry(Path file, Handle handle) {
        this.file = file;
        this.handle = handle;
    }

    /**
     * Opens the registry in {@code file}, made or brought up to date first.
     *
     * @throws RegistryUnavailableException when that cannot be done
     */
    public static SqliteRegistry open(Path file) {
        try {
            NativeLibrary.unpackBeside(file);
            SQLiteDataSource source = dataSource(file);
            Flyway.configure(SqliteRegistry.class.getClassLoader())
                    .dataSource(source)
                    .locations("classpath:dev/drey/registry/sqlite/migrations")
                    .load()
                    .migrate();
            Connection connection = source.getConnection();
            return new SqliteRegistry(file, Jdbi.create(() -> connection).open());
        } catch (IOException | SQLException | FlywayException | JdbiException failure) {
            throw unavailable(file, failure);
        }
    }

    private static SQLiteDataSource dataSource(Path file) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        // An acknowledged change survives a power loss only if each commit reaches the disk.
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.enforceForeignKeys(true);
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        config.setBusyTimeout(5000);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        return source;
    }

    @Override
    public <T> T transact(Function<RegistryTransaction, T> work) {
        lock.lock();
        try {
            return handle.inTransaction(inner -> work.apply(new SqliteTransaction(inner)));
        } catch (JdbiException failure) {
            throw unavailable(file, failure);
        } finally {
            lock.unlock();
        }
    }

    private static RegistryUnavailableException unavailable(Path file, Exception failure) {
        Throwable reason = failure.getCause() == null ? failure : failure.getCause();
        return new RegistryUnavailableException(
                "The registry in " + file + " cannot be used: " + reason.getMessage()
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
