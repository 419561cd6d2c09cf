package dev.drey.control;

import static dev.drey.testing.Examples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drey.model.Application;
import dev.drey.model.ApplicationEvent;
import dev.drey.model.Incarnation;
import dev.drey.registry.Registry;
import dev.drey.registry.sqlite.SqliteRegistry;
import dev.drey.testing.Examples;
import dev.drey.testing.FakeFlink;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobStoryTest {

    private static final String JOB = "0123456789abcdef0123456789abcdef";
    private static final String NO_FAILURES = "{\"exceptionHistory\":{\"entries\":[]}}";
    private static final String FAILURE = """
            {"exceptionHistory":{"entries":[{"exceptionName":"a.B","timestamp":1767355200123,
             "stacktrace":"a.B: outer\\nCaused by: c.D: the disk is full\\n\\tat org.example.Job.map(Job.java:7)\\n",
             "taskName":"Map (1/2)","taskManagerId":"flink-taskmanager-1"}]}}""";
    private static final String CHECKPOINTS = """
            {"latest":{"restored":{"id":4,"restore_timestamp":1767355201000,"external_path":"file:///chk-4"}},
             "history":[{"id":6,"status":"COMPLETED"},
              {"id":5,"status":"FAILED","failure_message":"Checkpoint expired before completing.",
               "num_subtasks":6,"num_acknowledged_subtasks":2}]}""";

    @TempDir
    private Path folder;

    private final Application clicks = Examples.application("clicks");
    private final Incarnation incarnation = new Incarnation(JOB, clicks.uid(), 1, 8081, 6123, null, NOON);
    private Registry registry;
    private EventLog events;
    private FakeFlink flink;

    @BeforeEach
    void open() throws Exception {
        registry = SqliteRegistry.open(folder.resolve("registry.db"));
        registry.change(tx -> tx.save(clicks));
        events = new EventLog(registry, () -> NOON);
        flink = new FakeFlink();
        flink.answerJob(JOB, "RUNNING", 2, 2);
        flink.answer("/jobs/" + JOB + "/exceptions", NO_FAILURES);
        flink.answer("/jobs/" + JOB + "/checkpoints", "{}");
    }

    @AfterEach
    void close() {
        flink.close();
        registry.close();
    }

    @Test
    void aJobThatIsWellHasNothingToTell() {
        story().look(clicks, incarnation);

        assertThat(told()).isEmpty();
    }

    @Test
    void aFailureIsToldWithItsRootCauseAndThenThatTheJobRunsAgain() {
        JobStory story = story();
        flink.answerJob(JOB, "RESTARTING", 2, 0);
        flink.answer("/jobs/" + JOB + "/exceptions", FAILURE);
        story.look(clicks, incarnation);
        flink.answerJob(JOB, "RUNNING", 2, 2);
        story.look(clicks, incarnation);
        story.look(clicks, incarnation);

        assertThat(told())
                .containsExactly(
                        "The job failed in Map (1/2) on flink-taskmanager-1: D: the disk is full"
                                + " (at org.example.Job.map(Job.java:7))",
                        "All 2 tasks run again.");
        assertThat(events.list("clicks", 0).get(0).details().get("stackTrace")).startsWith("a.B: outer");
    }

    @Test
    void anotherServiceTellsNothingTwice() {
        flink.answer("/jobs/" + JOB + "/exceptions", FAILURE);
        flink.answer("/jobs/" + JOB + "/checkpoints", CHECKPOINTS);
        story().look(clicks, incarnation);
        int before = told().size();

        story().look(clicks, incarnation);

        assertThat(told()).hasSize(before);
    }

    @Test
    void failedCheckpointsAndWhatTheJobWasRestoredFromAreTold() {
        flink.answer("/jobs/" + JOB + "/checkpoints", CHECKPOINTS);

        story().look(clicks, incarnation);

        assertThat(told())
                .containsExactly(
                        "The job was restored from checkpoint 4, file:///chk-4.",
                        "Checkpoint 5 failed: Checkpoint expired before completing. 2 of 6 subtasks had acknowledged it.");
    }

    @Test
    void aJobManagerThatDoesNotAnswerHasNothingToTell() {
        flink.close();

        story().look(clicks, incarnation);

        assertThat(told()).isEmpty();
    }

    private JobStory story() {
        return new JobStory(port -> flink.rest(), events);
    }

    private List<String> told() {
        return events.list("clicks", 0).stream().map(ApplicationEvent::message).toList();
    }
}
