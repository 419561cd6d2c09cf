package dev.drey.logs.insights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drey.logs.LogEvent;
import dev.drey.logs.StreamName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The queries are those that people follow, word for word where they stand in Amazon's guides. */
class InsightsQueryTest {

    private static final String ARN = "arn:aws:kinesisanalytics:us-west-2:012345678901:application/YourApplication";
    private static final long MINUTE = 60_000;

    private final List<LogEvent> events = new ArrayList<>();

    @Test
    void withoutACommandForFieldsTimeAndMessageAreShownNewestFirst() throws QueryException {
        event(1, "INFO", "first");
        event(2, "INFO", "second");

        List<Map<String, String>> rows = rows("filter messageType = 'INFO'");

        assertThat(rows)
                .extracting(row -> row.get("@timestamp"))
                .containsExactly("1970-01-01 00:02:00.000", "1970-01-01 00:01:00.000");
        assertThat(rows.get(0)).containsOnlyKeys("@timestamp", "@message", "@ptr");
    }

    @Test
    void theDistributionOfTasksIsCounted() throws QueryException {
        event(1, "INFO", "Deploying Map (1/2) (attempt #0) to flink-taskmanager-1");
        event(2, "INFO", "Deploying Map (2/2) (attempt #0) to flink-taskmanager-2");
        event(3, "INFO", "Deploying Sink (1/1) (attempt #0) to flink-taskmanager-1");
        event(4, "INFO", "Deploying nothing at all");

        List<Map<String, String>> rows = rows("""
                fields @timestamp, message
                | filter message like /Deploying/
                | parse message " to flink-taskmanager-*" as @tmid
                | stats count(*) by @tmid
                | sort @tmid desc
                | limit 2000
                """);

        assertThat(rows).contains(Map.of("@tmid", "1", "count(*)", "2"), Map.of("@tmid", "2", "count(*)", "1"));
        assertThat(rows).hasSize(3).contains(Map.of("count(*)", "1"));
    }

    @Test
    void changesOfTheJobsStatusAreFoundForOneApplication() throws QueryException {
        event(1, "INFO", "Job x switched from state RUNNING to RESTARTING.");
        event(2, "INFO", "Map (1/2) switched from RUNNING to FAILED");
        event(3, "INFO", "Job x (y) switched from RUNNING to RESTARTING.");
        events.add(new LogEvent(
                99,
                4 * MINUTE,
                0,
                "{\"applicationARN\":\"other\",\"message\":\"switched from RUNNING to RESTARTING\"}"));

        List<Map<String, String>> rows = rows("""
                fields @timestamp, @message
                | sort @timestamp asc
                | filter applicationARN like /arn:aws:kinesisanalytics:us-west-2:012345678901:application\\/YourApplication/
                | filter @message like /switched from RUNNING to RESTARTING/
                """);

        assertThat(rows).hasSize(1);
        assertThat(rows.get(0).get("@timestamp")).isEqualTo("1970-01-01 00:03:00.000");
    }

    @Test
    void changesOfTheParallelismAreParsed() throws QueryException {
        event(1, "INFO", "Loading configuration property: parallelism.default, 4");

        assertThat(rows("""
                fields @timestamp, @parallelism
                | filter message like /property: parallelism.default, /
                | parse message "default, *" as @parallelism
                | sort @timestamp asc
                """)).singleElement().satisfies(row -> assertThat(row).containsEntry("@parallelism", "4"));
    }

    @Test
    void eventsAreCountedByTime() throws QueryException {
        event(1, "ERROR", "a");
        event(4, "ERROR", "b");
        event(6, "WARN", "c");

        assertThat(rows("stats count(*) as n by bin(5m) as t, messageType | sort t asc"))
                .containsExactly(
                        Map.of("t", "1970-01-01 00:00:00.000", "messageType", "ERROR", "n", "2"),
                        Map.of("t", "1970-01-01 00:05:00.000", "messageType", "WARN", "n", "1"));
    }

    @Test
    void aRegularExpressionNamesFieldsAndFiguresAreReckonedOfThem() throws QueryException {
        event(1, "INFO", "Completed checkpoint 7 (100 bytes, checkpointDuration=20 ms)");
        event(2, "INFO", "Completed checkpoint 8 (300 bytes, checkpointDuration=40 ms)");
        event(3, "INFO", "Completed checkpoint 9 (200 bytes, checkpointDuration=33 ms)");

        assertThat(rows("""
                parse @message /checkpoint (?<id>\\d+) \\((?<bytes>\\d+) bytes, checkpointDuration=(?<ms>\\d+)/
                | filter ispresent(id)
                | stats min(ms), max(ms), avg(ms), sum(bytes) as total, pct(ms, 50) as middle, latest(id), count_distinct(id) as ids
                """))
                .containsExactly(Map.of(
                        "min(ms)",
                        "20",
                        "max(ms)",
                        "40",
                        "avg(ms)",
                        "31",
                        "total",
                        "600",
                        "middle",
                        "33",
                        "latest(id)",
                        "9",
                        "ids",
                        "3"));
    }

    @Test
    void theFirstOfASortAreKept() throws QueryException {
        for (int number = 1; number <= 50; number++) {
            event(number, "INFO", "n" + (number * 7 % 50));
        }

        assertThat(rows("fields message | parse message 'n*' as n | sort n desc | limit 3"))
                .extracting(row -> row.get("n"))
                .containsExactly("49", "48", "47");
        assertThat(rows("fields @timestamp | limit 1"))
                .extracting(row -> row.get("@timestamp"))
                .containsExactly("1970-01-01 00:50:00.000");
    }

    @Test
    void ofThoseThatAreAlikeTheFirstInTheOrderStays() throws QueryException {
        event(1, "INFO", "old");
        event(2, "INFO", "new");
        event(3, "WARN", "other");

        assertThat(rows("fields messageType, message | sort @timestamp desc | dedup messageType | display message"))
                .extracting(row -> row.get("message"))
                .containsExactly("other", "new");
    }

    @Test
    void commandsAfterACountLookAtTheGroups() throws QueryException {
        event(1, "INFO", "a");
        event(2, "WARN", "b");
        event(3, "WARN", "c");

        assertThat(rows("stats count(*) as n by messageType | filter n > 1 | fields n * 10 as tens"))
                .containsExactly(Map.of("messageType", "WARN", "n", "2", "tens", "20"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "messageType = 'INFO' and not (message like 'x')|1",
                "messageType in ['WARN', 'ERROR']|0",
                "messageType not in ['WARN', 'ERROR']|1",
                "message not like /(?i)HELLO/|0",
                "message =~ /^hello/|1",
                "strlen(message) = 11|1",
                "toupper(message) = \"HELLO WORLD\"|1",
                "strcontains(message, 'wor')|1",
                "substr(message, 6, 3) = 'wor'|1",
                "coalesce(nowhere, message) = 'hello world'|1",
                "nowhere = 1|0",
                "nowhere != 1|1",
                "isblank(nowhere)|1",
                "@timestamp = 60000|1",
                "2 + 3 * 4 - 6 / 3 = 12|1",
                "2 ^ 3 ^ 2 % 10 = 2|1",
                "(-7) < abs(-7)|1",
                "1 = 1 or 1 = 2 and 1 = 3|1",
                "nested.deep.value = 5|1",
                "nested.list.1 = 'b'|1",
                "`messageType` = 'INFO' # and what follows is a comment|1",
            })
    void conditionsAreEvaluated(String condition, int found) throws QueryException {
        events.add(new LogEvent(1, MINUTE, 0, """
                {"messageType":"INFO","message":"hello world","nested":{"deep":{"value":5},"list":["a","b"]}}"""));

        assertThat(rows("filter " + condition)).hasSize(found);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "find x",
                "fields",
                "filter message like",
                "filter (a = 1",
                "filter a = 'x",
                "filter a like /(/",
                "limit many",
                "stats nothing(*) by a",
                "stats count(*) by",
                "parse @message 'a * b *' as one",
                "fields nothing(a)",
                "fields a b",
                "stats count(*) by bin(5 apples)",
            })
    void whatCannotBeReadIsRefusedInWords(String query) {
        assertThatThrownBy(() -> InsightsQuery.parse(query))
                .isInstanceOf(QueryException.class)
                .hasMessageEndingWith(".");
    }

    @Test
    void itIsToldHowMuchWasSearchedAndFound() throws QueryException {
        event(1, "INFO", "a");
        event(2, "WARN", "b");

        InsightsQuery.Result result = result("filter messageType = 'WARN' | stats count(*)");

        assertThat(result.matched()).isEqualTo(1);
        assertThat(result.scanned()).isEqualTo(2);
        assertThat(result.bytesScanned()).isPositive();
    }

    private void event(int minute, String type, String message) {
        events.add(new LogEvent(
                minute,
                minute * MINUTE,
                0,
                "{\"applicationARN\":\"" + ARN + "\",\"messageType\":\"" + type + "\",\"message\":\"" + message
                        + "\"}"));
    }

    private List<Map<String, String>> rows(String query) throws QueryException {
        return result(query).rows();
    }

    private InsightsQuery.Result result(String query) throws QueryException {
        InsightsQuery.Run run = InsightsQuery.parse(query).begin(1000);
        events.forEach(event -> run.add(new Logged(new StreamName("group", "stream"), event)));
        return run.result();
    }
}
