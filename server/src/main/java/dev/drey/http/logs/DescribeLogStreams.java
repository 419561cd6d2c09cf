package dev.drey.http.logs;

import dev.drey.http.Operation;
import dev.drey.logs.LogGroup;
import dev.drey.logs.LogStream;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogStreamsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogStreamsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.OrderBy;

/** Lists the streams of a group, by name or by their newest event. */
final class DescribeLogStreams implements Operation<DescribeLogStreamsRequest, DescribeLogStreamsResponse> {

    private static final int MOST = 50;
    private static final Comparator<LogStream> BY_NAME = Comparator.comparing(stream -> stream.name().stream());
    private static final Comparator<LogStream> BY_TIME =
            Comparator.comparing(stream -> Objects.requireNonNullElse(stream.lastEvent(), Long.MIN_VALUE));

    private final Groups groups;

    DescribeLogStreams(Groups groups) {
        this.groups = groups;
    }

    @Override
    public String name() {
        return "DescribeLogStreams";
    }

    @Override
    public DescribeLogStreamsRequest.Builder requestBuilder() {
        return DescribeLogStreamsRequest.builder();
    }

    @Override
    public DescribeLogStreamsResponse handle(DescribeLogStreamsRequest request) {
        String name = groups.name(request.logGroupName(), request.logGroupIdentifier());
        LogGroup unused = groups.get(name);
        boolean byTime = request.orderBy() == OrderBy.LAST_EVENT_TIME;
        if (byTime && request.logStreamNamePrefix() != null) {
            throw Groups.invalid("Cannot order by LastEventTime with a logStreamNamePrefix.");
        }
        String prefix = Objects.requireNonNullElse(request.logStreamNamePrefix(), "");
        Comparator<LogStream> order = byTime ? BY_TIME : BY_NAME;
        List<LogStream> all = groups.store().listStreams(name).stream()
                .filter(stream -> stream.name().stream().startsWith(prefix))
                .sorted(Boolean.TRUE.equals(request.descending()) ? order.reversed() : order)
                .toList();
        int begin = Math.min(all.size(), Tokens.number(request.nextToken()));
        int end = Math.min(all.size(), begin + Objects.requireNonNullElse(request.limit(), MOST));
        return DescribeLogStreamsResponse.builder()
                .logStreams(all.subList(begin, end).stream().map(this::describe).toList())
                .nextToken(end < all.size() ? String.valueOf(end) : null)
                .build();
    }

    private software.amazon.awssdk.services.cloudwatchlogs.model.LogStream describe(LogStream stream) {
        return software.amazon.awssdk.services.cloudwatchlogs.model.LogStream.builder()
                .logStreamName(stream.name().stream())
                .creationTime(stream.createdAt().toEpochMilli())
                .firstEventTimestamp(stream.firstEvent())
                .lastEventTimestamp(stream.lastEvent())
                .lastIngestionTime(stream.lastIngestion())
                .uploadSequenceToken(Tokens.SEQUENCE)
                .arn(groups.arn(stream.name().group()) + ":log-stream:" + stream.name().stream())
                .build();
    }
}
