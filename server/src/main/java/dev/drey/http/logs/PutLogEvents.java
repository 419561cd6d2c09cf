package dev.drey.http.logs;

import dev.drey.http.Operation;
import dev.drey.logs.LogStream;
import dev.drey.logs.NewEvent;
import dev.drey.logs.StreamName;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsResponse;

/** Takes events of anybody into a stream that is there; what is older than 14 days or newer than two hours is refused. */
final class PutLogEvents implements Operation<PutLogEventsRequest, PutLogEventsResponse> {

    private static final Duration OLDEST = Duration.ofDays(14);
    private static final Duration NEWEST = Duration.ofHours(2);

    private final Groups groups;
    private final InstantSource clock;

    PutLogEvents(Groups groups, InstantSource clock) {
        this.groups = groups;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "PutLogEvents";
    }

    @Override
    public PutLogEventsRequest.Builder requestBuilder() {
        return PutLogEventsRequest.builder();
    }

    @Override
    public PutLogEventsResponse handle(PutLogEventsRequest request) {
        StreamName stream = new StreamName(request.logGroupName(), request.logStreamName());
        LogStream unused = groups.get(stream);
        List<InputLogEvent> events = request.logEvents();
        for (int index = 1; index < events.size(); index++) {
            if (events.get(index).timestamp() < events.get(index - 1).timestamp()) {
                throw Groups.invalid("Log events in a single PutLogEvents request must be in chronological order.");
            }
        }
        long now = clock.millis();
        int tooOld = (int) events.stream()
                .filter(event -> event.timestamp() < now - OLDEST.toMillis())
                .count();
        int inTime = (int) events.stream()
                .filter(event -> event.timestamp() <= now + NEWEST.toMillis())
                .count();
        List<NewEvent> taken = events.subList(Math.min(tooOld, inTime), inTime).stream()
                .map(event -> new NewEvent(event.timestamp(), event.message()))
                .toList();
        if (!taken.isEmpty()) {
            Groups.io(() -> {
                groups.store().append(stream, taken, Map.of());
                return taken;
            });
        }
        PutLogEventsResponse.Builder answer = PutLogEventsResponse.builder().nextSequenceToken(Tokens.SEQUENCE);
        if (taken.size() < events.size()) {
            answer.rejectedLogEventsInfo(rejected -> rejected.tooOldLogEventEndIndex(tooOld == 0 ? null : tooOld)
                    .tooNewLogEventStartIndex(inTime == events.size() ? null : inTime));
        }
        return answer.build();
    }
}
