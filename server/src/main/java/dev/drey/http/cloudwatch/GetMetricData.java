package dev.drey.http.cloudwatch;

import dev.drey.control.ApiErrorCode;
import dev.drey.control.ApiException;
import dev.drey.http.Operation;
import dev.drey.telemetry.Telemetry;
import dev.drey.telemetry.math.MathException;
import dev.drey.telemetry.math.MetricQuery;
import dev.drey.telemetry.math.QueryResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;
import software.amazon.awssdk.services.cloudwatch.model.StatusCode;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/** The figures of several metrics, and of expressions over them. */
final class GetMetricData implements Operation<GetMetricDataRequest, GetMetricDataResponse> {

    /** CloudWatch's own limits. */
    private static final int MOST_DATAPOINTS = 100_800;

    private static final int MOST_QUERIES = 500;

    private final Telemetry telemetry;

    GetMetricData(Telemetry telemetry) {
        this.telemetry = telemetry;
    }

    @Override
    public String name() {
        return "GetMetricData";
    }

    @Override
    public SdkBuilder<?, GetMetricDataRequest> requestBuilder() {
        return GetMetricDataRequest.builder();
    }

    @Override
    public GetMetricDataResponse handle(GetMetricDataRequest request) {
        List<MetricQuery> queries = Reading.queries(request.metricDataQueries());
        check(request, queries);
        boolean oldestFirst = request.scanBy() == ScanBy.TIMESTAMP_ASCENDING;
        try {
            List<QueryResult> results = telemetry.reader().answer(queries, request.startTime(), request.endTime());
            return page(results, oldestFirst, request);
        } catch (MathException unusable) {
            throw new ApiException(ApiErrorCode.VALIDATION, String.valueOf(unusable.getMessage()));
        }
    }

    private static void check(GetMetricDataRequest request, List<MetricQuery> queries) {
        if (!request.startTime().isBefore(request.endTime())) {
            throw new ApiException(ApiErrorCode.VALIDATION, "StartTime must be before EndTime.");
        }
        if (queries.size() > MOST_QUERIES) {
            throw new ApiException(
                    ApiErrorCode.VALIDATION, "At most " + MOST_QUERIES + " queries can be asked at once.");
        }
        long seconds = Duration.between(request.startTime(), request.endTime()).toSeconds();
        for (MetricQuery query : queries) {
            Duration period =
                    query.stat() == null ? query.period() : query.stat().period();
            if (period != null && seconds / period.toSeconds() > MOST_DATAPOINTS) {
                throw new ApiException(
                        ApiErrorCode.VALIDATION,
                        "The query " + query.id() + " asks for more than " + MOST_DATAPOINTS
                                + " datapoints. Ask for a longer Period or a shorter time.");
            }
        }
    }

    /** A token names the result, and the figure within it, to go on with. */
    private static GetMetricDataResponse page(
            List<QueryResult> results, boolean oldestFirst, GetMetricDataRequest request) {
        int room =
                request.maxDatapoints() == null ? MOST_DATAPOINTS : Math.min(request.maxDatapoints(), MOST_DATAPOINTS);
        int[] start = start(request.nextToken());
        List<MetricDataResult> page = new ArrayList<>();
        for (int i = start[0]; i < results.size(); i++) {
            QueryResult result = results.get(i);
            NavigableMap<Instant, Double> values =
                    oldestFirst ? result.values() : result.values().descendingMap();
            int skipped = i == start[0] ? start[1] : 0;
            List<Map.Entry<Instant, Double>> told =
                    values.entrySet().stream().skip(skipped).limit(room).toList();
            room -= told.size();
            boolean whole = skipped + told.size() >= values.size();
            page.add(result(result, told, whole));
            if (!whole || (room == 0 && i + 1 < results.size())) {
                String next = whole ? (i + 1) + ":0" : i + ":" + (skipped + told.size());
                return GetMetricDataResponse.builder()
                        .metricDataResults(page)
                        .messages(List.of())
                        .nextToken(next)
                        .build();
            }
        }
        return GetMetricDataResponse.builder()
                .metricDataResults(page)
                .messages(List.of())
                .build();
    }

    private static MetricDataResult result(QueryResult result, List<Map.Entry<Instant, Double>> told, boolean whole) {
        return MetricDataResult.builder()
                .id(result.id())
                .label(result.label())
                .timestamps(told.stream().map(Map.Entry::getKey).toList())
                .values(told.stream().map(Map.Entry::getValue).toList())
                .statusCode(whole ? StatusCode.COMPLETE : StatusCode.PARTIAL_DATA)
                .build();
    }

    private static int[] start(@Nullable String token) {
        if (token == null) {
            return new int[] {0, 0};
        }
        if (!token.matches("\\d{1,6}:\\d{1,9}")) {
            throw new ApiException(ApiErrorCode.INVALID_NEXT_TOKEN, "NextToken is not one that GetMetricData gave.");
        }
        int colon = token.indexOf(':');
        return new int[] {Integer.parseInt(token.substring(0, colon)), Integer.parseInt(token.substring(colon + 1))};
    }
}
