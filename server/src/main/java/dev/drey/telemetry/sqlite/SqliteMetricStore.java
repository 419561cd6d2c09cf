package dev.drey.telemetry.sqlite;

import dev.drey.telemetry.series.MetricId;
import dev.drey.telemetry.series.MetricStore;
import dev.drey.telemetry.series.Point;
import dev.drey.telemetry.series.Resolution;
import dev.drey.telemetry.series.Sample;
import dev.drey.telemetry.series.Series;
import dev.drey.telemetry.series.StatisticSet;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig.SynchronousMode;

/**
 * A row for each figure of the last hour, and one for each minute of a series, which figures are added to as they come:
 * nothing waits in memory.
 */
public final class SqliteMetricStore implements MetricStore {

    private static final Logger LOG = LoggerFactory.getLogger(SqliteMetricStore.class);
    private static final Duration OBSERVED_KEPT = Duration.ofHours(1);
    private static final long MILLIS_PER_MINUTE = 60_000;

    /** More are not taken: each costs memory, and a client could make them up without end. */
    static final int MOST_SERIES = 100_000;

    /** How much of the time that is kept goes at once when there is too much. */
    private static final int PARTS_OF_TIME = 10;

    private static final String ADD = """
            INSERT INTO %s (series, at, count, sum, min, max) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (series, at) DO UPDATE SET count = count + excluded.count, sum = sum + excluded.sum,
            min = min(min, excluded.min), max = max(max, excluded.max)""";

    private final Database database;
    private final Limits limits;
    private final Map<MetricId, Known> known = new HashMap<>();
    private boolean refused;

    /**
     * How much is kept.
     *
     * @param minutes for how long figures of minutes are kept
     * @param bytes in use in the file, but for what was written since it was last pruned; it does not shrink, and what was
     *     forgotten makes room for what is new
     */
    public record Limits(Duration minutes, long bytes) {}

    private record Known(long id, String unit) {}

    private SqliteMetricStore(Database database, Limits limits) {
        this.database = database;
        this.limits = limits;
    }

    /**
     * Opens the store, made first if it is not there.
     *
     * @throws dev.drey.telemetry.series.MetricsUnavailableException when that cannot be done
     */
    public static SqliteMetricStore open(Path file, Limits limits) {
        SqliteMetricStore store =
                new SqliteMetricStore(Database.open(file, "metrics.sql", SynchronousMode.NORMAL), limits);
        store.database.run(handle -> {
            handle.createQuery("SELECT id, namespace, name, dimensions, unit FROM series")
                    .map((row, context) -> Map.entry(
                            new MetricId(
                                    row.getString("namespace"),
                                    row.getString("name"),
                                    Json.readMap(row.getString("dimensions"))),
                            new Known(row.getLong("id"), row.getString("unit"))))
                    .forEach(entry -> store.known.put(entry.getKey(), entry.getValue()));
            return true;
        });
        return store;
    }

    /** What was kept of applications, in the same file. */
    public SqliteHistory history() {
        return new SqliteHistory(database);
    }

    @Override
    public void append(Instant at, Collection<Sample> samples) {
        if (samples.isEmpty() || limits.minutes().isZero()) {
            return;
        }
        database.transact(handle -> {
            try (PreparedStatement observed = handle.getConnection().prepareStatement(ADD.formatted("observed"));
                    PreparedStatement minutes = handle.getConnection().prepareStatement(ADD.formatted("minute"))) {
                for (Sample sample : samples) {
                    Known series = series(handle, sample);
                    if (series != null) {
                        add(observed, series, at.toEpochMilli(), sample.value());
                        if (sample.counted()) {
                            add(minutes, series, minute(at), sample.value());
                        }
                    }
                }
                observed.executeBatch();
                minutes.executeBatch();
            }
            return true;
        });
    }

    private static long minute(Instant at) {
        return Math.floorDiv(at.toEpochMilli(), MILLIS_PER_MINUTE) * MILLIS_PER_MINUTE;
    }

    private static void add(PreparedStatement statement, Known series, long at, StatisticSet value)
            throws SQLException {
        statement.setLong(1, series.id());
        statement.setLong(2, at);
        statement.setDouble(3, value.count());
        statement.setDouble(4, value.sum());
        statement.setDouble(5, value.min());
        statement.setDouble(6, value.max());
        statement.addBatch();
    }

    /** Null when there are too many. */
    private @Nullable Known series(Handle handle, Sample sample) {
        Known present = known.get(sample.id());
        if (present != null && present.unit().equals(sample.unit())) {
            return present;
        }
        if (present == null && known.size() >= MOST_SERIES) {
            if (!refused) {
                LOG.warn("There are {} metrics; new ones, such as {}, are not kept.", MOST_SERIES, sample.id());
                refused = true;
            }
            return null;
        }
        long id = handle.createQuery("""
                        INSERT INTO series (namespace, name, dimensions, unit) VALUES (:namespace, :name, :dimensions, :unit)
                        ON CONFLICT (namespace, name, dimensions) DO UPDATE SET unit = excluded.unit RETURNING id""")
                .bind("namespace", sample.id().namespace())
                .bind("name", sample.id().name())
                .bind("dimensions", Json.write(sample.id().dimensions()))
                .bind("unit", sample.unit())
                .mapTo(Long.class)
                .one();
        Known made = new Known(id, sample.unit());
        known.put(sample.id(), made);
        return made;
    }

    @Override
    public List<Series> list(Instant since) {
        return database.run(handle -> handle.createQuery("""
                        SELECT namespace, name, dimensions, unit, newest FROM (
                            SELECT series.*, max(
                                coalesce((SELECT max(at) FROM minute WHERE series = series.id), 0),
                                coalesce((SELECT max(at) FROM observed WHERE series = series.id), 0)) AS newest
                            FROM series)
                        WHERE newest > 0 AND newest >= :since ORDER BY namespace, name, dimensions""")
                .bind("since", since.toEpochMilli())
                .map((row, context) -> new Series(
                        new MetricId(
                                row.getString("namespace"),
                                row.getString("name"),
                                Json.readMap(row.getString("dimensions"))),
                        row.getString("unit"),
                        Instant.ofEpochMilli(row.getLong("newest"))))
                .list());
    }

    @Override
    public Optional<Series> find(MetricId id) {
        return database.run(handle -> {
            Known series = known.get(id);
            return series == null
                    ? Optional.empty()
                    : Optional.of(new Series(id, series.unit(), newest(handle, series)));
        });
    }

    private static Instant newest(Handle handle, Known series) {
        return Instant.ofEpochMilli(handle.createQuery("SELECT coalesce(max(at), 0) FROM minute WHERE series = :series")
                .bind("series", series.id())
                .mapTo(Long.class)
                .one());
    }

    @Override
    public List<Point> read(MetricId id, Resolution resolution, Instant from, Instant to) {
        return database.run(handle -> {
            Known series = known.get(id);
            if (series == null) {
                return List.of();
            }
            String table = resolution == Resolution.OBSERVED ? "observed" : "minute";
            return handle.createQuery("SELECT at, count, sum, min, max FROM " + table
                            + " WHERE series = :series AND at >= :from AND at < :to ORDER BY at")
                    .bind("series", series.id())
                    .bind("from", from.toEpochMilli())
                    .bind("to", to.toEpochMilli())
                    .map((row, context) -> new Point(
                            Instant.ofEpochMilli(row.getLong("at")),
                            new StatisticSet(
                                    row.getDouble("count"),
                                    row.getDouble("sum"),
                                    row.getDouble("min"),
                                    row.getDouble("max"))))
                    .list();
        });
    }

    @Override
    public void prune(Instant now) {
        database.transact(handle -> {
            forget(handle, "observed", now.minus(OBSERVED_KEPT));
            forget(handle, "minute", now.minus(limits.minutes()));
            Instant oldest = Instant.ofEpochMilli(handle.createQuery("SELECT coalesce(min(oldest), 0) FROM"
                            + " (SELECT (SELECT min(at) FROM minute WHERE series = id) AS oldest FROM series)")
                    .mapTo(Long.class)
                    .one());
            Duration part = Duration.between(oldest, now).dividedBy(PARTS_OF_TIME);
            for (int parts = 1; parts <= PARTS_OF_TIME && used(handle) > limits.bytes(); parts++) {
                LOG.warn(
                        "Metrics take more than {} bytes; those before {} are forgotten.",
                        limits.bytes(),
                        oldest.plus(part.multipliedBy(parts)));
                forget(handle, "minute", oldest.plus(part.multipliedBy(parts)));
            }
            handle.execute("DELETE FROM series WHERE NOT EXISTS (SELECT 1 FROM minute WHERE series = series.id)"
                    + " AND NOT EXISTS (SELECT 1 FROM observed WHERE series = series.id)");
            Set<Long> left = new HashSet<>(handle.createQuery("SELECT id FROM series")
                    .mapTo(Long.class)
                    .list());
            known.values().removeIf(series -> !left.contains(series.id()));
            return true;
        });
    }

    private static void forget(Handle handle, String table, Instant before) {
        handle.createUpdate("DELETE FROM " + table + " WHERE series IN (SELECT id FROM series) AND at < :before")
                .bind("before", before.toEpochMilli())
                .execute();
    }

    private static long used(Handle handle) {
        return pragma(handle, "page_size") * (pragma(handle, "page_count") - pragma(handle, "freelist_count"));
    }

    private static long pragma(Handle handle, String name) {
        return handle.createQuery("PRAGMA " + name).mapTo(Long.class).one();
    }

    @Override
    public void close() {
        database.close();
    }
}
