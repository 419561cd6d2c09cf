package dev.drey.telemetry;

import dev.drey.telemetry.MetricRow.Lines;
import dev.drey.telemetry.series.StatisticSet;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Those of Amazon's metrics that Flink does not have: they are worked out. Pure. */
final class OwnMetrics {

    private static final int ONCE = 1;

    private OwnMetrics() {}

    static void add(Observation observation, MetricMapping.Sink sink) {
        // Amazon's bill counts one KPU for the job manager.
        sink.add(
                "KPUs", "Count", Map.of(), StatisticSet.of(observation.subject().kpus() + 1.0), ONCE);
        addContainers("containerCPUUtilization", Container::cpu, observation, sink);
        addContainers("containerMemoryUtilization", Container::memory, observation, sink);
        addContainers("containerDiskUtilization", Container::disk, observation, sink);
        if (Lines.BEFORE_2_2.have(observation.subject().runtime())) {
            sink.add("downtime", "Milliseconds", Map.of(), StatisticSet.of(downtime(observation)), MetricRow.EVERY);
        }
    }

    private static void addContainers(
            String name, ToDoubleFunction<Container> figure, Observation observation, MetricMapping.Sink sink) {
        observation.containers().stream()
                .map(container -> StatisticSet.of(figure.applyAsDouble(container)))
                .filter(StatisticSet::isFinite)
                .reduce(StatisticSet::and)
                .ifPresent(value -> sink.add(name, "Percent", Map.of(), value, MetricRow.EVERY));
    }

    /**
     * Flink's own figure knows nothing of a job manager that is gone, and is zero again when a job that has restarted within
     * a second is looked at: an outage that was over by then is told once, with its length.
     */
    private static double downtime(Observation observation) {
        double flinks = observation.jobMetrics().getOrDefault("downtime", 0.0);
        return Math.max(
                flinks, (double) observation.running().down(observation.at()).toMillis());
    }
}
