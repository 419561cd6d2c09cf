package dev.drey.http.logs;

import dev.drey.http.Operation;
import dev.drey.logs.search.LogQueries;
import java.util.List;
import java.util.Objects;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeQueriesRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeQueriesResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.QueryInfo;
import software.amazon.awssdk.services.cloudwatchlogs.model.QueryLanguage;

/** Lists the queries that this service knows of, newest first. */
final class DescribeQueries implements Operation<DescribeQueriesRequest, DescribeQueriesResponse> {

    private static final int MOST = 1000;

    private final LogQueries queries;

    DescribeQueries(LogQueries queries) {
        this.queries = queries;
    }

    @Override
    public String name() {
        return "DescribeQueries";
    }

    @Override
    public DescribeQueriesRequest.Builder requestBuilder() {
        return DescribeQueriesRequest.builder();
    }

    @Override
    public DescribeQueriesResponse handle(DescribeQueriesRequest request) {
        List<LogQueries.Started> all = queries.listNewestFirst().stream()
                .filter(query -> request.logGroupName() == null
                        || query.request().groups().contains(request.logGroupName()))
                .filter(query -> request.statusAsString() == null
                        || query.status().wireName().equals(request.statusAsString()))
                .toList();
        int begin = Math.min(all.size(), Tokens.number(request.nextToken()));
        int end = Math.min(all.size(), begin + Objects.requireNonNullElse(request.maxResults(), MOST));
        return DescribeQueriesResponse.builder()
                .queries(all.subList(begin, end).stream()
                        .map(DescribeQueries::describe)
                        .toList())
                .nextToken(end < all.size() ? String.valueOf(end) : null)
                .build();
    }

    private static QueryInfo describe(LogQueries.Started query) {
        return QueryInfo.builder()
                .queryLanguage(QueryLanguage.CWLI)
                .queryId(query.id())
                .queryString(query.request().text())
                .status(query.status().wireName())
                .createTime(query.at().toEpochMilli())
                .logGroupName(query.request().groups().get(0))
                .build();
    }
}
