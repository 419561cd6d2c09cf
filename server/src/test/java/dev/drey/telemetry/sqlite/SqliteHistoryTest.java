package dev.drey.telemetry.sqlite;

import static dev.drey.testing.Examples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drey.flink.Checkpoint;
import dev.drey.flink.CheckpointDetail;
import dev.drey.flink.JobException;
import dev.drey.flink.SubtaskCheckpoint;
import dev.drey.telemetry.History;
import dev.drey.telemetry.KeptCheckpoint;
import dev.drey.telemetry.KeptException;
import dev.drey.telemetry.LostTaskManager;
import dev.drey.telemetry.alarm.Alarm;
import dev.drey.telemetry.alarm.AlarmRule;
import dev.drey.telemetry.alarm.AlarmState;
import dev.drey.telemetry.alarm.Comparison;
import dev.drey.telemetry.alarm.MissingData;
import dev.drey.telemetry.math.MetricQuery;
import dev.drey.telemetry.math.Statistic;
import dev.drey.telemetry.series.MetricId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteHistoryTest {

    @TempDir
    private Path folder;

    private SqliteMetricStore store;
    private History history;

    @BeforeEach
    void open() {
        store = SqliteMetricStore.open(
                folder.resolve("metrics.db"), new SqliteMetricStore.Limits(Duration.ofDays(1), 1 << 24));
        history = store.history();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void whatIsKeptIsThereAfterARestart() {
        KeptCheckpoint checkpoint = checkpoint("job", 7, 0);
        KeptException exception = exception(0, true);
        LostTaskManager lost = new LostTaskManager("job", "tm-1", NOON, Map.of("heap", 1.5));
        history.keepCheckpoints("uid", List.of(checkpoint));
        history.keepExceptions("uid", List.of(exception));
        history.keepLost("uid", List.of(lost));
        store.close();
        open();

        assertThat(history.checkpoints("uid", 10)).containsExactly(checkpoint);
        assertThat(history.findCheckpoint("uid", 7)).contains(checkpoint);
        assertThat(history.settledCheckpoints("uid", "job")).containsExactly(7L);
        assertThat(history.settledCheckpoints("uid", "other")).isEmpty();
        assertThat(history.exceptions("uid", 10)).containsExactly(exception);
        assertThat(history.findNewestException("uid")).contains(NOON);
        assertThat(history.lost("uid", 10)).containsExactly(lost);
        assertThat(history.findNewestException("other")).isEmpty();
    }

    @Test
    void aCheckpointThatIsReadAgainTakesItsFormersPlace() {
        history.keepCheckpoints("uid", List.of(checkpoint("job", 7, 0)));
        history.keepCheckpoints("uid", List.of(checkpoint("job", 7, 99)));

        assertThat(history.checkpoints("uid", 10)).containsExactly(checkpoint("job", 7, 99));
    }

    @Test
    void inARestartLoopTheFirstFailureStays() {
        history.keepExceptions("uid", List.of(exception(0, true)));
        history.keepExceptions(
                "uid",
                IntStream.rangeClosed(1, 400).mapToObj(i -> exception(i, false)).toList());

        List<KeptException> kept = history.exceptions("uid", 1_000);
        assertThat(kept).hasSize(201);
        assertThat(kept.get(0)).isEqualTo(exception(400, false));
        assertThat(kept.get(200)).isEqualTo(exception(0, true));
    }

    @Test
    void deletedApplicationsAreForgotten() {
        history.keepExceptions("uid", List.of(exception(0, true)));
        history.keepExceptions("gone", List.of(exception(0, true)));

        history.retain(List.of("uid"));

        assertThat(history.exceptions("uid", 10)).hasSize(1);
        assertThat(history.exceptions("gone", 10)).isEmpty();
    }

    @Test
    void alarmsKeepTheirStateOverARestart() {
        Alarm alarm = new Alarm(
                "down",
                "arn",
                null,
                List.of(new MetricQuery(
                        "m1",
                        new MetricQuery.Stat(
                                new MetricId("AWS/KinesisAnalytics", "downtime", Map.of("Application", "clicks")),
                                Duration.ofMinutes(1),
                                Statistic.MAXIMUM,
                                null),
                        null,
                        null,
                        true,
                        null)),
                false,
                new AlarmRule(Comparison.GREATER, 0, Duration.ofMinutes(1), 3, 2, MissingData.IGNORE),
                new Alarm.Actions(true, List.of(), List.of("arn:aws:sns:x"), List.of()),
                NOON,
                new AlarmState(AlarmState.Value.ALARM, "It is down.", NOON));
        Path file = folder.resolve("alarms.db");
        try (SqliteAlarmStore alarms = SqliteAlarmStore.open(file)) {
            alarms.save(alarm);
        }

        try (SqliteAlarmStore alarms = SqliteAlarmStore.open(file)) {
            assertThat(alarms.listAlarms()).containsExactly(alarm);
            assertThat(alarms.findAlarm("down")).contains(alarm);
            alarms.removeAlarm("down");
            assertThat(alarms.listAlarms()).isEmpty();
        }
    }

    private static KeptException exception(int second, boolean first) {
        return new KeptException(
                "job",
                1,
                first,
                new JobException(
                        NOON.plusSeconds(second),
                        "java.io.IOException",
                        "java.io.IOException: full\n\tat Main.main",
                        "map (1/2)",
                        "tm-1",
                        List.of()));
    }

    private static KeptCheckpoint checkpoint(String jobId, long id, long asyncMillis) {
        SubtaskCheckpoint subtask = new SubtaskCheckpoint(
                0,
                "completed",
                NOON,
                Duration.ofMillis(120),
                new SubtaskCheckpoint.Stages(
                        Duration.ofMillis(1), Duration.ZERO, Duration.ofMillis(2), Duration.ofMillis(asyncMillis)),
                new SubtaskCheckpoint.Bytes(10, 20, 3, 4),
                true,
                false);
        return new KeptCheckpoint(
                jobId,
                3,
                new CheckpointDetail(
                        new Checkpoint(id, "FAILED", false, NOON, Duration.ofSeconds(1), 10, 20, null),
                        "CHECKPOINT",
                        1,
                        1,
                        NOON,
                        new CheckpointDetail.Failure("Checkpoint expired before completing.", null),
                        List.of(new CheckpointDetail.Vertex("v", "map", List.of(subtask)))));
    }
}
