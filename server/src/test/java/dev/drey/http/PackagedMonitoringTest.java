package dev.drey.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.drey.telemetry.PrometheusNames;
import dev.drey.testing.TelemetryBench;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is shipped for Prometheus and Grafana names nothing that does not exist. */
class PackagedMonitoringTest {

    private static final Path ALERTS = Path.of("../packaging/prometheus/drey-alerts.yml");
    private static final Path DASHBOARD = Path.of("../packaging/grafana/drey-applications.json");
    private static final Pattern NAME = Pattern.compile("\\bdrey_[a-z0-9_]+");

    @Test
    void everyNameInTheAlertRulesExists(@TempDir Path folder) throws IOException {
        List<String> expressions = Files.readAllLines(ALERTS).stream()
                .filter(line -> line.strip().startsWith("expr:"))
                .toList();

        assertThat(names(expressions)).isNotEmpty().isSubsetOf(known(folder));
    }

    @Test
    void everyAlarmThatAwsSuggestsHasARule() throws IOException {
        assertThat(names(List.of(Files.readString(ALERTS))))
                .containsAll(Stream.of(
                                "numberOfFailedCheckpoints",
                                "numRecordsOutPerSecond",
                                "records_lag_max",
                                "millisBehindLatest",
                                "lastCheckpointSize",
                                "lastCheckpointDuration",
                                "threadsCount",
                                "oldGenerationGCTime",
                                "currentInputWatermark",
                                "currentOutputWatermark")
                        .map(PrometheusNames::of)
                        .toList())
                .contains(
                        "drey_application_down_seconds",
                        PrometheusNames.of("heapMemoryUtilization") + "_max",
                        PrometheusNames.of("containerCPUUtilization") + "_max");
    }

    @Test
    void everyNameInTheDashboardExists(@TempDir Path folder) throws IOException {
        List<String> expressions = new ArrayList<>();
        JsonNode dashboard = new ObjectMapper().readTree(DASHBOARD.toFile());
        dashboard.path("panels").findValuesAsText("expr").forEach(expressions::add);
        dashboard.path("templating").findValuesAsText("definition").forEach(expressions::add);

        assertThat(expressions).hasSizeGreaterThan(20);
        assertThat(names(expressions)).isSubsetOf(known(folder));
    }

    private static Set<String> names(List<String> texts) {
        Set<String> names = new TreeSet<>();
        for (String text : texts) {
            Matcher matcher = NAME.matcher(text);
            while (matcher.find()) {
                names.add(matcher.group());
            }
        }
        return names;
    }

    /** Those of applications, and those that a service without applications has. */
    private static Set<String> known(Path folder) {
        Set<String> known = new TreeSet<>(PrometheusNames.all());
        try (TelemetryBench bench = new TelemetryBench(folder)) {
            PrometheusPage.registry(bench.telemetry(), bench.doctor())
                    .scrape()
                    .forEach(family -> known.add(family.getMetadata().getPrometheusName()
                            + (family instanceof CounterSnapshot ? "_total" : "")));
        }
        return known;
    }
}
