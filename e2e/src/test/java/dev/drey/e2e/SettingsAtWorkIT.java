package dev.drey.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationStatus;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.InvalidArgumentException;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.SnapshotDetails;

/**
 * What settings do to a running job, read from Flink's own answers and from its files. They take minutes, and run only
 * with {@code -Ddrey.settings=all}.
 */
@ExtendWith(SharedService.class)
@EnabledIfSystemProperty(named = "drey.settings", matches = "all")
class SettingsAtWorkIT {

    private static final Duration TO_SHOW = Duration.ofSeconds(90);

    /** 400 keys of 10 kB at once, and then 20 of them in a second. */
    private static final Map<String, String> MUCH_STATE_LITTLE_CHANGE =
            Map.of("keys", "400", "bytes", "10000", "first", "400", "per.second", "20");

    /** More than 40 numbers come in a second, of which the last operator takes 20. */
    private static final Map<String, String> TOO_SLOW =
            Map.of("keys", "10", "per.second", "10000", "slow.millis", "50");

    private static Plan plan(Line line, Map<String, String> state, String... settings) {
        Map<String, String> own = new TreeMap<>();
        for (int i = 0; i < settings.length; i += 2) {
            own.put(settings[i], settings[i + 1]);
        }
        return Plan.of(line, Program.STATE).withProperties("state", state).withProperties("drey.flink", own);
    }

    @Test
    void incrementalCheckpointsHoldChangesAndAsManyAsOneLikesAreKept(DreyService service) throws Exception {
        Plan plan = plan(Line.FLINK_1_20, MUCH_STATE_LITTLE_CHANGE, "execution.checkpointing.num-retained", "3");
        try (TestApplication application = TestApplication.create(service, "incremental", plan)) {
            Flink flink = application.run();
            JsonNode checkpoint =
                    flink.awaitCheckpoint(found -> found.path("state_size").asLong() > 3_500_000 && isIncrement(found));
            assertThat(checkpoint.path("id").asLong()).isGreaterThan(1);
            Path job = Path.of(URI.create(checkpoint.path("external_path").asText()))
                    .getParent();
            assertThat(bytes(job.resolve("shared"))).isGreaterThan(3_500_000);
            Await.that("three are kept", TO_SHOW, () -> folders(job).size() == 3);

            application.forceStop();
            List<String> left = folders(job);
            assertThat(left).hasSizeBetween(3, 4);
            String number = left.get(0).substring("chk-".length());
            drey(service, "start", "incremental", "--checkpoint", number);
            assertThat(application.flink().findRestored())
                    .hasValueSatisfying(path -> assertThat(path).endsWith("/chk-" + number));
        }
    }

    @Test
    void unalignedCheckpointsCompleteUnderBackPressureWhereAlignedOnesTimeOut(DreyService service) throws Exception {
        String[] impatient = {"execution.checkpointing.timeout", "4 s"};
        try (TestApplication aligned =
                TestApplication.create(service, "aligned", plan(Line.FLINK_2_2, TOO_SLOW, impatient))) {
            Flink flink = aligned.run();
            Await.that("a checkpoint has timed out", TO_SHOW, () -> flink.count("failed") >= 1);
            assertThat(flink.count("completed")).isZero();
        }
        Plan plan = plan(
                Line.FLINK_2_2,
                TOO_SLOW,
                "execution.checkpointing.timeout",
                "4 s",
                "execution.checkpointing.unaligned.enabled",
                "true");
        try (TestApplication unaligned = TestApplication.create(service, "unaligned", plan)) {
            JsonNode checkpoint = unaligned.run().awaitCheckpoint(found -> true);
            assertThat(checkpoint.path("checkpoint_type").asText()).isEqualTo("UNALIGNED_CHECKPOINT");
            assertThat(checkpoint.path("persisted_data").asLong()).isPositive();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "FLINK_1_20, rocksdb,  state.changelog.enabled, true",
        "FLINK_1_18, rocksdb,  state.backend.changelog.enabled, true",
        "FLINK_2_2,  forst,    execution.checkpointing.incremental, true",
        "FLINK_2_3,  forst,    execution.checkpointing.incremental, true",
        "FLINK_1_20, hashmap,  execution.checkpointing.incremental, false",
        "FLINK_1_20, rocksdb,  execution.checkpointing.incremental, false",
    })
    void backendsKeepStateThroughTheLossOfACluster(
            Line line, String backend, String key, String value, DreyService service) throws Exception {
        String name = "backend-" + backend + "-" + line.suffix();
        Plan plan = plan(line, MUCH_STATE_LITTLE_CHANGE, "state.backend.type", backend, key, value);
        try (TestApplication application = TestApplication.create(service, name, plan)) {
            Flink flink = application.run();
            JsonNode checkpoint =
                    flink.awaitCheckpoint(found -> found.path("state_size").asLong() > 3_500_000);
            assertThat(flink.checkpointConfig().path("state_backend").asText()).containsIgnoringCase(backend);
            // Of the whole state, or of the little that has changed since.
            boolean whole = value.equals("false");
            JsonNode later = flink.awaitCheckpoint(
                    found -> found.path("id").asLong() > checkpoint.path("id").asLong() && whole != isIncrement(found));
            assertThat(later.path("state_size").asLong()).isGreaterThan(3_500_000);
            loseAndRegain(application);
            application.stop();
            assertThat(application.run().findRestored())
                    .hasValueSatisfying(path -> assertThat(path).contains("/savepoints/"));
        }
    }

    @Test
    void stateInTheJobManagersMemoryIsBounded(DreyService service) throws Exception {
        Map<String, String> large = Map.of("keys", "400", "bytes", "20000", "first", "400", "per.second", "20");
        Plan plan = plan(
                Line.FLINK_1_20,
                large,
                "state.backend.type",
                "hashmap",
                "execution.checkpointing.storage",
                "jobmanager");
        try (TestApplication application = TestApplication.create(service, "bounded", plan)) {
            Flink flink = application.run();
            JsonNode failed = Await.until(
                    "a checkpoint has failed",
                    TO_SHOW,
                    () -> flink.checkpoints().path("latest").path("failed"),
                    found -> !found.path("failure_message").asText().isEmpty());
            assertThat(failed.path("failure_message").asText()).contains("Asynchronous task checkpoint failed");
            Await.that(
                    "Flink's log says why", TO_SHOW, () -> logsSay(service, "maximum permitted memory-backed state"));
            assertThat(flink.job().isFullyRunning()).isTrue();
            assertThat(flink.count("completed")).isZero();
        }
    }

    /** With a changelog checkpoints go on with the files of former jobs; what a snapshot holds must not be missed. */
    @Test
    void stateOutlivesTheSnapshotThatTheJobBeganWith(DreyService service) throws Exception {
        Plan plan = plan(Line.FLINK_1_20, MUCH_STATE_LITTLE_CHANGE, "state.changelog.enabled", "true");
        try (TestApplication application = TestApplication.create(service, "begun", plan)) {
            application.run().awaitCheckpoint(found -> found.path("state_size").asLong() > 3_500_000);
            SnapshotDetails begun = application.stop();
            Flink flink = application.run();
            String savepoint = flink.findRestored().orElseThrow();
            assertThat(savepoint).contains("/savepoints/");
            flink.awaitNextCheckpoint();
            flink.awaitNextCheckpoint();

            application.delete(begun);
            flink.awaitNextCheckpoint();
            loseAndRegain(application);
        }
    }

    /** Kills the job manager; another cluster has to go on with all of the state. */
    private static void loseAndRegain(TestApplication application) throws Exception {
        Cluster lost = application.cluster();
        Processes.kill(lost.jobManager());
        application.awaitClusterAfter(lost);
        assertThat(application.flink().findRestored())
                .hasValueSatisfying(path -> assertThat(path).contains(lost.jobId()));
        application.flink().awaitCheckpoint(found -> found.path("state_size").asLong() > 3_500_000);
    }

    @Test
    void checkpointsGoWithAJobThatIsEndedWhereTheyAreToldTo(DreyService service) throws Exception {
        Plan plan = plan(
                Line.FLINK_2_2,
                MUCH_STATE_LITTLE_CHANGE,
                "execution.checkpointing.externalized-checkpoint-retention",
                "DELETE_ON_CANCELLATION");
        try (TestApplication application = TestApplication.create(service, "deleting", plan)) {
            Flink flink = application.run();
            flink.awaitNextCheckpoint();
            assertThat(flink.checkpointConfig()
                            .path("externalization")
                            .path("delete_on_cancellation")
                            .asBoolean())
                    .isTrue();
            Path job = Path.of(URI.create(flink.newestCheckpoint().orElseThrow().externalPath()))
                    .getParent();
            Processes.kill(application.cluster().jobManager());
            Await.that(
                    "what a lost job manager leaves is gone on from",
                    TO_SHOW,
                    () -> application.findCluster().isPresent()
                            && !application
                                    .cluster()
                                    .jobId()
                                    .equals(job.getFileName().toString()));
            application.flink().awaitFullyRunning();
            assertThat(application.flink().findRestored()).isPresent();
            application.flink().awaitNextCheckpoint();
            Path second = Path.of(URI.create(
                            application.flink().newestCheckpoint().orElseThrow().externalPath()))
                    .getParent();
            application.forceStop();
            assertThat(second).doesNotExist();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "fixed-delay,  restart-strategy.fixed-delay.attempts, 1, restart-strategy.fixed-delay.delay, 100 ms",
        "failure-rate, restart-strategy.failure-rate.max-failures-per-interval, 1, restart-strategy.failure-rate.delay, 100 ms",
        "none, '', '', '', ''",
    })
    void restartStrategiesGiveUp(String type, String key, String value, String other, String its, DreyService service)
            throws Exception {
        Map<String, String> own = new TreeMap<>(Map.of("restart-strategy.type", type));
        if (!key.isEmpty()) {
            own.put(key, value);
            own.put(other, its);
        }
        Plan plan = Plan.of(Line.FLINK_1_20, Program.FAILING).withProperties("drey.flink", own);
        try (TestApplication application = TestApplication.create(service, "gives-up-" + type, plan)) {
            Flink flink = application.run();
            assertThat(flink.rest().configuration()).containsEntry("restart-strategy.type", type);
            application.await(ApplicationStatus.READY);
        }
    }

    @Test
    void timeToLiveBoundsStateWithTheCompactionFilter(DreyService service) throws Exception {
        Map<String, String> fresh = Map.of("fresh", "true", "bytes", "1000", "per.second", "500", "ttl.millis", "3000");
        try (TestApplication application = TestApplication.create(
                service,
                "ttl",
                plan(
                        Line.FLINK_1_20,
                        fresh,
                        "state.backend.rocksdb.writebuffer.size",
                        "1 mb",
                        "state.backend.rocksdb.compaction.level.max-size-level-base",
                        "4 mb"))) {
            Flink flink = application.run();
            flink.awaitAge(Duration.ofSeconds(75));
            JsonNode newest = flink.awaitCheckpoint(found -> true);
            assertThat(newest.path("state_size").asLong()).isLessThan(75L * 500 * 1000 / 2);
        }
    }

    @Test
    void localCopiesOfStateAreKept(DreyService service) throws Exception {
        Plan plan = plan(
                Line.FLINK_2_2,
                MUCH_STATE_LITTLE_CHANGE,
                "execution.checkpointing.local-backup.enabled",
                "true",
                "execution.state-recovery.from-local",
                "true");
        try (TestApplication application = TestApplication.create(service, "local", plan)) {
            Flink flink = application.run();
            flink.awaitCheckpoint(found -> found.path("state_size").asLong() > 3_500_000);
            try (Stream<Path> files = Files.walk(service.data().resolve("applications"))) {
                assertThat(files.map(Path::toString).filter(file -> file.contains("/localState/")))
                        .anyMatch(file -> file.contains("chk_"));
            }
        }
    }

    @Test
    void memoryIsDividedAsAskedOrRefused(DreyService service) throws Exception {
        Plan plan = plan(Line.FLINK_2_2, MUCH_STATE_LITTLE_CHANGE, "taskmanager.memory.managed.fraction", "0.1");
        try (TestApplication application = TestApplication.create(service, "divided", plan)) {
            JsonNode memory =
                    application.run().get("/taskmanagers/flink-taskmanager-1").path("memoryConfiguration");
            assertThat(memory.path("managedMemory").asLong() >> 20).isBetween(60L, 80L);
            assertThat(memory.path("taskHeap").asLong() >> 20).isGreaterThan(400);
        }
        Plan greedy = plan(Line.FLINK_2_2, MUCH_STATE_LITTLE_CHANGE, "taskmanager.memory.managed.size", "2 gb");
        assertThatThrownBy(() -> TestApplication.create(service, "greedy", greedy))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("divides the 1024 MiB of a KPU in a way that does not add up")
                .hasMessageContaining("Managed Memory");
    }

    private static boolean isIncrement(JsonNode checkpoint) {
        return checkpoint.path("checkpointed_size").asLong()
                < checkpoint.path("state_size").asLong() / 4;
    }

    private static boolean logsSay(DreyService service, String words) throws IOException {
        try (Stream<Path> files = Files.walk(service.data().resolve("applications"))) {
            for (Path log :
                    files.filter(file -> file.toString().endsWith(".log")).toList()) {
                if (Files.readString(log).contains(words)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The complete checkpoints of a job, oldest first. */
    private static List<String> folders(Path job) throws IOException {
        try (Stream<Path> entries = Files.list(job)) {
            return entries.filter(entry -> Files.exists(entry.resolve("_metadata")))
                    .map(entry -> entry.getFileName().toString())
                    .sorted(Comparator.comparingLong(name -> Long.parseLong(name.substring(4))))
                    .toList();
        }
    }

    private static long bytes(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    /** By the command line, which has to succeed. */
    private static void drey(DreyService service, String... arguments) throws IOException {
        List<String> command =
                new ArrayList<>(List.of(Build.script(service.data().getParent()).toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--endpoint", service.endpoint().toString()));
        SystemCommand.run(command.toArray(String[]::new));
    }
}
