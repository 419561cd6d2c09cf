package dev.drey.http.logs;

import dev.drey.http.Operation;
import dev.drey.logs.search.LogQueries;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetQueryResultsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetQueryResultsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.QueryLanguage;
import software.amazon.awssdk.services.cloudwatchlogs.model.QueryStatistics;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResultField;

/** Gives what a query has found, once it is complete. */
final class GetQueryResults implements Operation<GetQueryResultsRequest, GetQueryResultsResponse> {

    private final LogQueries queries;

    GetQueryResults(LogQueries queries) {
        this.queries = queries;
    }

    @Override
    public String name() {
        return "GetQueryResults";
    }

    @Override
    public GetQueryResultsRequest.Builder requestBuilder() {
        return GetQueryResultsRequest.builder();
    }

    @Override
    public GetQueryResultsResponse handle(GetQueryResultsRequest request) {
        LogQueries.Started query = Queries.get(queries, request.queryId());
        GetQueryResultsResponse.Builder answer = GetQueryResultsResponse.builder()
                .queryLanguage(QueryLanguage.CWLI)
                .status(query.status().wireName())
                .results(List.of());
        query.findResult()
                .ifPresent(result -> answer.results(
                                result.rows().stream().map(GetQueryResults::row).toList())
                        .statistics(QueryStatistics.builder()
                                .recordsMatched((double) result.matched())
                                .recordsScanned((double) result.scanned())
                                .bytesScanned((double) result.bytesScanned())
                                .logGroupsScanned(
                                        (double) query.request().groups().size())
                                .build()));
        return answer.build();
    }

    private static List<ResultField> row(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> ResultField.builder()
                        .field(field.getKey())
                        .value(field.getValue())
                        .build())
                .toList();
    }
}
