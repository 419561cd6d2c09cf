package dev.drey.http.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import dev.drey.http.CloudWatchHandler;
import dev.drey.http.signature.Gate;
import dev.drey.http.signature.SignatureGate;
import dev.drey.testing.TelemetryBench;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.ComparisonOperator;
import software.amazon.awssdk.services.cloudwatch.model.Datapoint;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.DimensionFilter;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;

/** Through the Java SDK, which speaks CBOR. */
class CloudWatchTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final String NAMESPACE = "AWS/KinesisAnalytics";
    private static final Dimension CLICKS =
            Dimension.builder().name("Application").value("clicks").build();

    private TelemetryBench bench;
    private CloudWatchServer server;
    private CloudWatchClient client;

    @BeforeEach
    void open(@TempDir Path folder) {
        bench = new TelemetryBench(folder);
        server = new CloudWatchServer(bench, Gate.OPEN);
        client = server.client("any");
    }

    @AfterEach
    void close() {
        client.close();
        server.close();
        bench.close();
    }

    private void fillHeap() {
        CloudWatchServer.fillHeap(bench);
    }

    private static DimensionFilter filter(String application) {
        return DimensionFilter.builder().name("Application").value(application).build();
    }

    private GetMetricDataResponse data(MetricDataQuery... queries) {
        return client.getMetricData(r -> r.startTime(bench.now().minus(Duration.ofMinutes(10)))
                .endTime(bench.now())
                .metricDataQueries(queries));
    }

    private static MetricDataQuery heap() {
        return MetricDataQuery.builder()
                .id("m1")
                .metricStat(stat -> stat.metric(metric -> metric.namespace(NAMESPACE)
                                .metricName("heapMemoryUtilization")
                                .dimensions(CLICKS))
                        .period(60)
                        .stat("Maximum"))
                .build();
    }

    @Test
    void metricsAreListedByTheirDimensions() {
        fillHeap();

        assertThat(client.listMetrics(r -> r.namespace(NAMESPACE).dimensions(filter("clicks")))
                        .metrics())
                .singleElement()
                .satisfies(metric -> {
                    assertThat(metric.metricName()).isEqualTo("heapMemoryUtilization");
                    assertThat(metric.dimensions()).containsExactly(CLICKS);
                });
        assertThat(client.listMetrics(r -> r.namespace(NAMESPACE).dimensions(filter("other")))
                        .metrics())
                .isEmpty();
    }

    @Test
    void dataComesNewestFirstWithTheMathThatWasAskedFor() {
        fillHeap();

        List<MetricDataResult> results = data(
                        heap(),
                        MetricDataQuery.builder()
                                .id("e1")
                                .expression("(m1 - 80) / 100")
                                .label("over 80 %")
                                .build())
                .metricDataResults();

        assertThat(results).extracting(MetricDataResult::label).containsExactly("heapMemoryUtilization", "over 80 %");
        assertThat(results.get(0).values()).containsExactly(95.0, 90.0, 80.0);
        assertThat(results.get(0).timestamps())
                .containsExactly(
                        bench.now().minus(MINUTE),
                        bench.now().minus(MINUTE.multipliedBy(2)),
                        bench.now().minus(MINUTE.multipliedBy(3)));
        assertThat(results.get(1).values()).containsExactly(0.15, 0.1, 0.0);
    }

    @Test
    void largeAnswersComeInPages() {
        fillHeap();

        List<Double> values = client
                .getMetricDataPaginator(r -> r.startTime(bench.now().minus(Duration.ofMinutes(10)))
                        .endTime(bench.now())
                        .maxDatapoints(2)
                        .metricDataQueries(heap()))
                .metricDataResults()
                .stream()
                .flatMap(result -> result.values().stream())
                .toList();

        assertThat(values).containsExactly(95.0, 90.0, 80.0);
    }

    @Test
    void statisticsAreThoseOfTheWholePeriod() {
        fillHeap();

        List<Datapoint> datapoints = client.getMetricStatistics(r -> r.namespace(NAMESPACE)
                        .metricName("heapMemoryUtilization")
                        .dimensions(CLICKS)
                        .startTime(bench.now().minus(Duration.ofHours(1)))
                        .endTime(bench.now())
                        .period(3600)
                        .statistics(Statistic.AVERAGE, Statistic.MAXIMUM, Statistic.SAMPLE_COUNT))
                .datapoints();

        assertThat(datapoints).singleElement().satisfies(point -> {
            assertThat(point.average()).isCloseTo(88.33, offset(0.01));
            assertThat(point.maximum()).isEqualTo(95);
            assertThat(point.sampleCount()).isEqualTo(3);
            assertThat(point.sum()).isNull();
            assertThat(point.unit()).isEqualTo(StandardUnit.PERCENT);
        });
    }

    @Test
    void anAlarmFollowsItsMetricAndIsDescribedAsItWasPut() {
        client.putMetricAlarm(r -> r.alarmName("heap")
                .alarmDescription("Too little memory")
                .namespace(NAMESPACE)
                .metricName("heapMemoryUtilization")
                .dimensions(CLICKS)
                .statistic(Statistic.MAXIMUM)
                .period(60)
                .evaluationPeriods(2)
                .threshold(85.0)
                .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD)
                .alarmActions("arn:aws:sns:eu-west-1:1:call-me"));
        assertThat(alarm().stateValue()).isEqualTo(StateValue.INSUFFICIENT_DATA);
        fillHeap();

        bench.telemetry().alarms().evaluate(bench.now());

        MetricAlarm heap = alarm();
        assertThat(heap.stateValue()).isEqualTo(StateValue.ALARM);
        assertThat(heap.stateReason()).contains("[95.0, 90.0]", "greater than the threshold 85.0");
        assertThat(heap.alarmArn()).isEqualTo("arn:aws:cloudwatch:eu-west-1:1:alarm:heap");
        assertThat(heap.metricName()).isEqualTo("heapMemoryUtilization");
        assertThat(heap.dimensions()).containsExactly(CLICKS);
        assertThat(heap.alarmActions()).containsExactly("arn:aws:sns:eu-west-1:1:call-me");
        assertThat(heap.hasMetrics()).isFalse();

        client.deleteAlarms(r -> r.alarmNames("heap"));
        assertThat(client.describeAlarms().metricAlarms()).isEmpty();
    }

    private MetricAlarm alarm() {
        return client.describeAlarms(r -> r.alarmNamePrefix("he"))
                .metricAlarms()
                .get(0);
    }

    @Test
    void anAlarmOnAnExpressionFollowsItsResult() {
        fillHeap();
        client.putMetricAlarm(r -> r.alarmName("rising")
                .metrics(
                        heap().toBuilder().returnData(false).build(),
                        MetricDataQuery.builder()
                                .id("rate")
                                .expression("RATE(m1)")
                                .build())
                .evaluationPeriods(1)
                .threshold(0.0)
                .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD));

        bench.telemetry().alarms().evaluate(bench.now());

        assertThat(client.describeAlarms(r -> r.stateValue(StateValue.ALARM)).metricAlarms())
                .singleElement()
                .satisfies(alarm -> assertThat(alarm.metrics()).hasSize(2));
    }

    @Test
    void ownMetricsCanBePutButNotInAmazonsName() {
        client.putMetricData(r -> r.namespace("shop")
                .metricData(MetricDatum.builder()
                        .metricName("orders")
                        .values(1.0, 5.0)
                        .counts(3.0, 1.0)
                        .unit(StandardUnit.COUNT)
                        .build()));

        assertThat(client.getMetricStatistics(r -> r.namespace("shop")
                                .metricName("orders")
                                .startTime(bench.now())
                                .endTime(bench.now().plus(MINUTE))
                                .period(60)
                                .statistics(Statistic.SUM))
                        .datapoints()
                        .get(0)
                        .sum())
                .isEqualTo(8);
        assertThatThrownBy(() -> client.putMetricData(r -> r.namespace(NAMESPACE)
                        .metricData(
                                MetricDatum.builder().metricName("x").value(1.0).build())))
                .hasMessageContaining("begin with AWS/");
    }

    @Test
    void refusalsHaveTheTypesOfTheSdk() {
        assertThatThrownBy(() -> client.deleteAlarms(r -> r.alarmNames("none")))
                .isInstanceOfSatisfying(
                        CloudWatchException.class,
                        refusal -> assertThat(refusal.awsErrorDetails().errorCode())
                                .isEqualTo("ResourceNotFound"))
                .hasMessageContaining("There is no alarm none");
        assertThatThrownBy(() -> data(
                        MetricDataQuery.builder().id("e").expression("NOPE(1)").build()))
                .isInstanceOfSatisfying(CloudWatchException.class, refusal -> {
                    assertThat(refusal.statusCode()).isEqualTo(400);
                    assertThat(refusal).hasMessageContaining("NOPE");
                });
        assertThatThrownBy(() -> client.putDashboard(r -> r.dashboardName("d").dashboardBody("{}")))
                .hasMessageContaining("PutDashboard is not available");
    }

    @Test
    void aConstraintOfTheModelIsChecked() {
        assertThatThrownBy(() -> client.putMetricAlarm(r -> r.alarmName("x")))
                .hasMessageContaining("'comparisonOperator' failed to satisfy constraint: Member must not be null")
                .hasMessageContaining("'evaluationPeriods'");
    }

    @Test
    void signaturesAreForCloudWatch() {
        Gate gate = new SignatureGate(Map.of("key", "right"), Instant::now, CloudWatchHandler.SIGNED_SERVICE);
        try (CloudWatchServer signed = new CloudWatchServer(bench, gate);
                CloudWatchClient right = signed.client("right");
                CloudWatchClient wrong = signed.client("wrong")) {
            assertThat(right.listMetrics().metrics()).isEmpty();
            assertThatThrownBy(wrong::listMetrics).hasMessageContaining("signature we calculated does not match");
        }
    }
}
