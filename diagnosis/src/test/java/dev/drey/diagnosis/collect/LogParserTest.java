package dev.drey.diagnosis.collect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drey.diagnosis.evidence.LogEvent;
import dev.drey.diagnosis.evidence.LogEvent.Level;
import dev.drey.diagnosis.evidence.ProcessLog;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

final class LogParserTest {

    private static ProcessLog parse(String text) {
        return LogParser.parse("jobmanager", text, ZoneOffset.UTC);
    }

    @Test
    void aWarningKeepsItsStack() {
        ProcessLog log = parse("""
                2026-03-01 12:00:00,123 INFO  org.apache.flink.runtime.checkpoint.CheckpointCoordinator    [] - Triggering checkpoint 7 (type=CheckpointType{name='Checkpoint'}) @ 1772366400120 for job 00ff.
                2026-03-01 12:00:01,500 WARN  org.apache.flink.runtime.checkpoint.CheckpointFailureManager [] - Failed to trigger or complete checkpoint 7 for job 00ff. (1 consecutive failed attempts so far)
                org.apache.flink.runtime.checkpoint.CheckpointException: Asynchronous task checkpoint failed.
                \tat org.apache.flink.runtime.Foo.bar(Foo.java:1) ~[flink-dist.jar:1.20.0]
                Caused by: org.apache.flink.util.SerializedThrowable: java.io.IOException: No space left on device
                \t... 3 more
                2026-03-01 12:00:02,000 INFO  org.example.Irrelevant                                      [] - hello
                """);

        assertThat(log.events()).hasSize(2);
        LogEvent warning = log.events().get(1);
        assertThat(warning.at()).isEqualTo(Instant.parse("2026-03-01T12:00:01.500Z"));
        assertThat(warning.level()).isEqualTo(Level.WARN);
        assertThat(warning.logger()).endsWith("CheckpointFailureManager");
        assertThat(warning.findError().orElseThrow().deepest().message()).isEqualTo("No space left on device");
        assertThat(log.volume().total()).isEqualTo(3);
        assertThat(log.volume().first()).isEqualTo(Instant.parse("2026-03-01T12:00:00.123Z"));
    }

    @Test
    void otherLayoutsAreReadToo() {
        ProcessLog log = parse("""
                2026-03-01T12:00:00.123+01:00 [flink-pekko.actor.default-dispatcher-4] ERROR o.a.f.r.j.JobMaster - It broke
                [2026-03-01 12:00:01] [main] WARN  careful
                {"@timestamp":"2026-03-01T12:00:02Z","messageType":"ERROR","logger":"org.example.Job","message":"bad","throwableInformation":["java.lang.IllegalStateException: x","\\tat a.B.c(B.java:1)"]}
                """);

        assertThat(log.events()).extracting(LogEvent::level).containsExactly(Level.ERROR, Level.WARN, Level.ERROR);
        assertThat(log.events().get(0).at()).isEqualTo(Instant.parse("2026-03-01T11:00:00.123Z"));
        assertThat(log.events().get(0).message()).isEqualTo("It broke");
        assertThat(log.events().get(2).findError().orElseThrow().deepest().simpleType())
                .isEqualTo("IllegalStateException");
    }

    @Test
    void timesWithoutAZoneAreOfTheClustersZone() {
        ProcessLog log =
                LogParser.parse("jobmanager", "2026-03-01 12:00:00,000 WARN  a.B [] - x\n", ZoneOffset.ofHours(2));

        assertThat(log.events().get(0).at()).isEqualTo(Instant.parse("2026-03-01T10:00:00Z"));
    }

    @Test
    void whatIsNoLogHasNoEvents() {
        assertThat(parse("").events()).isEmpty();
        assertThat(parse("<html>\nnot a log\n</html>\n").events()).isEmpty();
    }
}
