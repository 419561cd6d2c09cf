package dev.drey.diagnosis.signal;

import dev.drey.diagnosis.evidence.Evidence;
import dev.drey.diagnosis.evidence.Job;
import dev.drey.diagnosis.evidence.Series;
import dev.drey.diagnosis.evidence.Vertex;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How far a source is behind what there is to read.
 *
 * @param metric Flink's or the connector's name for it
 * @param behind over the looks: records, bytes or milliseconds
 */
public record Lag(Vertex source, String metric, Series behind) {

    private static final List<String> METRICS =
            List.of("pendingRecords", "records-lag-max", "millisBehindLatest", "pendingBytes");

    private static final double USUAL_MILLIS = 5_000;
    private static final double USUAL_RECORDS = 10;
    private static final double BYTES_PER_RECORD = 100;

    /** The largest of each source that tells. */
    public static List<Lag> of(Evidence evidence) {
        return evidence.findJob().map(Job::vertices).orElse(List.of()).stream()
                .filter(Vertex::isSource)
                .flatMap(Lag::of)
                .toList();
    }

    private static Stream<Lag> of(Vertex source) {
        return METRICS.stream()
                .flatMap(name -> Stream.of(".sum", ".max")
                        .map(aggregate -> source.metrics()
                                .endingWith(name + aggregate)
                                .max(Comparator.comparingDouble(
                                        entry -> entry.getValue().latest())))
                        .flatMap(Optional::stream)
                        .limit(1)
                        .map(found -> new Lag(source, found.getKey(), found.getValue())));
    }

    /** How far behind it was at the last look. */
    public double latest() {
        return behind.latest();
    }

    /** By how much that grows; NaN with one look. */
    public double perSecond() {
        return behind.perSecond();
    }

    /**
     * Whether it rose from look to look, and is more than comes and goes between two fetches: what the source reads in a
     * second, or five seconds where it tells a time.
     */
    public boolean isGrowing() {
        return behind.samples().size() >= 3
                && behind.isRising()
                && behind.latest() > 1.02 * behind.first() + 1
                && behind.latest() > usual();
    }

    private double usual() {
        if (metric.contains("millis")) {
            return USUAL_MILLIS;
        }
        double perSecond = Pressure.recordsPerSecond(source).orElse(0);
        return Math.max(USUAL_RECORDS, metric.contains("Bytes") ? perSecond * BYTES_PER_RECORD : perSecond);
    }
}
