package dev.drey.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Datapoint;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.DimensionFilter;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;

/** What the observer has of one application, as clients of CloudWatch and of Drey's own API read it. */
final class Metrics implements AutoCloseable {

    private static final String NAMESPACE = "AWS/KinesisAnalytics";
    private static final Duration TO_APPEAR = Duration.ofSeconds(60);

    private final DreyService service;
    private final String application;
    private final CloudWatchClient client;

    Metrics(DreyService service, String application) {
        this.service = service;
        this.application = application;
        this.client = CloudWatchClient.builder()
                .endpointOverride(service.endpoint())
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("tests", "tests")))
                .region(Region.US_EAST_1)
                .build();
    }

    /** Waits until the application has these, and gives the names of all that it has. */
    Set<String> awaitNames(String... wanted) {
        return Await.until(
                application + " has the metrics " + String.join(", ", wanted),
                TO_APPEAR,
                this::names,
                names -> names.containsAll(List.of(wanted)));
    }

    private Set<String> names() {
        Set<String> names = new TreeSet<>();
        for (Metric metric : client.listMetricsPaginator(request -> request.namespace(NAMESPACE)
                        .dimensions(DimensionFilter.builder()
                                .name("Application")
                                .value(application)
                                .build()))
                .metrics()) {
            names.add(metric.metricName());
        }
        return names;
    }

    /** The greatest figure of the newest ten seconds that have one. */
    Optional<Double> newest(String metric) {
        return client
                .getMetricStatistics(request -> request.namespace(NAMESPACE)
                        .metricName(metric)
                        .dimensions(Dimension.builder()
                                .name("Application")
                                .value(application)
                                .build())
                        .statistics(Statistic.MAXIMUM)
                        .period(10)
                        .startTime(Instant.now().minus(Duration.ofMinutes(5)))
                        .endTime(Instant.now().plusSeconds(10)))
                .datapoints()
                .stream()
                .max(Comparator.comparing(Datapoint::timestamp))
                .map(Datapoint::maximum);
    }

    /** Waits until there is something in the list of that name, and gives it, the newest first. */
    Collection<JsonNode> awaitKept(String path, String list) {
        JsonNode kept = Await.until(
                "something is kept of the " + path + " of " + application,
                TO_APPEAR,
                () -> service.clients()
                        .get(service.endpoint().resolve("/_drey/v1/applications/" + application + "/observed/" + path))
                        .orElseThrow()
                        .path(list),
                entries -> !entries.isEmpty());
        return kept.valueStream().toList();
    }

    @Override
    public void close() {
        client.close();
    }
}
