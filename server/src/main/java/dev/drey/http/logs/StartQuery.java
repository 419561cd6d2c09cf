package dev.drey.http.logs;

import dev.drey.control.ApiErrorCode;
import dev.drey.control.ApiException;
import dev.drey.http.Operation;
import dev.drey.logs.insights.InsightsQuery;
import dev.drey.logs.insights.QueryException;
import dev.drey.logs.search.LogQueries;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import software.amazon.awssdk.services.cloudwatchlogs.model.StartQueryRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.StartQueryResponse;

/** Begins a query of CloudWatch Logs Insights. */
final class StartQuery implements Operation<StartQueryRequest, StartQueryResponse> {

    private static final int MOST = 10_000;

    /** No time in seconds is as great for thousands of years. */
    private static final long FIRST_THAT_IS_MILLIS = 100_000_000_000L;

    private final Groups groups;
    private final LogQueries queries;

    StartQuery(Groups groups, LogQueries queries) {
        this.groups = groups;
        this.queries = queries;
    }

    @Override
    public String name() {
        return "StartQuery";
    }

    @Override
    public StartQueryRequest.Builder requestBuilder() {
        return StartQueryRequest.builder();
    }

    @Override
    public StartQueryResponse handle(StartQueryRequest request) {
        List<String> named = new ArrayList<>();
        if (request.logGroupName() != null) {
            named.add(request.logGroupName());
        }
        named.addAll(request.logGroupNames());
        request.logGroupIdentifiers().stream().map(Groups::ofIdentifier).forEach(named::add);
        if (named.isEmpty()) {
            throw Groups.invalid("At least one log group must be named, by logGroupName, logGroupNames or"
                    + " logGroupIdentifiers.");
        }
        if (request.startTime() > request.endTime()) {
            throw Groups.invalid("End time should not be before start time.");
        }
        named.forEach(name -> groups.get(name));
        // Times are seconds here; some clients send milliseconds, which AWS takes too.
        return StartQueryResponse.builder()
                .queryId(queries.start(new LogQueries.Request(
                                named,
                                request.queryString(),
                                query(request.queryString()),
                                millis(request.startTime()),
                                millis(request.endTime() + 1),
                                Objects.requireNonNullElse(request.limit(), MOST)))
                        .id())
                .build();
    }

    private static InsightsQuery query(String text) {
        try {
            return InsightsQuery.parse(text);
        } catch (QueryException wrong) {
            throw new ApiException(ApiErrorCode.MALFORMED_QUERY, String.valueOf(wrong.getMessage()));
        }
    }

    private static long millis(long time) {
        return time < FIRST_THAT_IS_MILLIS ? time * 1000 : time;
    }
}
