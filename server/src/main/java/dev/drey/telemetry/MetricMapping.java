package dev.drey.telemetry;

import dev.drey.model.MonitoringSettings.MetricsLevel;
import dev.drey.telemetry.MetricRow.OfConnector;
import dev.drey.telemetry.MetricRow.OfJob;
import dev.drey.telemetry.MetricRow.OfJobManager;
import dev.drey.telemetry.MetricRow.OfTaskManagers;
import dev.drey.telemetry.MetricRow.OfTasks;
import dev.drey.telemetry.Reducing.Part;
import dev.drey.telemetry.series.MetricId;
import dev.drey.telemetry.series.Sample;
import dev.drey.telemetry.series.StatisticSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/** Makes Amazon's metrics of an observation, by the {@link MetricTable}. Pure. */
final class MetricMapping {

    private final Observation observation;
    private final IntPredicate due;
    private final List<Sample> samples = new ArrayList<>();

    private MetricMapping(Observation observation, IntPredicate due) {
        this.observation = observation;
        this.due = due;
    }

    /** @param due whether a sample counts of a metric that has so many of them in a minute */
    static List<Sample> samples(Observation observation, IntPredicate due) {
        MetricMapping mapping = new MetricMapping(observation, due);
        for (MetricRow row : MetricTable.ROWS) {
            if (row.lines().have(observation.subject().runtime())) {
                mapping.map(row);
            }
        }
        OwnMetrics.add(observation, mapping::add);
        new VertexMapping(observation, mapping::add).addCustom();
        return mapping.samples;
    }

    /** Takes a figure with its dimensions, but for that of the application. */
    @FunctionalInterface
    interface Sink {
        /** @param perMinute as in {@link MetricRow} */
        void add(String name, String unit, Map<String, String> dimensions, StatisticSet value, int perMinute);
    }

    private void map(MetricRow row) {
        if (row.origin() instanceof OfJob job) {
            add(
                    row,
                    Optional.ofNullable(observation.jobMetrics().get(job.flinkName()))
                            .map(StatisticSet::of));
        } else if (row.origin() instanceof OfJobManager jobManager) {
            add(
                    row,
                    Optional.ofNullable(observation.jobManagerMetrics().get(jobManager.flinkName()))
                            .map(StatisticSet::of));
        } else if (row.origin() instanceof OfTaskManagers each) {
            List<Part> parts = new ArrayList<>();
            observation
                    .taskManagerMetrics()
                    .values()
                    .forEach(metrics -> value(each, metrics).ifPresent(value -> parts.add(Part.of(value))));
            add(row, Reducing.reduce(each.reduction(), parts));
        } else if (row.origin() instanceof OfTasks tasks) {
            new VertexMapping(observation, this::add).addTasks(row, tasks);
        } else if (row.origin() instanceof OfConnector connector) {
            new VertexMapping(observation, this::add).addConnector(row, connector);
        }
    }

    private static Optional<Double> value(OfTaskManagers each, Map<String, Double> metrics) {
        Optional<Double> value = each.flinkNames().stream()
                .filter(metrics::containsKey)
                .map(metrics::get)
                .findFirst();
        if (each.through().isEmpty()) {
            return value.map(known -> known * each.factor());
        }
        double through = metrics.getOrDefault(each.through(), 0.0);
        // What has no limit, or nothing of it, has no utilization.
        return through <= 0 ? Optional.empty() : value.map(known -> known * each.factor() / through);
    }

    private void add(MetricRow row, Optional<StatisticSet> value) {
        value.ifPresent(known -> add(row.name(), row.unit(), Map.of(), known, row.perMinute()));
    }

    private void add(String name, String unit, Map<String, String> dimensions, StatisticSet value, int perMinute) {
        if (!value.isFinite()) {
            return;
        }
        Map<String, String> all = new TreeMap<>(dimensions);
        all.put(MetricTable.APPLICATION, observation.subject().application());
        samples.add(new Sample(
                new MetricId(MetricTable.NAMESPACE, name, all), unit, value, perMinute == 0 || due.test(perMinute)));
    }

    /** Whether metrics of that level are wanted of the application; a finer level has those of the coarser ones, too. */
    static boolean isWanted(Observation observation, MetricsLevel level) {
        return observation.subject().level().compareTo(level) >= 0;
    }
}
