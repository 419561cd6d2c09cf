package dev.drey.diagnosis.detector.silent;

import dev.drey.diagnosis.catalogue.Severity;
import dev.drey.diagnosis.detector.Case;
import dev.drey.diagnosis.detector.Detector;
import dev.drey.diagnosis.detector.Hypothesis;
import dev.drey.diagnosis.detector.Place;
import dev.drey.diagnosis.evidence.Job;
import dev.drey.diagnosis.evidence.Metrics;
import dev.drey.diagnosis.evidence.Series;
import dev.drey.diagnosis.evidence.Subtask;
import dev.drey.diagnosis.evidence.Vertex;
import dev.drey.diagnosis.signal.Figures;
import dev.drey.diagnosis.signal.Pressure;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Event time stands still at an operator that gets records, because one of the inputs far above it sends neither records
 * nor watermarks, while another is well ahead. Where no watermark is anywhere the job does without event time.
 */
public final class IdleSourceWatermark implements Detector {

    /** Flink's word for no watermark yet is the smallest number; nothing real is below this. */
    private static final double NONE_YET = -9.0e18;

    /** Flink's word for the end of a source is the largest number; a source that has ended holds nobody up, and says nothing of event time. */
    private static final double ENDED = 9.0e18;

    private static final double AHEAD_MILLIS = 5_000;

    private record Source(Vertex vertex, double slowest, double fastest, boolean slowestStands) {}

    @Override
    public List<Hypothesis> examine(Case theCase) {
        Job job = theCase.runningJob().orElse(null);
        if (job == null) {
            return List.of();
        }
        for (Vertex vertex : job.vertices()) {
            if (!vertex.isSource() && stands(vertex) && gets(vertex)) {
                Optional<Hypothesis> found = examine(job, vertex);
                if (found.isPresent()) {
                    return List.of(found.get());
                }
            }
        }
        return List.of();
    }

    private static Optional<Hypothesis> examine(Job job, Vertex vertex) {
        double own = slowest(vertex).orElse(Double.NaN);
        List<Source> sources = sources(job, vertex).stream()
                .map(IdleSourceWatermark::source)
                .flatMap(Optional::stream)
                .toList();
        double ahead = sources.stream().mapToDouble(Source::fastest).max().orElse(NONE_YET);
        boolean othersMove = ahead > NONE_YET && (own <= NONE_YET || ahead - own > AHEAD_MILLIS);
        Optional<Source> behind = sources.stream()
                .filter(source -> source.slowest() <= NONE_YET || ahead - source.slowest() > AHEAD_MILLIS)
                .filter(Source::slowestStands)
                .min((one, other) -> Double.compare(one.slowest(), other.slowest()));
        if (!othersMove || behind.isEmpty()) {
            return Optional.empty();
        }
        Vertex idle = behind.get().vertex();
        boolean inPart = behind.get().fastest() - behind.get().slowest() > AHEAD_MILLIS;
        String input = inPart ? "a part of " + idle.shortName() : idle.shortName();
        Hypothesis found = Hypothesis.of("idle-source-watermark", 0.7)
                .at(Place.of(vertex))
                .severity(Severity.WARNING)
                .with("input", input)
                .because("The watermark of " + vertex.shortName() + " stands at " + words(own)
                        + " while it gets records.")
                .because("Another input is at " + words(ahead) + ".", 0.1)
                .because("That of " + input + " stands at " + words(behind.get().slowest()) + ".");
        OptionalDouble rate = Pressure.recordsPerSecond(idle);
        if (!inPart && rate.isPresent() && rate.getAsDouble() == 0) {
            found = found.because(idle.shortName() + " sent no record between the looks.", 0.1);
        }
        OptionalDouble idleTime = idle.metrics().maximumEndingWith("sourceIdleTime.max");
        return Optional.of(
                idleTime.isPresent() && idleTime.getAsDouble() > AHEAD_MILLIS
                        ? found.because("It has been idle for " + Figures.time(idleTime.getAsDouble()) + ".", 0.1)
                        : found);
    }

    private static String words(double watermark) {
        return watermark <= NONE_YET
                ? "no time at all yet"
                : Instant.ofEpochMilli((long) watermark).toString();
    }

    private static Optional<Source> source(Vertex vertex) {
        OptionalDouble slowest = watermark(vertex.metrics(), ".min");
        OptionalDouble fastest = watermark(vertex.metrics(), ".max");
        if (slowest.isEmpty() || fastest.isEmpty() || fastest.getAsDouble() >= ENDED) {
            return Optional.empty();
        }
        boolean stands = vertex.metrics()
                .endingWith("currentOutputWatermark.min")
                .map(java.util.Map.Entry::getValue)
                .allMatch(series -> series.change() == 0);
        return Optional.of(new Source(vertex, slowest.getAsDouble(), fastest.getAsDouble(), stands));
    }

    private static OptionalDouble watermark(Metrics metrics, String aggregate) {
        return metrics.endingWith("currentOutputWatermark" + aggregate)
                .mapToDouble(entry -> entry.getValue().latest())
                .max();
    }

    /** Whether all of its subtasks have the watermark that they had at the first look, or none. */
    private static boolean stands(Vertex vertex) {
        List<Series> watermarks = vertex.subtasks().stream()
                .map(Subtask::metrics)
                .map(metrics -> metrics.find(Subtask.WATERMARK))
                .flatMap(Optional::stream)
                .toList();
        return !watermarks.isEmpty()
                && watermarks.stream()
                        .allMatch(series ->
                                series.latest() <= NONE_YET || (series.samples().size() > 1 && series.change() == 0));
    }

    private static OptionalDouble slowest(Vertex vertex) {
        return vertex.subtasks().stream()
                .map(Subtask::watermark)
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .min();
    }

    /** Between the looks, or ever where there was but one. */
    private static boolean gets(Vertex vertex) {
        OptionalDouble rate = Pressure.recordsPerSecond(vertex);
        return rate.isPresent()
                ? rate.getAsDouble() > 0
                : vertex.subtasks().stream()
                        .anyMatch(subtask ->
                                subtask.metrics().latest(Subtask.READ_RECORDS).orElse(0) > 0);
    }

    private static List<Vertex> sources(Job job, Vertex vertex) {
        Set<Vertex> seen = new HashSet<>();
        Deque<Vertex> next = new ArrayDeque<>(job.upstreamOf(vertex));
        while (!next.isEmpty()) {
            Vertex current = next.remove();
            if (seen.add(current)) {
                next.addAll(job.upstreamOf(current));
            }
        }
        return seen.stream().filter(Vertex::isSource).toList();
    }
}
