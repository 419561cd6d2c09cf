package dev.drey.telemetry.series;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Keeps series across restarts of the service, for a time and up to a size. Safe for use by several threads. */
public interface MetricStore extends AutoCloseable {

    /**
     * Adds figures of one moment. After a crash the newest second or two may be missing.
     *
     * @throws MetricsUnavailableException when the store cannot be written
     */
    void append(Instant at, Collection<Sample> samples);

    /** All series that had a figure since then, in the order of namespace, name and dimensions. */
    List<Series> list(Instant since);

    /** A series by its identity, whatever its age. */
    Optional<Series> find(MetricId id);

    /** The points of a series from {@code from}, up to but without {@code to}, oldest first; none of an unknown one. */
    List<Point> read(MetricId id, Resolution resolution, Instant from, Instant to);

    /** Forgets what is too old, and the oldest of what is too much. */
    void prune(Instant now);

    /** Waits for what is being written. */
    @Override
    void close();
}
