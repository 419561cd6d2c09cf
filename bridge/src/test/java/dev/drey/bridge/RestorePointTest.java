package dev.drey.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.runtime.state.IncrementalKeyedStateHandle.HandleAndLocalPath;
import org.apache.flink.runtime.state.IncrementalRemoteKeyedStateHandle;
import org.apache.flink.runtime.state.KeyGroupRange;
import org.apache.flink.runtime.state.StreamStateHandle;
import org.apache.flink.runtime.state.filesystem.FileStateHandle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On metadata as Flink writes it, of an incremental RocksDB state. */
final class RestorePointTest {

    private static final String CONTENT = "state";

    @TempDir
    private Path job;

    private Path metadata;

    @BeforeEach
    void completeCheckpoint() throws IOException {
        Files.createDirectories(job.resolve("shared"));
        metadata = Files.createDirectories(job.resolve("chk-7")).resolve("_metadata");
        OperatorState operator = new OperatorState(new OperatorID(), 1, 128);
        operator.putState(
                0,
                OperatorSubtaskState.builder()
                        .setManagedKeyedState(new IncrementalRemoteKeyedStateHandle(
                                UUID.randomUUID(),
                                new KeyGroupRange(0, 127),
                                7,
                                List.of(HandleAndLocalPath.of(file("shared/1"), "1.sst")),
                                List.of(HandleAndLocalPath.of(file("chk-7/2"), "MANIFEST")),
                                file("chk-7/3")))
                        .build());
        try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(metadata))) {
            Checkpoints.storeCheckpointMetadata(new CheckpointMetadata(7, List.of(operator), List.of()), out);
        }
    }

    private StreamStateHandle file(String name) throws IOException {
        Path file = Files.writeString(job.resolve(name), CONTENT);
        return new FileStateHandle(new org.apache.flink.core.fs.Path(file.toUri()), CONTENT.length());
    }

    private void verify() throws UnusableStateException, IOException {
        Configuration run = new Configuration();
        SavepointRestoreSettings.toConfiguration(
                SavepointRestoreSettings.forPath(job.resolve("chk-7").toUri().toString()), run);
        RestorePoint.verify(run, getClass().getClassLoader());
    }

    @Test
    void completeStateIsAccepted() {
        assertThatCode(this::verify).doesNotThrowAnyException();
    }

    @Test
    void runWithoutStateIsAccepted() {
        assertThatCode(() -> RestorePoint.verify(new Configuration(), getClass().getClassLoader()))
                .doesNotThrowAnyException();
    }

    @Test
    void missingSharedFileIsNamed() throws IOException {
        Files.delete(job.resolve("shared/1"));
        assertThatThrownBy(this::verify)
                .isInstanceOf(UnusableStateException.class)
                .hasMessageContaining("chk-7")
                .hasMessageContaining("shared/1 is missing");
    }

    @Test
    void truncatedPrivateFileIsNamed() throws IOException {
        Files.writeString(job.resolve("chk-7/2"), "st");
        assertThatThrownBy(this::verify)
                .isInstanceOf(UnusableStateException.class)
                .hasMessageContaining("chk-7/2 has 2 of 5 bytes");
    }

    @Test
    void metadataThatIsGoneEmptyCutOrScrambledIsToldAsSuch() throws IOException {
        byte[] whole = Files.readAllBytes(metadata);
        for (byte[] damaged : List.of(new byte[0], Arrays.copyOf(whole, whole.length / 2), new byte[99])) {
            Files.write(metadata, damaged);
            assertThatThrownBy(this::verify)
                    .isInstanceOf(UnusableStateException.class)
                    .hasMessageContaining("its metadata cannot be read");
        }
        Files.delete(metadata);
        assertThatThrownBy(this::verify)
                .isInstanceOf(UnusableStateException.class)
                .hasMessageContaining("its metadata cannot be read");
    }

    @Test
    void theServiceKnowsTheFailureByTheNameOfItsClass() {
        assertThat(UnusableStateException.class.getSimpleName()).isEqualTo("UnusableStateException");
    }
}
