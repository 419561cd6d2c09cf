package dev.drey.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Settings that show with jobs of a certain shape: of several pipelines, with an end, with a backlog, or held up. All of it
 * is read from Flink's own answers. Runs only with {@code -Ddrey.settings=all}.
 */
@ExtendWith(SharedService.class)
@EnabledIfSystemProperty(named = "drey.settings", matches = "all")
class JobShapesIT {

    private static final Duration TO_SHOW = Duration.ofSeconds(60);

    /** 400 keys of 10 kB at once, and then 20 of them in a second. */
    private static final Map<String, String> MUCH_STATE_LITTLE_CHANGE =
            Map.of("keys", "400", "bytes", "10000", "first", "400", "per.second", "20");

    /** All that it can, into an operator that takes 20 in a second. */
    private static final Map<String, String> TOO_SLOW =
            Map.of("keys", "10", "per.second", "10000", "slow.millis", "50");

    /** Nothing waits. */
    private static final Map<String, String> EASY = Map.of("keys", "10", "per.second", "100");

    private static Plan plan(Line line, Program program, Map<String, String> properties, String... settings) {
        Map<String, String> own = new TreeMap<>();
        for (int i = 0; i < settings.length; i += 2) {
            own.put(settings[i], settings[i + 1]);
        }
        String group = switch (program) {
            case PIPELINES -> "pipelines";
            case BACKLOG -> "backlog";
            default -> "state";
        };
        Plan plan = Plan.of(line, program).withProperties(group, properties);
        return own.isEmpty() ? plan : plan.withProperties("drey.flink", own);
    }

    @ParameterizedTest
    @CsvSource({"FLINK_1_20, region", "FLINK_2_2, region", "FLINK_2_2, full"})
    void onlyTheRegionThatFailedRestarts(Line line, String strategy, DreyService service) throws Exception {
        Plan plan = plan(
                line, Program.PIPELINES, Map.of("fails", "true"), "jobmanager.execution.failover-strategy", strategy);
        try (TestApplication application =
                TestApplication.create(service, "failover-" + strategy + "-" + line.suffix(), plan)) {
            Flink flink = application.run();
            Await.that("the first pipeline runs again", TO_SHOW, () -> attempt(flink, "first") == 1);
            flink.awaitFullyRunning();
            flink.awaitNextCheckpoint();
            int others = strategy.equals("region") ? 0 : 1;
            assertThat(attempt(flink, "second")).isEqualTo(others);
            assertThat(attempt(flink, "third")).isEqualTo(others);
            assertThat(attempt(flink, "first")).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"FLINK_1_20", "FLINK_2_2"})
    void checkpointsGoOnWhenAPipelineHasEnded(Line line, DreyService service) throws Exception {
        Plan plan = plan(line, Program.PIPELINES, Map.of("numbers", "300"));
        try (TestApplication application = TestApplication.create(service, "ended-" + line.suffix(), plan)) {
            Flink flink = application.run();
            assertThat(flink.checkpointConfig()
                            .path("checkpoints_after_tasks_finish")
                            .asBoolean())
                    .isTrue();
            awaitEnd(flink, "first");
            flink.awaitNextCheckpoint();
            flink.awaitNextCheckpoint();
            assertThat(state(flink, "second")).isEqualTo("RUNNING");
        }
    }

    @Test
    void checkpointsFailWhenAPipelineHasEndedIfTheyAreToldTo(DreyService service) throws Exception {
        Plan plan = plan(
                Line.FLINK_2_2,
                Program.PIPELINES,
                Map.of("numbers", "300"),
                "execution.checkpointing.checkpoints-after-tasks-finish",
                "false");
        try (TestApplication application = TestApplication.create(service, "ended-without", plan)) {
            Flink flink = application.run();
            awaitEnd(flink, "first");
            long failed = flink.count("failed");
            Await.that("two more checkpoints have failed", TO_SHOW, () -> flink.count("failed") >= failed + 2);
            long completed = flink.count("completed");
            Await.that("another one has failed", TO_SHOW, () -> flink.count("failed") >= failed + 3);
            assertThat(flink.count("completed")).isEqualTo(completed);
            assertThat(state(flink, "second")).isEqualTo("RUNNING");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"FLINK_1_20", "FLINK_2_2"})
    void noCheckpointIsTakenWhileASourceWorksOffItsBacklog(Line line, DreyService service) throws Exception {
        long backlog = 10_000;
        Plan plan = plan(
                line,
                Program.BACKLOG,
                Map.of("backlog.millis", String.valueOf(backlog)),
                "execution.checkpointing.interval-during-backlog",
                "0 ms");
        try (TestApplication application = TestApplication.create(service, "backlog-" + line.suffix(), plan)) {
            Flink flink = application.run();
            JsonNode oldest = oldest(flink);
            flink.awaitNextCheckpoint();
            flink.awaitNextCheckpoint();
            long began = flink.ofJob("").path("timestamps").path("RUNNING").asLong();
            assertThat(oldest.path("trigger_timestamp").asLong()).isGreaterThanOrEqualTo(began + backlog - 1_000);
        }
    }

    @Test
    void buffersShrinkUnderBackPressure(DreyService service) throws Exception {
        Plan plan = plan(
                Line.FLINK_1_20,
                Program.STATE,
                Map.of("keys", "10", "per.second", "100000", "slow.millis", "1", "slow.every", "4"),
                "taskmanager.network.memory.buffer-debloat.enabled",
                "true");
        try (TestApplication application = TestApplication.create(service, "debloat", plan)) {
            Flink flink = application.run();
            // All buffers of 32 kB are never worked off in a second by an operator that takes 4000 records in it.
            double unused = Await.until(
                    "buffers are small",
                    TO_SHOW,
                    () -> metric(flink, "slow", "debloatedBufferSize"),
                    size -> size > 0 && size < 16_384);
            double millis = Await.until(
                    "buffers hold what is worked off in about a second",
                    TO_SHOW,
                    () -> metric(flink, "slow", "estimatedTimeToConsumeBuffersMs"),
                    time -> time < 3_000);
            assertThat(millis).isPositive();
            flink.awaitNextCheckpoint();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"FLINK_1_20", "FLINK_2_2"})
    void aNativeSnapshotIsRestoredWithAnotherParallelism(Line line, DreyService service) throws Exception {
        Plan plan = plan(line, Program.STATE, MUCH_STATE_LITTLE_CHANGE)
                .withProperties("drey", Map.of("snapshot-format", "native"));
        try (TestApplication application = TestApplication.create(service, "native-" + line.suffix(), plan)) {
            Flink flink = application.run();
            flink.awaitCheckpoint(found -> found.path("state_size").asLong() > 3_500_000);
            application.snapshot("before");
            JsonNode taken =
                    flink.awaitCheckpoint(found -> found.path("is_savepoint").asBoolean());
            assertThat(taken.path("savepointFormat").asText()).isEqualToIgnoringCase("NATIVE");
            application.stop();

            application.update(request ->
                    request.applicationConfigurationUpdate(update -> update.flinkApplicationConfigurationUpdate(
                            settings -> settings.parallelismConfigurationUpdate(parallelism -> parallelism
                                    .configurationTypeUpdate("CUSTOM")
                                    .parallelismUpdate(3)
                                    .parallelismPerKPUUpdate(3)))));
            Flink wider = application.run();
            assertThat(wider.findRestored())
                    .hasValueSatisfying(path -> assertThat(path).contains("/savepoints/"));
            assertThat(vertex(wider, "state").path("parallelism").asInt()).isEqualTo(3);
            JsonNode first = wider.awaitCheckpoint(
                    found -> found.path("id").asLong() > taken.path("id").asLong());
            assertThat(first.path("state_size").asLong()).isGreaterThan(3_500_000);
        }
    }

    @Test
    void checkpointsBeginAlignedAndOvertakeOnlyWhenTheyAreHeldUp(DreyService service) throws Exception {
        String[] settings = {
            "execution.checkpointing.unaligned.enabled", "true",
            "execution.checkpointing.aligned-checkpoint-timeout", "1 s"
        };
        try (TestApplication easy =
                TestApplication.create(service, "easy", plan(Line.FLINK_2_2, Program.STATE, EASY, settings))) {
            Flink flink = easy.run();
            flink.awaitNextCheckpoint();
            flink.awaitNextCheckpoint();
            assertThat(flink.history())
                    .filteredOn(found -> found.path("status").asText().equals("COMPLETED"))
                    .isNotEmpty()
                    .allSatisfy(found -> {
                        assertThat(found.path("checkpoint_type").asText()).isEqualTo("CHECKPOINT");
                        assertThat(found.path("persisted_data").asLong()).isZero();
                    });
        }
        try (TestApplication slow =
                TestApplication.create(service, "slow", plan(Line.FLINK_2_2, Program.STATE, TOO_SLOW, settings))) {
            JsonNode switched = slow.run()
                    .awaitCheckpoint(
                            found -> found.path("checkpoint_type").asText().equals("UNALIGNED_CHECKPOINT"));
            assertThat(switched.path("end_to_end_duration").asLong()).isGreaterThanOrEqualTo(1_000);
            assertThat(switched.path("persisted_data").asLong()).isPositive();
        }
    }

    @Test
    void thePauseIsKeptBetweenCheckpoints(DreyService service) throws Exception {
        Plan plan = plan(Line.FLINK_2_2, Program.STATE, EASY)
                .withCheckpoints(checkpoints -> checkpoints
                        .configurationType("CUSTOM")
                        .checkpointingEnabled(true)
                        .checkpointInterval(500L)
                        .minPauseBetweenCheckpoints(3_000L));
        try (TestApplication application = TestApplication.create(service, "pause", plan)) {
            Flink flink = application.run();
            for (int count = 0; count < 3; count++) {
                flink.awaitNextCheckpoint();
            }
            List<JsonNode> oldestFirst = flink.history().stream()
                    .sorted(Comparator.comparingLong(found -> found.path("id").asLong()))
                    .toList();
            assertThat(oldestFirst).hasSizeGreaterThanOrEqualTo(3);
            for (int i = 1; i < 3; i++) {
                long ended = oldestFirst.get(i - 1).path("trigger_timestamp").asLong()
                        + oldestFirst.get(i - 1).path("end_to_end_duration").asLong();
                // Flink's timer counts in milliseconds, and rounds.
                assertThat(oldestFirst.get(i).path("trigger_timestamp").asLong())
                        .isGreaterThanOrEqualTo(ended + 2_990);
            }
        }
    }

    @Test
    void severalCheckpointsAreUnderWayWhereTheyMay(DreyService service) throws Exception {
        Plan plan = plan(
                Line.FLINK_1_20, Program.STATE, TOO_SLOW, "execution.checkpointing.max-concurrent-checkpoints", "3");
        try (TestApplication application = TestApplication.create(service, "concurrent", plan)) {
            Flink flink = application.run();
            Await.that("three are under way", TO_SHOW, () -> flink.count("in_progress") == 3);
        }
    }

    @Test
    void theJobRestartsAfterMoreFailedCheckpointsThanAreTolerated(DreyService service) throws Exception {
        Plan plan = plan(
                Line.FLINK_2_2,
                Program.STATE,
                Map.of("keys", "400", "bytes", "20000", "first", "400", "per.second", "20"),
                "state.backend.type",
                "hashmap",
                "execution.checkpointing.storage",
                "jobmanager",
                "execution.checkpointing.tolerable-failed-checkpoints",
                "1");
        try (TestApplication application = TestApplication.create(service, "tolerable", plan)) {
            Flink flink = application.run();
            JsonNode failure = Await.until(
                    "the job has failed for its checkpoints",
                    TO_SHOW,
                    () -> flink.ofJob("/exceptions")
                            .path("exceptionHistory")
                            .path("entries")
                            .path(0),
                    found -> found.has("stacktrace"));
            assertThat(failure.path("stacktrace").asText()).contains("Exceeded checkpoint tolerable failure threshold");
            assertThat(flink.count("failed")).isGreaterThanOrEqualTo(2);
        }
    }

    private static JsonNode oldest(Flink flink) {
        flink.awaitCheckpoint(found -> true);
        return flink.history().stream()
                .min(Comparator.comparingLong(found -> found.path("id").asLong()))
                .orElseThrow();
    }

    private static void awaitEnd(Flink flink, String pipeline) {
        Await.that(
                "pipeline " + pipeline + " has ended",
                TO_SHOW,
                () -> state(flink, pipeline).equals("FINISHED"));
    }

    private static String state(Flink flink, String vertex) throws IOException, InterruptedException {
        return vertex(flink, vertex).path("status").asText();
    }

    /** Of the only subtask, counted from 0. */
    private static int attempt(Flink flink, String vertex) throws IOException, InterruptedException {
        String id = vertex(flink, vertex).path("id").asText();
        JsonNode subtasks = flink.ofJob("/vertices/" + id).path("subtasks");
        assertThat(subtasks).hasSize(1);
        return subtasks.path(0).path("attempt").asInt();
    }

    private static JsonNode vertex(Flink flink, String name) throws IOException, InterruptedException {
        return StreamSupport.stream(flink.ofJob("").path("vertices").spliterator(), false)
                .filter(vertex -> vertex.path("name").asText().contains(name))
                .findFirst()
                .orElseThrow(() -> new IOException("there is no task " + name));
    }

    /** A metric of the first subtask, in whatever group it is; 0 before there is one. */
    private static double metric(Flink flink, String vertex, String name) throws IOException, InterruptedException {
        String metrics = "/vertices/" + vertex(flink, vertex).path("id").asText() + "/metrics";
        for (JsonNode known : flink.ofJob(metrics)) {
            String id = known.path("id").asText();
            if (id.startsWith("0.") && id.endsWith(name)) {
                return flink.ofJob(metrics + "?get=" + id).path(0).path("value").asDouble();
            }
        }
        return 0;
    }
}
