package dev.drey.http.logs;

import dev.drey.http.Operation;
import dev.drey.logs.LogEvent;
import dev.drey.logs.LogStream;
import dev.drey.logs.StreamName;
import dev.drey.logs.search.LogSearch;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;

/** Reads one stream, from its beginning or from its end. */
final class GetLogEvents implements Operation<GetLogEventsRequest, GetLogEventsResponse> {

    private static final int MOST = 10_000;

    private final Groups groups;

    GetLogEvents(Groups groups) {
        this.groups = groups;
    }

    @Override
    public String name() {
        return "GetLogEvents";
    }

    @Override
    public GetLogEventsRequest.Builder requestBuilder() {
        return GetLogEventsRequest.builder();
    }

    @Override
    public GetLogEventsResponse handle(GetLogEventsRequest request) {
        String group = groups.name(request.logGroupName(), request.logGroupIdentifier());
        StreamName stream = new StreamName(group, request.logStreamName());
        LogStream unused = groups.get(stream);
        LogSearch search = new LogSearch(groups.store());
        LogSearch.Scope scope = new LogSearch.Scope(
                List.of(stream),
                Objects.requireNonNullElse(request.startTime(), Long.MIN_VALUE),
                Objects.requireNonNullElse(request.endTime(), Long.MAX_VALUE),
                Objects.requireNonNullElse(request.limit(), MOST));
        Tokens.Place place = Tokens.place(request.nextToken());
        boolean forward = place.forward() || (place.isNone() && Boolean.TRUE.equals(request.startFromHead()));
        List<LogEvent> page = Groups.io(
                () -> forward ? search.forward(scope, place.after()) : search.backward(scope, place.before()));
        // As on AWS a token that leads to nothing more comes back as it was.
        long first = page.isEmpty() ? place.at() : page.get(0).position();
        long last = page.isEmpty() ? place.at() : page.get(page.size() - 1).position();
        return GetLogEventsResponse.builder()
                .events(page.stream()
                        .sorted(Comparator.comparingLong(LogEvent::timestamp))
                        .map(GetLogEvents::output)
                        .toList())
                .nextBackwardToken(Tokens.backward(first))
                .nextForwardToken(Tokens.forward(last))
                .build();
    }

    private static OutputLogEvent output(LogEvent event) {
        return OutputLogEvent.builder()
                .timestamp(event.timestamp())
                .message(event.message())
                .ingestionTime(event.ingestedAt())
                .build();
    }
}
