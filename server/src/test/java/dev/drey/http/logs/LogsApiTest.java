package dev.drey.http.logs;

import static dev.drey.testing.Examples.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drey.http.AwsJsonHandler;
import dev.drey.http.HttpFront;
import dev.drey.http.Operations;
import dev.drey.http.signature.Gate;
import dev.drey.http.signature.SignatureGate;
import dev.drey.logs.files.FileLogStore;
import dev.drey.logs.search.LogQueries;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.CloudWatchLogsException;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetQueryResultsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.InvalidParameterException;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogStream;
import software.amazon.awssdk.services.cloudwatchlogs.model.MalformedQueryException;
import software.amazon.awssdk.services.cloudwatchlogs.model.OrderBy;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.QueryStatus;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceAlreadyExistsException;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResultField;

class LogsApiTest {

    private static final String GROUP = "/aws/kinesis-analytics/clicks";
    private static final long NOW = NOON.toEpochMilli();

    @TempDir
    private Path folder;

    private HttpFront front;
    private CloudWatchLogsClient logs;

    @BeforeEach
    void start() throws IOException {
        start(Gate.OPEN);
    }

    private void start(Gate gate) throws IOException {
        FileLogStore store = FileLogStore.open(folder.resolve("logs"), () -> NOON);
        Operations operations = Operations.ofLogs(LogOperations.all(
                store,
                new LogQueries(store, Runnable::run, () -> NOON),
                () -> NOON,
                "arn:aws:logs:eu-west-1:123456789012"));
        front = new HttpFront(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                List.of(AwsJsonHandler.ofOneService(operations, gate)));
        front.start();
        logs = client("secret");
    }

    private CloudWatchLogsClient client(String secret) {
        return CloudWatchLogsClient.builder()
                .endpointOverride(front.uri())
                .region(Region.EU_WEST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("id", secret)))
                .overrideConfiguration(client -> client.retryStrategy(DefaultRetryStrategy.doNotRetry()))
                .build();
    }

    @AfterEach
    void stop() {
        logs.close();
        front.close();
    }

    @Test
    void groupsAndStreamsAreMadeListedAndDeleted() {
        createStream("one");
        createStream("two");
        put("two", event(1, "a"));
        logs.putRetentionPolicy(request -> request.logGroupName(GROUP).retentionInDays(7));
        logs.createLogGroup(request -> request.logGroupName("other"));

        LogGroup group = logs.describeLogGroups(request -> request.logGroupNamePrefix("/aws/"))
                .logGroups()
                .get(0);
        assertThat(group.arn()).isEqualTo("arn:aws:logs:eu-west-1:123456789012:log-group:" + GROUP + ":*");
        assertThat(group.retentionInDays()).isEqualTo(7);
        assertThat(group.creationTime()).isEqualTo(NOW);
        assertThat(logs.describeLogGroups(request -> request.limit(1)).nextToken())
                .isEqualTo(GROUP);
        assertThat(logs.describeLogGroupsPaginator(request -> request.limit(1)).logGroups())
                .extracting(LogGroup::logGroupName)
                .containsExactly(GROUP, "other");
        assertThat(logs.describeLogStreams(request -> request.logGroupName(GROUP)
                                .orderBy(OrderBy.LAST_EVENT_TIME)
                                .descending(true))
                        .logStreams())
                .extracting(LogStream::logStreamName, LogStream::lastEventTimestamp)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("two", NOW + 1),
                        org.assertj.core.groups.Tuple.tuple("one", null));

        logs.deleteRetentionPolicy(request -> request.logGroupName(GROUP));
        logs.deleteLogStream(request -> request.logGroupName(GROUP).logStreamName("two"));
        logs.deleteLogGroup(request -> request.logGroupName("other"));
        assertThat(logs.describeLogStreams(request -> request.logGroupName(GROUP))
                        .logStreams())
                .hasSize(1);
        assertThat(logs.describeLogGroups().logGroups()).hasSize(1);
    }

    @Test
    void whatIsNotThereOrThereAlreadyIsSaidSo() {
        createStream("one");

        assertThatThrownBy(() -> logs.createLogGroup(request -> request.logGroupName(GROUP)))
                .isInstanceOf(ResourceAlreadyExistsException.class);
        assertThatThrownBy(() -> createStream("one")).isInstanceOf(ResourceAlreadyExistsException.class);
        assertThatThrownBy(() -> logs.filterLogEvents(request -> request.logGroupName("none")))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("The specified log group does not exist");
        assertThatThrownBy(() -> put("none", event(1, "a")))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("The specified log stream does not exist");
        assertThatThrownBy(() -> logs.createLogGroup(request -> request.logGroupName("with space")))
                .isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> logs.getQueryResults(request -> request.queryId("none")))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> logs.getLogGroupFields(request -> request.logGroupName(GROUP)))
                .isInstanceOf(CloudWatchLogsException.class)
                .hasMessageContaining("GetLogGroupFields is not available in Drey yet");
    }

    @Test
    void eventsAreReadFromTheBeginningAndFromTheEnd() {
        createStream("one");
        put("one", event(1, "a"), event(2, "b"), event(3, "c"));

        GetLogEventsResponse last = get(2, null, false);
        assertThat(messages(last)).containsExactly("b", "c");
        GetLogEventsResponse before = get(2, last.nextBackwardToken(), false);
        assertThat(messages(before)).containsExactly("a");
        assertThat(get(2, before.nextBackwardToken(), false).nextBackwardToken())
                .isEqualTo(before.nextBackwardToken());

        GetLogEventsResponse first = get(2, null, true);
        assertThat(messages(first)).containsExactly("a", "b");
        GetLogEventsResponse next = get(2, first.nextForwardToken(), true);
        assertThat(messages(next)).containsExactly("c");
        GetLogEventsResponse end = get(2, next.nextForwardToken(), true);
        assertThat(end.events()).isEmpty();
        assertThat(end.nextForwardToken()).isEqualTo(next.nextForwardToken());
        put("one", event(4, "d"));
        assertThat(messages(get(2, end.nextForwardToken(), true))).containsExactly("d");
        assertThatThrownBy(() -> get(2, "nonsense", true)).isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void eventsOfAllStreamsAreFoundInTheOrderOfTimePageByPage() {
        createStream("one");
        createStream("two");
        put("one", event(1, "odd ERROR"), event(3, "odd"), event(5, "odd ERROR"));
        put("two", event(2, "even ERROR"), event(4, "even ERROR"), event(4, "even ERROR again"));

        List<FilteredLogEvent> found = filter(FilterLogEventsRequest.builder()
                .logGroupName(GROUP)
                .filterPattern("ERROR")
                .startTime(NOW + 2)
                .limit(1)
                .build());

        assertThat(found)
                .extracting(FilteredLogEvent::message)
                .containsExactly("even ERROR", "even ERROR", "even ERROR again", "odd ERROR");
        assertThat(found)
                .extracting(FilteredLogEvent::eventId)
                .doesNotHaveDuplicates()
                .allMatch(id -> id.length() == 56);
        assertThat(filter(FilterLogEventsRequest.builder()
                        .logGroupIdentifier("arn:aws:logs:eu-west-1:123456789012:log-group:" + GROUP)
                        .logStreamNames("one")
                        .endTime(NOW + 3)
                        .build()))
                .hasSize(2);
        assertThatThrownBy(() -> logs.filterLogEvents(
                        request -> request.logGroupName(GROUP).filterPattern("{ $.a")))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("Invalid filter pattern");
        assertThatThrownBy(() -> logs.filterLogEvents(
                        request -> request.logGroupName(GROUP).nextToken("abcdefgh")))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void eventsThatAreTooOldOrTooNewAreRefusedAndSoIsAnyDisorder() {
        createStream("one");
        long day = 24 * 3600 * 1000L;

        var answer = put("one", event(-15 * day, "old"), event(0, "now"), event(day, "new"));

        assertThat(answer.rejectedLogEventsInfo().tooOldLogEventEndIndex()).isEqualTo(1);
        assertThat(answer.rejectedLogEventsInfo().tooNewLogEventStartIndex()).isEqualTo(2);
        assertThat(messages(get(10, null, true))).containsExactly("now");
        assertThatThrownBy(() -> put("one", event(2, "b"), event(1, "a")))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void aQueryIsBegunAndItsResultsAreFetched() {
        createStream("one");
        put("one", event(1, "{\"messageType\":\"INFO\"}"), event(2, "{\"messageType\":\"WARN\"}"));
        String id = query("stats count(*) as n by messageType | sort messageType");

        GetQueryResultsResponse results = logs.getQueryResults(request -> request.queryId(id));

        assertThat(results.status()).isEqualTo(QueryStatus.COMPLETE);
        assertThat(results.results().stream().map(LogsApiTest::row).toList())
                .containsExactly(Map.of("messageType", "INFO", "n", "1"), Map.of("messageType", "WARN", "n", "1"));
        assertThat(results.statistics().recordsScanned()).isEqualTo(2);
        assertThat(logs.describeQueries().queries().get(0).queryId()).isEqualTo(id);
        assertThat(logs.stopQuery(request -> request.queryId(id)).success()).isFalse();
        assertThatThrownBy(() -> query("stats of everything"))
                .isInstanceOf(MalformedQueryException.class)
                .hasMessageContaining("at character");
    }

    @Test
    void withCredentialsOnlyWhatIsSignedForLogsIsLetThrough() throws IOException {
        stop();
        start(new SignatureGate(Map.of("id", "secret"), java.time.InstantSource.system(), "logs"));

        assertThat(logs.describeLogGroups().logGroups()).isEmpty();
        try (CloudWatchLogsClient stranger = client("wrong")) {
            assertThatThrownBy(stranger::describeLogGroups)
                    .isInstanceOf(CloudWatchLogsException.class)
                    .hasMessageContaining("signature");
        }
    }

    private void createStream(String stream) {
        if (logs.describeLogGroups(request -> request.logGroupNamePrefix(GROUP))
                .logGroups()
                .isEmpty()) {
            logs.createLogGroup(request -> request.logGroupName(GROUP));
        }
        logs.createLogStream(request -> request.logGroupName(GROUP).logStreamName(stream));
    }

    private software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsResponse put(
            String stream, InputLogEvent... events) {
        return logs.putLogEvents(
                request -> request.logGroupName(GROUP).logStreamName(stream).logEvents(events));
    }

    private static InputLogEvent event(long millisAfterNoon, String message) {
        return InputLogEvent.builder()
                .timestamp(NOW + millisAfterNoon)
                .message(message)
                .build();
    }

    private GetLogEventsResponse get(int limit, @Nullable String token, boolean fromHead) {
        return logs.getLogEvents(request -> request.logGroupName(GROUP)
                .logStreamName("one")
                .limit(limit)
                .startFromHead(fromHead)
                .nextToken(token));
    }

    private static List<String> messages(GetLogEventsResponse answer) {
        return answer.events().stream().map(OutputLogEvent::message).toList();
    }

    private List<FilteredLogEvent> filter(FilterLogEventsRequest request) {
        List<FilteredLogEvent> all = new ArrayList<>();
        FilterLogEventsResponse page = logs.filterLogEvents(request);
        all.addAll(page.events());
        while (page.nextToken() != null) {
            page = logs.filterLogEvents(
                    request.toBuilder().nextToken(page.nextToken()).build());
            all.addAll(page.events());
        }
        return all;
    }

    private String query(String text) {
        return logs.startQuery(request -> request.logGroupName(GROUP)
                        .startTime(NOW / 1000)
                        .endTime(NOW / 1000 + 10)
                        .queryString(text))
                .queryId();
    }

    private static Map<String, String> row(List<ResultField> fields) {
        return fields.stream().collect(java.util.stream.Collectors.toMap(ResultField::field, ResultField::value));
    }
}
