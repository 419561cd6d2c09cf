package dev.drey.cli.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drey.cli.testing.FakeService;
import dev.drey.cli.testing.TypedCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class EvidenceCommandsTest {

    private static final String JOB = "/jobs/0123456789abcdef0123456789abcdef";
    private static final String DREY = "/_drey/v1/applications/clicks/";

    @TempDir
    private Path folder;

    private FakeService fake;

    @BeforeEach
    void setUp() throws IOException {
        fake = FakeService.start();
        fake.reply("ListApplications", 200, "{\"ApplicationSummaries\": []}")
                .reply(
                        DREY + "cluster",
                        200,
                        "{\"incarnation\": \"" + JOB.substring(6) + "\", \"flinkRest\": \"" + fake.endpoint() + "\"}")
                .reply(JOB, 200, """
                        {"jid": "j", "name": "n", "state": "RUNNING", "vertices": [
                         {"id": "v1", "name": "Source: numbers", "parallelism": 1},
                         {"id": "v2", "name": "Window -> Sink", "parallelism": 2}]}""")
                .reply(
                        "/taskmanagers",
                        200,
                        "{\"taskmanagers\": [{\"id\": \"flink-taskmanager-1\"}, {\"id\": \"flink-taskmanager-2\"}]}");
    }

    @AfterEach
    void tearDown() {
        fake.close();
    }

    @Test
    void checkpointsAreListedWithWhyTheyFailed() {
        fake.reply(JOB + "/checkpoints", 200, """
                {"history": [
                 {"id": 8, "status": "FAILED", "checkpoint_type": "CHECKPOINT", "trigger_timestamp": 0,
                  "end_to_end_duration": 4000, "num_subtasks": 3, "num_acknowledged_subtasks": 1,
                  "failure_message": "Checkpoint expired before completing."},
                 {"id": 7, "status": "COMPLETED", "is_savepoint": true, "trigger_timestamp": 0, "state_size": 2000}]}""");

        TypedCommand command = run(new CheckpointsCommand(), "clicks");

        assertThat(command.code()).as(command.err()).isZero();
        assertThat(command.out().lines().toList())
                .hasSize(3)
                .anySatisfy(line -> assertThat(line)
                        .startsWith("8   CHECKPOINT  FAILED")
                        .contains("1970-01-01T00:00:00Z", "4.0 s", "1 of 3", "Checkpoint expired before completing."))
                .anySatisfy(line -> assertThat(line).startsWith("7   SAVEPOINT").contains("2.0 KB"));
    }

    @Test
    void theSlowestSubtasksOfACheckpointStandFirst() {
        String details = JOB + "/checkpoints/details/7";
        fake.reply(
                        details,
                        200,
                        "{\"id\": 7, \"status\": \"COMPLETED\", \"checkpoint_type\": \"CHECKPOINT\", \"num_subtasks\": 3}")
                .reply(details + "/subtasks/v1", 200, """
                        {"subtasks": [{"index": 0, "status": "completed", "ack_timestamp": 5, "end_to_end_duration": 20,
                         "start_delay": 1, "alignment": {"duration": 2}, "checkpoint": {"sync": 3, "async": 4}}]}""")
                .reply(details + "/subtasks/v2", 200, """
                        {"subtasks": [
                         {"index": 0, "status": "completed", "ack_timestamp": 5, "end_to_end_duration": 9000, "start_delay": 8000,
                          "alignment": {"duration": 100, "persisted": 12}, "checkpoint": {"sync": 200, "async": 300}},
                         {"index": 1, "status": "pending_or_failed"}]}""");

        TypedCommand command = run(new CheckpointsCommand(), "clicks", "7");

        assertThat(command.code()).as(command.err()).isZero();
        assertThat(command.out().lines().skip(3).toList())
                .satisfiesExactly(
                        line -> assertThat(line).contains("Window -> Sink", "not acknowledged"),
                        line -> assertThat(line)
                                .contains(
                                        "Window -> Sink", "9.0 s", "8.0 s", "0.1 s", "0.2 s", "0.3 s", "0.4 s", "12 B"),
                        line -> assertThat(line).contains("Source: numbers", "20 ms", "10 ms"));
        assertThat(run(new CheckpointsCommand(), "clicks", "7", "--json").out()).contains("\"beforeBarrier\" : 400");
    }

    @Test
    void aCheckpointThatFlinkHasForgottenIsSaidToBeForgotten() {
        fake.reply(JOB + "/checkpoints/details/1", 404, "{\"errors\": [\"Could not find checkpointing statistics\"]}");

        assertThat(run(new CheckpointsCommand(), "clicks", "1").err()).contains("does not know checkpoint 1");
    }

    @Test
    void threadsOfOneOrAllTaskManagersAreShown() {
        fake.reply("/taskmanagers/flink-taskmanager-1/thread-dump", 200, dump("one"))
                .reply("/taskmanagers/flink-taskmanager-2/thread-dump", 200, dump("two"));

        assertThat(run(new ThreadsCommand(), "clicks").out())
                .contains("=== flink-taskmanager-1", "\"one\" Id=1 RUNNABLE", "=== flink-taskmanager-2", "\"two\"");
        assertThat(run(new ThreadsCommand(), "clicks", "--task-manager", "2").out())
                .doesNotContain("one");
        assertThat(run(new ThreadsCommand(), "clicks", "--task-manager", "9").err())
                .contains("no task manager 9", "flink-taskmanager-1, flink-taskmanager-2");
    }

    @Test
    void aFlameGraphIsDrawnWhenFlinkHasSampled() throws IOException {
        String path = JOB + "/vertices/v2/flamegraph";
        fake.reply(path, 200, "{\"endTimestamp\": -2, \"data\": null}").reply(path, 200, """
                {"endTimestamp": 5, "data": {"name": "root", "value": 10, "children": [
                 {"name": "java.lang.Thread.run:1", "value": 10, "children": [
                  {"name": "org.example.Job.map<String>:7", "value": 6, "children": []}]}]}}""");
        Path svg = folder.resolve("f.svg");
        Path html = folder.resolve("f.html");

        TypedCommand command = run(new FlameGraphCommand(), "clicks", "--operator", "window", "-o", svg.toString());

        assertThat(command.code()).as(command.err()).isZero();
        assertThat(Files.readString(svg))
                .startsWith("<?xml")
                .contains("org.example.Job.map&lt;String&gt;:7: 6 samples, 60.0 %", "data-w=\"720.000\"");
        assertThat(run(new FlameGraphCommand(), "clicks", "--operator", "window", "-o", html.toString())
                        .code())
                .isZero();
        assertThat(Files.readString(html)).contains("<h2>Window -&gt; Sink</h2>", "10 samples");
        assertThat(run(new FlameGraphCommand(), "clicks", "--operator", "nothing", "-o", "x")
                        .err())
                .contains("Source: numbers; Window -> Sink");
        assertThat(run(new FlameGraphCommand(), "clicks", "--type", "some", "-o", "x")
                        .err())
                .contains("on-cpu, off-cpu and full");
    }

    @Test
    void failuresAreShownWithTheirRootCauseFirst() {
        fake.reply(DREY + "events", 200, """
                {"events": [
                 {"sequence": 1, "at": "2026-01-02T12:00:00Z", "kind": "JOB", "severity": "ERROR", "message": "m",
                  "details": {"task": "Map (1/2)", "taskManager": "flink-taskmanager-1",
                   "stackTrace": "a.Outer: failed\\n\\tat x.Y(Z.java:1)\\nCaused by: b.Middle: because\\nof two lines\\n\\tat x\\n\\t... 3 more\\nCaused by: c.Root: disk full\\n\\tat y\\n"}},
                 {"sequence": 2, "at": "2026-01-02T12:00:01Z", "kind": "NOTE", "severity": "INFO", "message": "other", "details": {}}]}""");

        TypedCommand command = run(new ExceptionsCommand(), "clicks");

        assertThat(command.out().lines())
                .containsExactly(
                        "2026-01-02T12:00:00Z  Map (1/2)  on flink-taskmanager-1",
                        "  c.Root: disk full",
                        "    led to b.Middle: because of two lines",
                        "    led to a.Outer: failed");
        assertThat(run(new ExceptionsCommand(), "clicks", "--stack").out()).contains("    | \tat x.Y(Z.java:1)");
    }

    @Test
    void anApplicationWithoutAClusterIsSaidToHaveNone() {
        fake.forget(DREY + "cluster").reply(DREY + "cluster", 404, "{}");

        assertThat(run(new ThreadsCommand(), "clicks").err()).contains("does not run now", "drey start clicks");
    }

    private static String dump(String thread) {
        return "{\"threadInfos\": [{\"threadName\": \"" + thread + "\", \"stringifiedThreadInfo\": \"\\\"" + thread
                + "\\\" Id=1 RUNNABLE\\n\\tat a.B.c(B.java:1)\\n\\n\"}]}";
    }

    private TypedCommand run(Object command, String... arguments) {
        return TypedCommand.run(() -> new CommandLine(command), fake, arguments);
    }
}
