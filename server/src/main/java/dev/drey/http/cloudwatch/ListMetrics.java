package dev.drey.http.cloudwatch;

import dev.drey.control.ApiErrorCode;
import dev.drey.control.ApiException;
import dev.drey.http.Operation;
import dev.drey.telemetry.Telemetry;
import dev.drey.telemetry.series.MetricId;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.model.DimensionFilter;
import software.amazon.awssdk.services.cloudwatch.model.ListMetricsRequest;
import software.amazon.awssdk.services.cloudwatch.model.ListMetricsResponse;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/** The metrics that there are; as with CloudWatch those of the last two weeks. */
final class ListMetrics implements Operation<ListMetricsRequest, ListMetricsResponse> {

    private static final int PAGE = 500;
    private static final Duration LISTED = Duration.ofDays(14);
    private static final Duration RECENT = Duration.ofHours(3);

    private final Telemetry telemetry;

    ListMetrics(Telemetry telemetry) {
        this.telemetry = telemetry;
    }

    @Override
    public String name() {
        return "ListMetrics";
    }

    @Override
    public SdkBuilder<?, ListMetricsRequest> requestBuilder() {
        return ListMetricsRequest.builder();
    }

    @Override
    public ListMetricsResponse handle(ListMetricsRequest request) {
        Duration age = request.recentlyActiveAsString() == null ? LISTED : RECENT;
        List<MetricId> found = telemetry
                .metrics()
                .list(telemetry.clock().instant().minus(age))
                .stream()
                .map(series -> series.id())
                .filter(id -> fits(request, id))
                .toList();
        int from = start(request.nextToken());
        int to = Math.min(found.size(), from + PAGE);
        return ListMetricsResponse.builder()
                .metrics(found.subList(Math.min(from, to), to).stream()
                        .map(Writing::metric)
                        .toList())
                .nextToken(to < found.size() ? String.valueOf(to) : null)
                .build();
    }

    /** A token is the number of metrics that were told before. */
    private static int start(@Nullable String token) {
        if (token == null) {
            return 0;
        }
        if (!token.matches("\\d{1,9}")) {
            throw new ApiException(ApiErrorCode.INVALID_NEXT_TOKEN, "NextToken is not one that ListMetrics gave.");
        }
        return Integer.parseInt(token);
    }

    private static boolean fits(ListMetricsRequest request, MetricId id) {
        return (request.namespace() == null || request.namespace().equals(id.namespace()))
                && (request.metricName() == null || request.metricName().equals(id.name()))
                && request.dimensions().stream().allMatch(filter -> fits(filter, id));
    }

    private static boolean fits(DimensionFilter filter, MetricId id) {
        String value = id.dimensions().get(filter.name());
        return value != null && (filter.value() == null || filter.value().equals(value));
    }
}
