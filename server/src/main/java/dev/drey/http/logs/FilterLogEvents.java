package dev.drey.http.logs;

import dev.drey.http.Operation;
import dev.drey.logs.LogGroup;
import dev.drey.logs.LogStream;
import dev.drey.logs.StreamName;
import dev.drey.logs.pattern.FilterPattern;
import dev.drey.logs.pattern.PatternException;
import dev.drey.logs.search.LogSearch;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;

/** Finds events of a group by a filter pattern, in the order of their time. */
final class FilterLogEvents implements Operation<FilterLogEventsRequest, FilterLogEventsResponse> {

    private static final int MOST = 10_000;

    private final Groups groups;

    FilterLogEvents(Groups groups) {
        this.groups = groups;
    }

    @Override
    public String name() {
        return "FilterLogEvents";
    }

    @Override
    public FilterLogEventsRequest.Builder requestBuilder() {
        return FilterLogEventsRequest.builder();
    }

    @Override
    public FilterLogEventsResponse handle(FilterLogEventsRequest request) {
        String group = groups.name(request.logGroupName(), request.logGroupIdentifier());
        LogGroup unused = groups.get(group);
        if (request.hasLogStreamNames() && request.logStreamNamePrefix() != null) {
            throw Groups.invalid("logStreamNames and logStreamNamePrefix cannot be given together.");
        }
        LogSearch.Scope scope = new LogSearch.Scope(
                streams(group, request),
                Objects.requireNonNullElse(request.startTime(), Long.MIN_VALUE),
                // The end is included here, unlike in GetLogEvents.
                request.endTime() == null ? Long.MAX_VALUE : request.endTime() + 1,
                Objects.requireNonNullElse(request.limit(), MOST));
        LogSearch.Page page = page(scope, pattern(request), Tokens.found(request.nextToken()));
        return FilterLogEventsResponse.builder()
                .events(page.events().stream().map(FilterLogEvents::output).toList())
                .searchedLogStreams(List.of())
                .nextToken(page.next())
                .build();
    }

    private LogSearch.Page page(LogSearch.Scope scope, Predicate<String> wanted, @Nullable String after) {
        try {
            return Groups.io(() -> new LogSearch(groups.store()).filter(scope, wanted, after));
        } catch (IllegalArgumentException fromNowhere) {
            throw Tokens.unknown();
        }
    }

    private List<StreamName> streams(String group, FilterLogEventsRequest request) {
        if (request.hasLogStreamNames()) {
            return request.logStreamNames().stream()
                    .map(stream -> groups.get(new StreamName(group, stream)).name())
                    .toList();
        }
        String prefix = Objects.requireNonNullElse(request.logStreamNamePrefix(), "");
        return groups.store().listStreams(group).stream()
                .map(LogStream::name)
                .filter(stream -> stream.stream().startsWith(prefix))
                .toList();
    }

    private static Predicate<String> pattern(FilterLogEventsRequest request) {
        try {
            return FilterPattern.parse(Objects.requireNonNullElse(request.filterPattern(), ""));
        } catch (PatternException wrong) {
            throw Groups.invalid("Invalid filter pattern. " + wrong.getMessage());
        }
    }

    private static FilteredLogEvent output(LogSearch.Found found) {
        return FilteredLogEvent.builder()
                .logStreamName(found.stream().stream())
                .timestamp(found.event().timestamp())
                .message(found.event().message())
                .ingestionTime(found.event().ingestedAt())
                .eventId(Tokens.eventId(found))
                .build();
    }
}
