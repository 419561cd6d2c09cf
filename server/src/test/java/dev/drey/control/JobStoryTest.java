package dev.drey.control;

import static dev.drey.testing.Examples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drey.flink.Checkpoint;
import dev.drey.flink.CheckpointDetail;
import dev.drey.flink.CheckpointHistory;
import dev.drey.flink.JobDetail;
import dev.drey.flink.JobException;
import dev.drey.flink.JobStatus;
import dev.drey.flink.RestoredState;
import dev.drey.model.Application;
import dev.drey.model.ApplicationEvent;
import dev.drey.model.MonitoringSettings.MetricsLevel;
import dev.drey.model.RuntimeEnvironment;
import dev.drey.registry.Registry;
import dev.drey.registry.sqlite.SqliteRegistry;
import dev.drey.telemetry.Observation;
import dev.drey.telemetry.Subject;
import dev.drey.testing.Examples;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobStoryTest {

    private static final String JOB = "0123456789abcdef0123456789abcdef";
    private static final JobException FAILURE = new JobException(
            NOON.plusMillis(123),
            "a.B",
            "a.B: outer\nCaused by: c.D: the disk is full\n\tat org.example.Job.map(Job.java:7)\n",
            "Map (1/2)",
            "flink-taskmanager-1",
            List.of());
    private static final CheckpointHistory CHECKPOINTS = new CheckpointHistory(
            List.of(
                    checkpoint(6, "COMPLETED", null),
                    checkpoint(
                            5, "FAILED", new CheckpointDetail.Failure("Checkpoint expired before completing.", null))),
            new RestoredState(4, NOON.plusSeconds(1), false, "file:///chk-4"));

    @TempDir
    private Path folder;

    private final Application clicks = Examples.application("clicks");
    private Registry registry;
    private EventLog events;

    @BeforeEach
    void open() {
        registry = SqliteRegistry.open(folder.resolve("registry.db"));
        registry.change(tx -> tx.save(clicks));
        events = new EventLog(registry, () -> NOON);
    }

    @AfterEach
    void close() {
        registry.close();
    }

    @Test
    void aJobThatIsWellHasNothingToTell() {
        story().tell(seen(JobStatus.RUNNING, CheckpointHistory.EMPTY, List.of()));

        assertThat(told()).isEmpty();
    }

    @Test
    void aFailureIsToldWithItsRootCauseAndThenThatTheJobRunsAgain() {
        JobStory story = story();
        story.tell(seen(JobStatus.RESTARTING, CheckpointHistory.EMPTY, List.of(FAILURE)));
        story.tell(seen(JobStatus.RUNNING, CheckpointHistory.EMPTY, List.of(FAILURE)));
        story.tell(seen(JobStatus.RUNNING, CheckpointHistory.EMPTY, List.of(FAILURE)));

        assertThat(told())
                .containsExactly(
                        "The job failed in Map (1/2) on flink-taskmanager-1: D: the disk is full"
                                + " (at org.example.Job.map(Job.java:7))",
                        "All 2 tasks run again.");
        assertThat(events.list("clicks", 0).get(0).details().get("stackTrace")).startsWith("a.B: outer");
    }

    @Test
    void anotherServiceTellsNothingTwice() {
        Observation observation = seen(JobStatus.RUNNING, CHECKPOINTS, List.of(FAILURE));
        story().tell(observation);
        int before = told().size();

        story().tell(observation);

        assertThat(told()).hasSize(before);
    }

    @Test
    void failedCheckpointsAndWhatTheJobWasRestoredFromAreTold() {
        story().tell(seen(JobStatus.RUNNING, CHECKPOINTS, List.of()));

        assertThat(told())
                .containsExactly(
                        "The job was restored from checkpoint 4, file:///chk-4.",
                        "Checkpoint 5 failed: Checkpoint expired before completing. 2 of 6 subtasks had acknowledged it.");
    }

    @Test
    void aCheckpointIsNoSavepointBecauseTheJobWasToldToBeginWithIt() {
        RestoredState restored = new RestoredState(7, NOON, true, "file:///x/chk-7");

        story().tell(seen(JobStatus.RUNNING, new CheckpointHistory(List.of(), restored), List.of()));

        assertThat(told()).containsExactly("The job was restored from checkpoint 7, file:///x/chk-7.");
    }

    @Test
    void aJobManagerThatDoesNotAnswerHasNothingToTell() {
        story().tell(seen(null, CHECKPOINTS, List.of(FAILURE)));

        assertThat(told()).isEmpty();
    }

    @Test
    void whatCouldNotBeWrittenDownIsToldTheNextTime() {
        JobStory story = story();
        Observation observation = seen(JobStatus.RESTARTING, CheckpointHistory.EMPTY, List.of(FAILURE));
        registry.change(tx -> tx.remove(clicks));
        story.tell(observation);
        registry.change(tx -> tx.save(clicks));

        story.tell(observation);

        assertThat(told()).hasSize(1);
    }

    private JobStory story() {
        return new JobStory(registry, events);
    }

    /** @param status null when nobody answered */
    private Observation seen(@Nullable JobStatus status, CheckpointHistory checkpoints, List<JobException> exceptions) {
        JobDetail.Vertex vertex = new JobDetail.Vertex("v", "Map", 2, 128, status == JobStatus.RUNNING ? 2 : 0);
        return new Observation(
                NOON,
                new Subject(clicks.uid(), "clicks", 1, RuntimeEnvironment.FLINK_1_20, MetricsLevel.TASK, 1, JOB, 8081),
                status == null ? null : new JobDetail(JOB, "clicks", status, Map.of(), List.of(vertex)),
                new Observation.Running(null, Duration.ZERO),
                checkpoints,
                exceptions,
                List.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                List.of(),
                List.of());
    }

    private static CheckpointDetail checkpoint(long id, String status, CheckpointDetail.@Nullable Failure failure) {
        return new CheckpointDetail(
                new Checkpoint(id, status, false, NOON, Duration.ZERO, 0, 0, null),
                "CHECKPOINT",
                6,
                2,
                NOON,
                failure,
                List.of());
    }

    private List<String> told() {
        return events.list("clicks", 0).stream().map(ApplicationEvent::message).toList();
    }
}
