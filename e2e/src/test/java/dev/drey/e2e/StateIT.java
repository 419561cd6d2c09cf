package dev.drey.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.drey.flink.Checkpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;

/** What {@code drey state} says of a job with a known number of keys, beside what Flink itself says of the same checkpoint. */
@ExtendWith(SharedService.class)
class StateIT {

    private static final int KEYS = 700;
    private static final int BYTES = 300;
    private static final Duration TO_FILL = Duration.ofSeconds(60);

    /** What it said, and how it exited. */
    private record Answer(int code, JsonNode json, String words) {}

    private static Plan plan(Line line, Map<String, String> own) {
        return Plan.of(line, Program.STATE)
                .withParallelism(2, 2)
                .withProperties(
                        "state",
                        Map.of(
                                "keys", String.valueOf(KEYS),
                                "bytes", String.valueOf(BYTES),
                                "first", String.valueOf(KEYS),
                                "per.second", "2000"))
                .withProperties("drey.flink", own);
    }

    @ParameterizedTest
    @EitherLine
    void ofRocksDbItSaysWhatFlinkSaysAndCountsTheKeys(Line line, DreyService service) throws Exception {
        Map<String, String> incremental =
                Map.of("state.backend.type", "rocksdb", "execution.checkpointing.incremental", "true");
        try (TestApplication application =
                TestApplication.create(service, "state-rocks-" + line.suffix(), plan(line, incremental))) {
            Flink flink = application.run();
            JsonNode found = awaitAllKeys(service, application);

            JsonNode operator = operator(found);
            assertThat(operator.path("formats").path(0).asText()).isEqualTo("ROCKSDB_INCREMENTAL");
            assertThat(operator.path("uid").asText()).isEqualTo("state");
            assertThat(operator.path("unread")).isEmpty();
            assertKept(operator);
            assertThat(operator.path("subtasks")).hasSize(2);
            Checkpoint same = flink.recentCheckpoints().stream()
                    .filter(one -> one.id() == found.path("checkpointId").asLong())
                    .findFirst()
                    .orElseThrow();
            assertThat(found.path("bytes").asLong()).isEqualTo(same.fullSizeBytes());
            assertThat(flink.job().isFullyRunning()).isTrue();
            try (Stream<Path> left = Files.list(service.data().resolve("inspections"))) {
                assertThat(left).as("files left by reading state").isEmpty();
            }
        }
    }

    @ParameterizedTest
    @EitherLine
    void ofTheHeapInBucketsItReadsSnapshotsAndWhatHasGrown(Line line, DreyService service) throws Exception {
        String bucket = "state-" + line.suffix();
        TestApplication.makeBucket(service, bucket);
        Map<String, String> heap = Map.of(
                "state.backend.type", "hashmap",
                "execution.checkpointing.dir", "s3://" + bucket + "/flink",
                "execution.checkpointing.savepoint-dir", "s3://" + bucket + "/flink");
        try (TestApplication application =
                TestApplication.create(service, "state-heap-" + line.suffix(), plan(line, heap))) {
            application.run();
            JsonNode checkpoint = awaitAllKeys(service, application);
            assertThat(operator(checkpoint).path("formats").path(0).asText()).isEqualTo("HEAP");
            assertKept(operator(checkpoint));
            application.snapshot("filled");
            application.stop();

            Answer snapshot = state(service, application.name(), "filled", "--json");
            assertThat(snapshot.code()).as(snapshot.words()).isZero();
            assertThat(snapshot.json().path("snapshot").asText()).isEqualTo("filled");
            assertKept(operator(snapshot.json()));

            String location = snapshot.json().path("location").asText();
            Answer elsewhere = state(
                    service, "--path", location, "--runtime", line.runtimeEnvironment(), "--since", location, "--json");
            assertThat(elsewhere.code()).as(elsewhere.words()).isZero();
            assertThat(elsewhere.json().path("bytes").asLong())
                    .isEqualTo(snapshot.json().path("bytes").asLong());
            assertThat(elsewhere.json().path("growth").toString()).contains("kept");

            Answer words = state(service, application.name(), "filled");
            assertThat(words.words())
                    .contains("Snapshot filled of application " + application.name())
                    .contains("kept")
                    .contains("heaviest keys");
            Answer unknown = state(service, application.name(), "nothing-like-it");
            assertThat(unknown.code()).isEqualTo(1);
        }
    }

    private static JsonNode kept(JsonNode operator) {
        return StreamSupport.stream(operator.path("states").spliterator(), false)
                .filter(state -> state.path("name").asText().equals("kept"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(operator.toPrettyString()));
    }

    private static void assertKept(JsonNode operator) {
        JsonNode kept = kept(operator);
        assertThat(kept.path("entries").asInt()).isEqualTo(KEYS);
        assertThat(kept.path("keys").asInt()).isEqualTo(KEYS);
        assertThat(kept.path("expires").asBoolean(true)).isFalse();
        assertThat(kept.path("bytes").asLong()).isBetween((long) KEYS * BYTES, (long) KEYS * (BYTES + 50));
        assertThat(kept.path("heaviestKeys").path(0).path("key").asText()).matches("\\d{1,3}");
    }

    private static JsonNode operator(JsonNode found) {
        return StreamSupport.stream(found.path("operators").spliterator(), false)
                .filter(operator -> operator.path("name").asText().equals("state"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(found.toPrettyString()));
    }

    /** The answer of the first checkpoint that has them all. */
    private static JsonNode awaitAllKeys(DreyService service, TestApplication application) throws Exception {
        application.flink().awaitNextCheckpoint();
        return Await.until(
                "a checkpoint has all keys",
                TO_FILL,
                () -> {
                    Answer answer = state(service, application.name(), "--json");
                    assertThat(answer.code()).as(answer.words()).isZero();
                    return answer.json();
                },
                found -> kept(operator(found)).path("entries").asInt() == KEYS);
    }

    private static Answer state(DreyService service, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Build.script(service.data()).toString(),
                "state",
                "--data",
                service.data().toString()));
        command.addAll(List.of(options));
        Path said = service.data().resolve("state.out");
        Path failed = service.data().resolve("state.err");
        Process process = new ProcessBuilder(command)
                .redirectOutput(said.toFile())
                .redirectError(failed.toFile())
                .start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS))
                .as("drey state answers in time")
                .isTrue();
        String text = Files.readString(said);
        boolean json = text.startsWith("{");
        return new Answer(
                process.exitValue(), new ObjectMapper().readTree(json ? text : "{}"), text + Files.readString(failed));
    }
}
