package dev.drey.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.runtime.state.memory.ByteStreamStateHandle;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StandByTest {

    @TempDir
    private Path folder;

    private static List<JobOperator> operators(String uid) {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.fromSequence(0, Long.MAX_VALUE)
                .uid(uid)
                .name("numbers")
                .sinkTo(new DiscardingSink<>())
                .uid("nowhere");
        return JobOperator.of(env.getStreamGraph());
    }

    private CompletableFuture<Optional<String>> await(String uid, boolean allowNonRestored) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return new StandBy(folder, allowNonRestored)
                        .await(operators(uid), getClass().getClassLoader());
            } catch (java.io.IOException | InterruptedException failure) {
                throw new IllegalStateException(failure);
            }
        });
    }

    /** As a checkpoint of a job with these operators leaves it: the first of them has state. */
    private void leaveState(List<JobOperator> former) throws Exception {
        OperatorID id = new OperatorID(org.apache.flink.util.StringUtils.hexStringToByte(
                former.get(0).ids().iterator().next()));
        OperatorState state = new OperatorState(id, 1, 128);
        state.setCoordinatorState(new ByteStreamStateHandle("splits", new byte[] {1}));
        try (OutputStream out = Files.newOutputStream(folder.resolve("_metadata"))) {
            Checkpoints.storeCheckpointMetadata(
                    new CheckpointMetadata(7, List.of(state), Collections.emptyList()), out);
        }
        OperatorTitles.write(folder.resolve("operators"), former);
    }

    @Test
    void jobWhoseStateFitsIsReadyAndBeginsOnceItIsTold() throws Exception {
        leaveState(operators("numbers"));

        CompletableFuture<Optional<String>> state = await("numbers", false);

        while (!Files.exists(folder.resolve("ready"))) {
            assertThat(state).isNotDone();
            Thread.onSpinWait();
        }
        assertThat(state).isNotDone();
        Files.writeString(folder.resolve("told"), "file:/state/savepoint-1");
        Files.move(folder.resolve("told"), folder.resolve("go"));
        assertThat(state.get(10, TimeUnit.SECONDS)).hasValue("file:/state/savepoint-1");
    }

    @Test
    void jobMayBeginWithoutState() throws Exception {
        Files.createFile(folder.resolve("go"));

        assertThat(await("numbers", false).get(10, TimeUnit.SECONDS)).isEmpty();
    }

    @Test
    void jobWhoseStateDoesNotFitIsNotReady() throws Exception {
        leaveState(operators("numbers"));

        assertThatThrownBy(await("figures", false)::join)
                .hasRootCauseInstanceOf(IllegalStateException.class)
                .hasMessageContaining("state of operator 'Source: numbers' (uid 'numbers')")
                .hasMessageContaining("'Source: numbers' (uid 'figures')");
        assertThat(folder.resolve("ready")).doesNotExist();
        assertThat(folder.resolve("refusal")).content().startsWith("There is state of operator");
    }

    @Test
    void jobThatMayDropStateIsReady() throws Exception {
        leaveState(operators("numbers"));
        Files.createFile(folder.resolve("go"));

        assertThat(await("figures", true).get(10, TimeUnit.SECONDS)).isEmpty();
    }
}
