package dev.drey.http;

import dev.drey.doctor.HouseDoctor;
import dev.drey.model.Application;
import dev.drey.model.ApplicationStatus;
import dev.drey.telemetry.Observation;
import dev.drey.telemetry.PrometheusNames;
import dev.drey.telemetry.Telemetry;
import dev.drey.telemetry.alarm.Alarm;
import dev.drey.telemetry.alarm.AlarmState;
import dev.drey.telemetry.series.Sample;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What Prometheus is told: of the service, and of every application that has a cluster. */
public final class PrometheusPage {

    private static final double NANOS_PER_SECOND = 1e9;

    private final Telemetry telemetry;
    private final HouseDoctor doctor;

    private PrometheusPage(Telemetry telemetry, HouseDoctor doctor) {
        this.telemetry = telemetry;
        this.doctor = doctor;
    }

    /** A registry that gathers anew each time it is read. */
    public static PrometheusRegistry registry(Telemetry telemetry, HouseDoctor doctor) {
        PrometheusRegistry registry = new PrometheusRegistry();
        JvmMetrics.builder().register(registry);
        PrometheusPage page = new PrometheusPage(telemetry, doctor);
        registry.register((MultiCollector) page::gather);
        return registry;
    }

    private MetricSnapshots gather() {
        List<MetricSnapshot> all = new ArrayList<>();
        Telemetry.Effort effort = telemetry.effort();
        all.add(gauge("drey_observed_applications", "Applications that have a cluster.", effort.applications()));
        all.add(counter("drey_observer_looks", "Looks at applications.", (double) effort.looks()));
        all.add(counter("drey_observer_requests", "Requests to job managers.", (double) effort.requests()));
        all.add(counter(
                "drey_observer_seconds",
                "Seconds that looking at applications took.",
                effort.spent().toNanos() / NANOS_PER_SECOND));
        List<Application> applications = telemetry.applications();
        all.add(statuses(applications));
        all.add(outages());
        all.add(alarms());
        HouseDoctor.Effort examining = doctor.effort();
        all.add(counter(
                "drey_doctor_examinations", "Examinations of applications.", (double) examining.examinations()));
        all.add(counter(
                "drey_doctor_requests", "Requests of the doctor to job managers.", (double) examining.requests()));
        all.add(counter(
                "drey_doctor_seconds",
                "Seconds that examining applications took.",
                examining.spent().toNanos() / NANOS_PER_SECOND));
        all.add(findings());
        figures().forEach((name, points) -> all.add(new Family(name, points).snapshot()));
        return new MetricSnapshots(all);
    }

    private static GaugeSnapshot gauge(String name, String help, double value) {
        return GaugeSnapshot.builder()
                .name(name)
                .help(help)
                .dataPoint(GaugeDataPointSnapshot.builder().value(value).build())
                .build();
    }

    private static CounterSnapshot counter(String name, String help, double value) {
        return CounterSnapshot.builder()
                .name(name)
                .help(help)
                .dataPoint(CounterDataPointSnapshot.builder().value(value).build())
                .build();
    }

    /** One for each status, so that a change of it is a change from 0 to 1. */
    private static GaugeSnapshot statuses(List<Application> applications) {
        GaugeSnapshot.Builder family = GaugeSnapshot.builder()
                .name("drey_application_status")
                .help("1 for the status that the application has.");
        for (Application application : applications) {
            for (ApplicationStatus status : ApplicationStatus.values()) {
                family.dataPoint(GaugeDataPointSnapshot.builder()
                        .labels(Labels.of("application", application.name(), "status", status.name()))
                        .value(application.status() == status ? 1 : 0)
                        .build());
            }
        }
        return family.build();
    }

    /** Of every line of Flink, and of a job manager that is gone, which the metric {@code downtime} is not. */
    private GaugeSnapshot outages() {
        GaugeSnapshot.Builder family = GaugeSnapshot.builder()
                .name("drey_application_down_seconds")
                .help("How long the job has not been running; 0 while it is.");
        for (Observation seen : telemetry.observations()) {
            double seconds = seen.running().down(seen.at()).toNanos() / NANOS_PER_SECOND;
            family.dataPoint(GaugeDataPointSnapshot.builder()
                    .labels(Labels.of("application", seen.subject().application()))
                    .value(seconds)
                    .build());
        }
        return family.build();
    }

    private GaugeSnapshot findings() {
        GaugeSnapshot.Builder family =
                GaugeSnapshot.builder().name("drey_finding").help("1 for each finding of the doctor that stands.");
        doctor.standing()
                .forEach((application, standing) ->
                        standing.forEach(finding -> family.dataPoint(GaugeDataPointSnapshot.builder()
                                .labels(Labels.of(
                                        "application",
                                        application,
                                        "cause",
                                        finding.cause(),
                                        "severity",
                                        finding.severity().name().toLowerCase(Locale.ROOT)))
                                .value(1)
                                .build())));
        return family.build();
    }

    private GaugeSnapshot alarms() {
        GaugeSnapshot.Builder family =
                GaugeSnapshot.builder().name("drey_alarm").help("1 for an alarm that is in the state ALARM.");
        for (Alarm alarm : telemetry.alarms().list()) {
            family.dataPoint(GaugeDataPointSnapshot.builder()
                    .labels(Labels.of("alarm", alarm.name()))
                    .value(alarm.state().value() == AlarmState.Value.ALARM ? 1 : 0)
                    .build());
        }
        return family.build();
    }

    /** By the names of their families, and within those by their labels, of which none may come twice. */
    private Map<String, Map<Labels, Double>> figures() {
        Map<String, Map<Labels, Double>> families = new TreeMap<>();
        for (Sample sample : telemetry.samples()) {
            Labels labels = labels(sample);
            String name = PrometheusNames.of(sample.id().name());
            families.computeIfAbsent(name, first -> new LinkedHashMap<>())
                    .put(labels, sample.value().average());
            families.computeIfAbsent(name + PrometheusNames.GREATEST, first -> new LinkedHashMap<>())
                    .put(labels, sample.value().max());
        }
        return families;
    }

    private static Labels labels(Sample sample) {
        Map<String, String> labels = new TreeMap<>();
        sample.id().dimensions().forEach((name, value) -> labels.put(PrometheusNames.label(name), value));
        return Labels.of(labels.keySet().toArray(String[]::new), labels.values().toArray(String[]::new));
    }

    private record Family(String name, Map<Labels, Double> points) {
        GaugeSnapshot snapshot() {
            GaugeSnapshot.Builder family = GaugeSnapshot.builder().name(name);
            points.forEach((labels, value) -> family.dataPoint(
                    GaugeDataPointSnapshot.builder().labels(labels).value(value).build()));
            return family.build();
        }
    }
}
