package dev.drey.doctor;

import dev.drey.telemetry.series.MetricId;
import dev.drey.telemetry.series.Sample;
import dev.drey.telemetry.series.StatisticSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An application's findings as metrics of CloudWatch. They are Drey's, and stand apart from Amazon's. Pure. */
record FindingMetrics(String application) {

    private static final String NAMESPACE = "Drey";
    private static final String NAME = "Findings";

    /** How many there are, also none, and each by its cause. */
    List<Sample> samples(List<Standing> told) {
        List<Sample> samples = new ArrayList<>();
        samples.add(sample(Map.of("Application", application), told.size()));
        told.forEach(one -> samples.add(sample(Map.of("Application", application, "Cause", one.cause()), 1)));
        return samples;
    }

    private static Sample sample(Map<String, String> dimensions, int value) {
        return new Sample(new MetricId(NAMESPACE, NAME, dimensions), "Count", StatisticSet.of(value), true);
    }
}
