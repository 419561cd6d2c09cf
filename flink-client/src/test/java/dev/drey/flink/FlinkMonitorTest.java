package dev.drey.flink;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class FlinkMonitorTest {

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text.replace('\'', '"'));
    }

    @Test
    void manyNamesAreAskedForInRequestsThatFlinkTakes() {
        List<String> queries = FlinkMonitor.queries(Collections.nCopies(500, "12.window totals.numRecordsInPerSecond"));

        assertThat(queries)
                .hasSizeGreaterThan(5)
                .allSatisfy(query -> assertThat(query).hasSizeLessThan(4_000));
        assertThat(String.join(",", queries).split(","))
                .hasSize(500)
                .containsOnly("12.window%20totals.numRecordsInPerSecond");
    }

    @Test
    void noNamesAreNoRequest() {
        assertThat(FlinkMonitor.queries(List.of())).isEmpty();
    }

    @Test
    void aSubtaskThatHasAcknowledgedTellsItsStages() throws IOException {
        SubtaskCheckpoint subtask = SubtaskCheckpoint.of(json("""
                {'index': 1, 'status': 'completed', 'ack_timestamp': 1795269630592, 'end_to_end_duration': 70,
                 'checkpointed_size': 31183, 'state_size': 53645, 'checkpoint': {'sync': 11, 'async': 24},
                 'alignment': {'buffered': 0, 'processed': 255, 'persisted': 3, 'duration': 6}, 'start_delay': 4,
                 'unaligned_checkpoint': true, 'aborted': true}"""));

        assertThat(subtask.isAcknowledged()).isTrue();
        assertThat(subtask.stages())
                .isEqualTo(new SubtaskCheckpoint.Stages(
                        Duration.ofMillis(4), Duration.ofMillis(6), Duration.ofMillis(11), Duration.ofMillis(24)));
        assertThat(subtask.bytes()).isEqualTo(new SubtaskCheckpoint.Bytes(31183, 53645, 255, 3));
        assertThat(subtask.unaligned()).isTrue();
        assertThat(subtask.aborted()).isTrue();
    }

    @Test
    void aSubtaskThatHasNotAcknowledgedTellsNothing() throws IOException {
        SubtaskCheckpoint subtask = SubtaskCheckpoint.of(json("{'index': 0, 'status': 'pending_or_failed'}"));

        assertThat(subtask.isAcknowledged()).isFalse();
        assertThat(subtask.stages()).isNull();
    }

    @Test
    void aFailedCheckpointSaysHowButNotWhy() throws IOException {
        CheckpointDetail checkpoint = CheckpointDetail.of(json("""
                {'className': 'failed', 'id': 8, 'status': 'FAILED', 'is_savepoint': false,
                 'trigger_timestamp': 1795269630522, 'latest_ack_timestamp': -1, 'state_size': 0,
                 'end_to_end_duration': 15000, 'num_subtasks': 6, 'num_acknowledged_subtasks': 2,
                 'checkpoint_type': 'CHECKPOINT', 'failure_timestamp': 1795269645522,
                 'failure_message': 'Checkpoint expired before completing.'}"""));

        assertThat(checkpoint.failure())
                .isEqualTo(new CheckpointDetail.Failure(
                        "Checkpoint expired before completing.", Instant.ofEpochMilli(1795269645522L)));
        assertThat(checkpoint.acknowledged()).isEqualTo(2);
        assertThat(checkpoint.latestAcknowledgement()).isNull();
    }

    @Test
    void aFailureHasThoseOfTheSameRestart() throws IOException {
        JobException failure = JobException.of(json("""
                {'exceptionName': 'java.lang.RuntimeException', 'stacktrace': 'java.lang.RuntimeException: no',
                 'timestamp': 1795269631758, 'taskName': 'map (1/2) - execution #0', 'taskManagerId': 'tm-1',
                 'concurrentExceptions': [{'exceptionName': 'E', 'stacktrace': 'E', 'timestamp': 1}]}"""));

        assertThat(failure.taskName()).isEqualTo("map (1/2) - execution #0");
        assertThat(failure.concurrent()).extracting(JobException::name).containsExactly("E");
    }
}
