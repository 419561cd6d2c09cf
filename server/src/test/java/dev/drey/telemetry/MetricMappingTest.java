package dev.drey.telemetry;

import static dev.drey.testing.Examples.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drey.flink.CheckpointHistory;
import dev.drey.flink.JobDetail;
import dev.drey.flink.MetricSpread;
import dev.drey.model.MonitoringSettings.MetricsLevel;
import dev.drey.model.RuntimeEnvironment;
import dev.drey.telemetry.series.Sample;
import dev.drey.telemetry.series.StatisticSet;
import dev.drey.testing.FakeFlink;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Against answers of Flink's REST API that were recorded of a job with two subtasks for each of its three tasks. */
class MetricMappingTest {

    private static final Set<String> OF_ALL_LINES = Set.of(
            "KPUs",
            "containerCPUUtilization",
            "containerDiskUtilization",
            "containerMemoryUtilization",
            "cpuUtilization",
            "currentInputWatermark",
            "currentOutputWatermark",
            "heapMemoryUtilization",
            "lastCheckpointDuration",
            "lastCheckpointSize",
            "managedMemoryTotal",
            "managedMemoryUsed",
            "managedMemoryUtilization",
            "numLateRecordsDropped",
            "numRecordsIn",
            "numRecordsInPerSecond",
            "numRecordsOut",
            "numRecordsOutPerSecond",
            "numberOfFailedCheckpoints",
            "oldGenerationGCCount",
            "oldGenerationGCTime",
            "threadsCount");
    private static final Set<String> BEFORE_2_2 = Set.of("downtime", "fullRestarts", "uptime");
    private static final Set<String> FROM_2_2 = Set.of(
            "cancellingTime",
            "failingTime",
            "jobmanagerFileDescriptorsMax",
            "jobmanagerFileDescriptorsOpen",
            "numRestarts",
            "restartingTime",
            "runningTime",
            "taskmanagerFileDescriptorsMax",
            "taskmanagerFileDescriptorsOpen");

    private FakeFlink flink;
    private JsonNode recorded;

    @BeforeEach
    void open() throws IOException {
        flink = new FakeFlink();
        record("flink-1.20.json");
    }

    @AfterEach
    void close() {
        flink.close();
    }

    private void record(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(MetricMappingTest.class.getResourceAsStream(name))) {
            recorded = new ObjectMapper().readTree(in);
        }
        recorded.properties()
                .forEach(answer ->
                        flink.answer(answer.getKey(), answer.getValue().toString()));
    }

    private static Subject subject(RuntimeEnvironment runtime, MetricsLevel level) {
        return new Subject("uid", "clicks", 1, runtime, level, 2, "job", 1);
    }

    private Observation look(RuntimeEnvironment runtime, MetricsLevel level, @Nullable Observation before) {
        return new Look(subject(runtime, level), flink.rest())
                .take(NOON, before, List.of(new Container("flink-taskmanager-1", 50, 60, 70)));
    }

    private Map<String, StatisticSet> samples(MetricsLevel level) {
        return byDimensions(MetricMapping.samples(look(RuntimeEnvironment.FLINK_1_20, level, null), perMinute -> true));
    }

    /** By name and dimensions but for the application's, such as {@code numRecordsIn{Task=map}}. */
    private static Map<String, StatisticSet> byDimensions(List<Sample> samples) {
        Map<String, StatisticSet> found = new TreeMap<>();
        for (Sample sample : samples) {
            assertThat(sample.id().namespace()).isEqualTo("AWS/KinesisAnalytics");
            assertThat(sample.id().dimensions()).containsEntry("Application", "clicks");
            Map<String, String> others = new TreeMap<>(sample.id().dimensions());
            others.remove("Application");
            assertThat(found.put(sample.id().name() + (others.isEmpty() ? "" : others), sample.value()))
                    .as("%s comes once", sample.id())
                    .isNull();
        }
        return found;
    }

    private double flinks(String path, String name, String part) {
        for (JsonNode metric : recorded.get(path)) {
            if (metric.get("id").asText().equals(name)) {
                return metric.get(part).asDouble();
            }
        }
        throw new AssertionError(name + " was not recorded at " + path);
    }

    private double sumOverTasks(String name) {
        return recorded.properties().stream()
                .filter(answer -> answer.getKey().endsWith("/subtasks/metrics"))
                .mapToDouble(answer -> flinks(answer.getKey(), name, "sum"))
                .sum();
    }

    @Test
    void everyMetricOfTheLineIsThereAndNoOther() throws IOException {
        assertThat(names(RuntimeEnvironment.FLINK_1_20)).isEqualTo(and(BEFORE_2_2));
        record("flink-2.2.json");
        assertThat(names(RuntimeEnvironment.FLINK_2_2)).isEqualTo(and(FROM_2_2));
    }

    private static Set<String> and(Set<String> more) {
        return Stream.concat(OF_ALL_LINES.stream(), more.stream()).collect(Collectors.toSet());
    }

    private Set<String> names(RuntimeEnvironment runtime) {
        return MetricMapping.samples(look(runtime, MetricsLevel.APPLICATION, null), perMinute -> true).stream()
                .map(sample -> sample.id().name())
                .collect(Collectors.toSet());
    }

    @Test
    void figuresOfTheJobAreFlinks() {
        Map<String, StatisticSet> samples = samples(MetricsLevel.APPLICATION);

        for (String name : List.of(
                "lastCheckpointDuration",
                "lastCheckpointSize",
                "numberOfFailedCheckpoints",
                "uptime",
                "fullRestarts")) {
            assertThat(samples.get(name)).isEqualTo(StatisticSet.of(flinks("/jobs/job/metrics", name, "value")));
        }
    }

    @Test
    void eachTaskManagerCountsForItself() {
        StatisticSet heap =
                Objects.requireNonNull(samples(MetricsLevel.APPLICATION).get("heapMemoryUtilization"));
        double first = heap("flink-taskmanager-1");
        double second = heap("flink-taskmanager-2");

        assertThat(heap.count()).isEqualTo(2);
        assertThat(heap.sum()).isCloseTo(first + second, offset(0.001));
        assertThat(heap.max()).isCloseTo(Math.max(first, second), offset(0.001));
    }

    private double heap(String taskManager) {
        String path = "/taskmanagers/" + taskManager + "/metrics";
        return 100
                * flinks(path, "Status.JVM.Memory.Heap.Used", "value")
                / flinks(path, "Status.JVM.Memory.Heap.Max", "value");
    }

    @Test
    void throughputIsThatOfAllTasks() {
        assertThat(samples(MetricsLevel.APPLICATION).get("numRecordsOut"))
                .isEqualTo(StatisticSet.of(sumOverTasks("numRecordsOut")));
    }

    @Test
    void aWatermarkIsTheLeastOfThoseThatThereAre() {
        double least = recorded.properties().stream()
                .filter(answer -> answer.getKey().endsWith("/subtasks/metrics"))
                .filter(answer -> !answer.getValue().findValuesAsText("id").contains("Source__orders.numRecordsIn"))
                .mapToDouble(answer -> flinks(answer.getKey(), "currentInputWatermark", "min"))
                .min()
                .orElseThrow();

        assertThat(samples(MetricsLevel.APPLICATION).get("currentInputWatermark"))
                .isEqualTo(StatisticSet.of(least));
    }

    @ParameterizedTest
    @EnumSource(MetricsLevel.class)
    void aFinerLevelAddsItsDimensions(MetricsLevel level) {
        Set<String> keys = samples(level).keySet();
        String task = "Task=window totals -> window files: Writer -> window files: Committer}";

        assertThat(keys).contains("numRecordsIn");
        assertThat(keys.contains("numRecordsIn{" + task)).isEqualTo(level != MetricsLevel.APPLICATION);
        assertThat(keys.contains("busyTimeMsPerSecond{" + task)).isEqualTo(level != MetricsLevel.APPLICATION);
        assertThat(keys.contains("numLateRecordsDropped{Operator=window_totals, " + task))
                .isEqualTo(level == MetricsLevel.OPERATOR || level == MetricsLevel.PARALLELISM);
        assertThat(keys.contains("numRecordsIn{Parallelism=1, " + task)).isEqualTo(level == MetricsLevel.PARALLELISM);
        assertThat(keys.contains("numRecordsIn{Operator=window_totals, Parallelism=0, " + task))
                .isEqualTo(level == MetricsLevel.PARALLELISM);
    }

    @Test
    void everySubtaskHasItsOwnFigure() {
        Map<String, StatisticSet> samples = samples(MetricsLevel.PARALLELISM);
        String vertex = recorded.properties().stream()
                .map(Map.Entry::getKey)
                .filter(path ->
                        path.endsWith("/metrics") && path.contains("/vertices/") && !path.contains("/subtasks/"))
                .filter(path -> recorded.get(path).findValuesAsText("id").contains("1.window_totals.numRecordsIn"))
                .findFirst()
                .orElseThrow();

        assertThat(samples.get("numRecordsIn{Parallelism=1, Task=window totals -> window files: Writer -> window files:"
                        + " Committer}"))
                .isEqualTo(StatisticSet.of(flinks(vertex, "1.numRecordsIn", "value")));
    }

    @Test
    void onlyThroughputWaitsForItsTurn() {
        List<Sample> samples = MetricMapping.samples(
                look(RuntimeEnvironment.FLINK_1_20, MetricsLevel.APPLICATION, null), perMinute -> false);

        assertThat(samples.stream()
                        .filter(sample -> !sample.counted())
                        .map(sample -> sample.id().name()))
                .containsExactlyInAnyOrder(
                        "numRecordsIn",
                        "numRecordsOut",
                        "numRecordsInPerSecond",
                        "numRecordsOutPerSecond",
                        "numLateRecordsDropped",
                        "KPUs");
    }

    @Test
    void withoutAJobManagerTheApplicationIsDown() {
        Observation silent = Observation.silent(
                NOON.plusSeconds(3), subject(RuntimeEnvironment.FLINK_1_20, MetricsLevel.APPLICATION), NOON);

        assertThat(byDimensions(MetricMapping.samples(silent, perMinute -> true)))
                .containsOnlyKeys("KPUs", "downtime")
                .containsEntry("downtime", StatisticSet.of(3_000));
    }

    @Test
    void anOutageBetweenTwoLooksIsTold() {
        Observation before = look(RuntimeEnvironment.FLINK_1_20, MetricsLevel.APPLICATION, null);
        ObjectNode job = recorded.get("/jobs/job").deepCopy();
        job.withObjectProperty("timestamps")
                .put("RESTARTING", NOON.plusMillis(1_000).toEpochMilli())
                .put("RUNNING", NOON.plusMillis(1_700).toEpochMilli());
        flink.answer("/jobs/job", job.toString());

        Observation after = look(RuntimeEnvironment.FLINK_1_20, MetricsLevel.APPLICATION, before);

        assertThat(after.running()).isEqualTo(new Observation.Running(null, Duration.ofMillis(700)));
        assertThat(byDimensions(MetricMapping.samples(after, perMinute -> true)))
                .containsEntry("downtime", StatisticSet.of(700));
    }

    @Test
    void connectorsHaveTheirOwnDimensions() {
        Map<String, StatisticSet> samples = byDimensions(MetricMapping.samples(
                withTotals(
                        MetricsLevel.PARALLELISM,
                        Map.of(
                                "Source__in.KafkaSourceReader.topic.my.clicks.partition.0.currentOffset",
                                10.0,
                                "Source__in.KafkaSourceReader.topic.my.clicks.partition.1.currentOffset",
                                20.0,
                                "Source__in.KafkaSourceReader.KafkaConsumer.records-lag-max",
                                7.0,
                                "Source__in.KafkaSourceReader.commitsSucceeded",
                                3.0,
                                "Source__k.KinesisStreamsSource.accountId.1.region.eu.stream.s.shardId.shardId-000.millisBehindLatest",
                                5.0)),
                perMinute -> true));

        assertThat(samples)
                .containsEntry("currentoffsets", StatisticSet.of(30))
                .containsEntry("currentoffsets{Topic=my.clicks}", StatisticSet.of(30))
                .containsEntry("currentoffsets{Partition=1, Topic=my.clicks}", StatisticSet.of(20))
                .containsEntry("records_lag_max", StatisticSet.of(7))
                .containsEntry("commitsSucceeded{Operator=Source__in, Task=task}", StatisticSet.of(3))
                .containsEntry("millisBehindLatest", StatisticSet.of(5))
                .containsEntry("millisBehindLatest{Stream=s}", StatisticSet.of(5))
                .containsEntry("millisBehindLatest{ShardId=shardId-000, Stream=s}", StatisticSet.of(5));
    }

    @Test
    void aProgramsOwnMetricHasItsGroupsForDimensions() {
        Map<String, StatisticSet> samples = byDimensions(MetricMapping.samples(
                withTotals(
                        MetricsLevel.TASK,
                        Map.of("map.kinesisanalytics.Program.Clicks.seen", 4.0, "map.other.seen", 1.0)),
                perMinute -> true));

        assertThat(samples)
                .containsEntry("seen{Program=Clicks}", new StatisticSet(1, 4, 4, 4))
                .containsKey("seen{Program=Clicks, Task=task}")
                .doesNotContainKey("seen");
        assertThat(CustomMetric.find("map.KinesisAnalytics.Program.Clicks.Filter.seen"))
                .isEqualTo(
                        Optional.of(new CustomMetric("map", "seen", Map.of("Program", "Clicks", "Filter", "Filter"))));
    }

    private Observation withTotals(MetricsLevel level, Map<String, Double> totals) {
        Map<String, MetricSpread> spreads = totals.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> new MetricSpread(
                                entry.getValue(), entry.getValue(), entry.getValue(), entry.getValue())));
        JobDetail.Vertex vertex = new JobDetail.Vertex("v", "task", 1, 128, 1);
        return new Observation(
                NOON,
                subject(RuntimeEnvironment.FLINK_1_20, level),
                null,
                new Observation.Running(null, Duration.ZERO),
                CheckpointHistory.EMPTY,
                List.of(),
                List.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                List.of(new VertexFigures(vertex, spreads, Map.of())),
                List.of());
    }
}
