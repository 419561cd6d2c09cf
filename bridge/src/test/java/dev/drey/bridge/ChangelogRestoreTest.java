package dev.drey.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.runtime.state.IncrementalKeyedStateHandle.HandleAndLocalPath;
import org.apache.flink.runtime.state.IncrementalRemoteKeyedStateHandle;
import org.apache.flink.runtime.state.KeyGroupRange;
import org.apache.flink.runtime.state.KeyGroupRangeOffsets;
import org.apache.flink.runtime.state.KeyGroupsSavepointStateHandle;
import org.apache.flink.runtime.state.KeyedStateHandle;
import org.apache.flink.runtime.state.StreamStateHandle;
import org.apache.flink.runtime.state.filesystem.FileStateHandle;
import org.apache.flink.runtime.state.filesystem.RelativeFileStateHandle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On metadata as Flink writes it. */
final class ChangelogRestoreTest {

    private static final KeyGroupRange ALL = new KeyGroupRange(0, 127);

    @TempDir
    private Path savepoint;

    private StreamStateHandle relative(String name) {
        return new RelativeFileStateHandle(
                new org.apache.flink.core.fs.Path(savepoint.resolve(name).toUri()), name, 5);
    }

    private String write(KeyedStateHandle keyed) throws IOException {
        OperatorState operator = new OperatorState(new OperatorID(), 1, 128);
        operator.putState(
                0, OperatorSubtaskState.builder().setManagedKeyedState(keyed).build());
        try (OutputStream out = Files.newOutputStream(savepoint.resolve("_metadata"))) {
            Checkpoints.storeCheckpointMetadata(new CheckpointMetadata(7, List.of(operator), List.of()), out);
        }
        return savepoint.toUri().toString();
    }

    private KeyedStateHandle read(String path) throws IOException {
        try (DataInputStream in = new DataInputStream(
                Files.newInputStream(Path.of(URI.create(path)).resolve("_metadata")))) {
            return Checkpoints.loadCheckpointMetadata(in, getClass().getClassLoader(), path)
                    .getOperatorStates()
                    .iterator()
                    .next()
                    .getState(0)
                    .getManagedKeyedState()
                    .iterator()
                    .next();
        }
    }

    private String whole(String name) {
        return savepoint.resolve(name).toUri().getPath();
    }

    @Test
    void aSavepointsFilesAreNamedByTheirWholePathsAndTheSavepointItselfStaysAsItIs() throws IOException {
        String path = write(new KeyGroupsSavepointStateHandle(new KeyGroupRangeOffsets(ALL), relative("1")));
        byte[] before = Files.readAllBytes(savepoint.resolve("_metadata"));

        String prepared = ChangelogRestore.withWholePaths(path, getClass().getClassLoader());

        assertThat(prepared).isNotEqualTo(path).startsWith("file:");
        KeyGroupsSavepointStateHandle keyed = (KeyGroupsSavepointStateHandle) read(prepared);
        assertThat(keyed.getDelegateStateHandle()).isExactlyInstanceOf(FileStateHandle.class);
        assertThat(((FileStateHandle) keyed.getDelegateStateHandle())
                        .getFilePath()
                        .getPath())
                .isEqualTo(whole("1"));
        assertThat(keyed.getDelegateStateHandle().getStateSize()).isEqualTo(5);
        assertThat(Files.readAllBytes(savepoint.resolve("_metadata"))).isEqualTo(before);
    }

    @Test
    void soAreThoseOfAnIncrement() throws IOException {
        String path = write(new IncrementalRemoteKeyedStateHandle(
                UUID.randomUUID(),
                ALL,
                7,
                List.of(HandleAndLocalPath.of(relative("1"), "1.sst")),
                List.of(HandleAndLocalPath.of(relative("2"), "MANIFEST")),
                relative("3")));

        String prepared = ChangelogRestore.withWholePaths(path, getClass().getClassLoader());

        IncrementalRemoteKeyedStateHandle keyed = (IncrementalRemoteKeyedStateHandle) read(prepared);
        assertThat(keyed.getSharedState().get(0).getHandle()).isExactlyInstanceOf(FileStateHandle.class);
        assertThat(keyed.getPrivateState().get(0).getHandle()).isExactlyInstanceOf(FileStateHandle.class);
        assertThat(IncrementFiles.metadataOf(keyed)).isExactlyInstanceOf(FileStateHandle.class);
        assertThat(keyed.getCheckpointId()).isEqualTo(7);
    }

    @Test
    void whatHasWholePathsIsTakenAsItIs() throws IOException {
        String path = write(new KeyGroupsSavepointStateHandle(
                new KeyGroupRangeOffsets(ALL),
                new FileStateHandle(
                        new org.apache.flink.core.fs.Path(savepoint.resolve("1").toUri()), 5)));

        assertThat(ChangelogRestore.withWholePaths(path, getClass().getClassLoader()))
                .isEqualTo(path);
    }
}
