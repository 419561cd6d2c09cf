package dev.drey.telemetry;

import static dev.drey.testing.Examples.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.drey.flink.Checkpoint;
import dev.drey.flink.CheckpointDetail;
import dev.drey.flink.CheckpointHistory;
import dev.drey.flink.JobDetail;
import dev.drey.flink.JobException;
import dev.drey.flink.JobStatus;
import dev.drey.flink.SubtaskCheckpoint;
import dev.drey.flink.TaskManagerOverview;
import dev.drey.model.MonitoringSettings.MetricsLevel;
import dev.drey.model.RuntimeEnvironment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChronicleTest {

    private static final Subject SUBJECT =
            new Subject("uid", "clicks", 3, RuntimeEnvironment.FLINK_1_20, MetricsLevel.APPLICATION, 1, "job", 1);

    private Chronicle chronicle = Chronicle.begin(List.of(), null);

    private Chronicle.Step see(Observation observation) {
        Chronicle.Step step = chronicle.after(observation);
        chronicle = step.next();
        return step;
    }

    @Test
    void checkpointsAreReadOnceTheFailedOnesFirst() {
        Chronicle.Step step = see(with(List.of(
                checkpoint(4, "IN_PROGRESS", true), checkpoint(3, "COMPLETED", true), checkpoint(2, "FAILED", true))));
        assertThat(step.wanted()).containsExactly(2L, 3L);

        chronicle = chronicle.with(
                List.of(checkpoint(2, "FAILED", true), checkpoint(3, "COMPLETED", true)), List.of(), NOON);

        assertThat(see(with(List.of(checkpoint(3, "COMPLETED", true), checkpoint(2, "FAILED", true))))
                        .wanted())
                .isEmpty();
    }

    @Test
    void aFailedCheckpointIsReadAgainUntilItsLateSubtasksHaveTold() {
        List<CheckpointDetail> expired = List.of(checkpoint(2, "FAILED", false));
        see(with(expired));
        chronicle = chronicle.with(expired, List.of(), NOON);
        assertThat(see(with(expired)).wanted()).containsExactly(2L);

        chronicle = chronicle.with(List.of(checkpoint(2, "FAILED", true)), List.of(), NOON.plusSeconds(5));

        assertThat(see(with(expired)).wanted()).isEmpty();
    }

    @Test
    void aSubtaskThatNeverTellsIsGivenUp() {
        List<CheckpointDetail> expired = List.of(checkpoint(2, "FAILED", false));
        chronicle = chronicle.with(expired, List.of(), NOON);
        chronicle = chronicle.with(expired, List.of(), NOON.plus(Duration.ofMinutes(3)));

        assertThat(see(with(expired)).wanted()).isEmpty();
    }

    @Test
    void aCheckpointThatFlinkHasForgottenIsNotAskedForAgain() {
        chronicle = chronicle.with(List.of(), List.of(2L), NOON);

        assertThat(see(with(List.of(checkpoint(2, "COMPLETED", true)))).wanted())
                .isEmpty();
    }

    @Test
    void manyCheckpointsAreReadAFewAtATime() {
        List<CheckpointDetail> many = LongStream.rangeClosed(1, 50)
                .mapToObj(id -> checkpoint(51 - id, "COMPLETED", true))
                .toList();

        assertThat(see(with(many)).wanted()).containsExactly(50L, 49L, 48L, 47L);
    }

    @Test
    void theFirstOfARowOfFailuresIsMarked() {
        JobException cause = failure("Cause", NOON);
        JobException effect = failure("Effect", NOON.plusSeconds(20));
        JobException later = failure("Later", NOON.plus(Duration.ofHours(1)));

        assertThat(see(exceptions(effect, cause)).exceptions())
                .extracting(kept -> kept.exception().name(), KeptException::first)
                .containsExactly(tuple("Cause", true), tuple("Effect", false));
        assertThat(see(exceptions(later, effect, cause)).exceptions())
                .extracting(kept -> kept.exception().name(), KeptException::first)
                .containsExactly(tuple("Later", true));
    }

    @Test
    void afterARestartOfTheServiceOldFailuresAreNotNews() {
        chronicle = Chronicle.begin(List.of(), NOON);

        assertThat(see(exceptions(failure("Cause", NOON))).exceptions()).isEmpty();
    }

    @Test
    void aTaskManagerThatIsReplacedUnderItsOwnIdIsLostWithWhatItToldLast() {
        see(taskManagers("akka://one", Map.of("heap", 7.0)));
        see(taskManagers("akka://one", Map.of()));

        Chronicle.Step step = see(taskManagers("akka://two", Map.of("heap", 1.0)));

        assertThat(step.lost()).containsExactly(new LostTaskManager("job", "tm-1", NOON, Map.of("heap", 7.0)));
        assertThat(see(taskManagers("akka://two", Map.of("heap", 1.0))).lost()).isEmpty();
    }

    @Test
    void aJobManagerThatDoesNotAnswerHasLostNobody() {
        see(taskManagers("akka://one", Map.of("heap", 7.0)));

        assertThat(see(Observation.silent(NOON, SUBJECT, NOON)).lost()).isEmpty();
        assertThat(see(taskManagers("akka://two", Map.of())).lost()).hasSize(1);
    }

    private static Observation with(List<CheckpointDetail> checkpoints) {
        return observation(checkpoints, List.of(), List.of(), Map.of());
    }

    private static Observation exceptions(JobException... exceptions) {
        return observation(List.of(), List.of(exceptions), List.of(), Map.of());
    }

    private static Observation taskManagers(String address, Map<String, Double> metrics) {
        return observation(
                List.of(),
                List.of(),
                List.of(new TaskManagerOverview("tm-1", address, 1, 0, NOON)),
                Map.of("tm-1", metrics));
    }

    private static Observation observation(
            List<CheckpointDetail> checkpoints,
            List<JobException> exceptions,
            List<TaskManagerOverview> taskManagers,
            Map<String, Map<String, Double>> metrics) {
        return new Observation(
                NOON,
                SUBJECT,
                new JobDetail("job", "clicks", JobStatus.RUNNING, Map.of(), List.of()),
                new Observation.Running(null, Duration.ZERO),
                new CheckpointHistory(checkpoints, null),
                exceptions,
                taskManagers,
                Map.of(),
                Map.of(),
                metrics,
                List.of(),
                List.of());
    }

    private static JobException failure(String name, Instant at) {
        return new JobException(at, name, name + "\n\tat Main.main", null, null, List.of());
    }

    private static CheckpointDetail checkpoint(long id, String status, boolean acknowledged) {
        CheckpointDetail.@Nullable Failure failure =
                status.equals("FAILED") ? new CheckpointDetail.Failure("Checkpoint expired.", NOON) : null;
        SubtaskCheckpoint subtask = new SubtaskCheckpoint(
                0,
                acknowledged ? "completed" : "pending_or_failed",
                acknowledged ? NOON : null,
                Duration.ZERO,
                null,
                new SubtaskCheckpoint.Bytes(0, 0, 0, 0),
                false,
                false);
        return new CheckpointDetail(
                new Checkpoint(id, status, false, NOON, Duration.ZERO, 0, 0, null),
                "CHECKPOINT",
                1,
                1,
                NOON,
                failure,
                List.of(new CheckpointDetail.Vertex("v", "map", List.of(subtask))));
    }
}
