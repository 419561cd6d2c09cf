package dev.drey.http.logs;

import dev.drey.http.Operation;
import dev.drey.logs.search.LogQueries;
import software.amazon.awssdk.services.cloudwatchlogs.model.StopQueryRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.StopQueryResponse;

/** Ends a query that is under way. */
final class StopQuery implements Operation<StopQueryRequest, StopQueryResponse> {

    private final LogQueries queries;

    StopQuery(LogQueries queries) {
        this.queries = queries;
    }

    @Override
    public String name() {
        return "StopQuery";
    }

    @Override
    public StopQueryRequest.Builder requestBuilder() {
        return StopQueryRequest.builder();
    }

    @Override
    public StopQueryResponse handle(StopQueryRequest request) {
        return StopQueryResponse.builder()
                .success(queries.stop(Queries.get(queries, request.queryId())))
                .build();
    }
}
