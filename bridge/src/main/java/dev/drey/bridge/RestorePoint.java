package dev.drey.bridge;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.StateObjectCollection;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.runtime.state.AbstractChannelStateHandle;
import org.apache.flink.runtime.state.IncrementalKeyedStateHandle.HandleAndLocalPath;
import org.apache.flink.runtime.state.IncrementalRemoteKeyedStateHandle;
import org.apache.flink.runtime.state.KeyGroupsStateHandle;
import org.apache.flink.runtime.state.OperatorStreamStateHandle;
import org.apache.flink.runtime.state.StateObject;
import org.apache.flink.runtime.state.filesystem.FileStateHandle;
import org.jspecify.annotations.Nullable;

/**
 * The checkpoint or savepoint that a job is to begin with, looked at before the job is handed on. Flink itself finds out
 * task by task that a file is missing, and then tries again for ever.
 */
final class RestorePoint {

    private static final int PROBLEMS_TOLD = 3;
    private static final String METADATA = "_metadata";

    private final String path;
    private final List<String> problems = new ArrayList<>();
    private @Nullable IOException unreachable;

    private RestorePoint(String path) {
        this.path = path;
    }

    /**
     * Returns when the state that {@code run} names, if any, is complete: its metadata can be read, and every file that the
     * metadata names is there with its whole length.
     *
     * @throws UnusableStateException that says what is wrong
     * @throws IOException when the place where the state lies cannot be reached, so that nothing is known about the state
     */
    static void verify(Configuration run, ClassLoader programLoader) throws UnusableStateException, IOException {
        SavepointRestoreSettings settings = SavepointRestoreSettings.fromConfiguration(run);
        if (settings.restoreSavepoint()) {
            verify(settings.getRestorePath(), programLoader);
        }
    }

    /** The same for the state at {@code path}. */
    static void verify(String path, ClassLoader programLoader) throws UnusableStateException, IOException {
        new RestorePoint(path).verify(programLoader);
    }

    private void verify(ClassLoader programLoader) throws UnusableStateException, IOException {
        byte[] metadata = readMetadata();
        try {
            load(metadata, programLoader).getOperatorStates().stream()
                    .flatMap(operator -> operator.getStates().stream())
                    .flatMap(RestorePoint::parts)
                    .forEach(this::check);
        } catch (IOException | RuntimeException unreadable) {
            throw withoutMetadata(unreadable);
        }
        if (unreachable != null) {
            throw new IOException("The place of " + path + " cannot be reached: " + unreachable, unreachable);
        }
        if (!problems.isEmpty()) {
            String told = String.join(", ", problems.subList(0, Math.min(PROBLEMS_TOLD, problems.size())));
            int more = problems.size() - PROBLEMS_TOLD;
            throw new UnusableStateException(
                    path + " cannot be restored: " + told + (more > 0 ? ", and " + more + " more" : ""));
        }
    }

    private static Stream<StateObject> parts(OperatorSubtaskState state) {
        return Stream.<StateObjectCollection<? extends StateObject>>of(
                        state.getManagedOperatorState(),
                        state.getRawOperatorState(),
                        state.getManagedKeyedState(),
                        state.getRawKeyedState(),
                        state.getInputChannelState(),
                        state.getResultSubpartitionState())
                .flatMap(StateObjectCollection::stream);
    }

    private UnusableStateException withoutMetadata(Exception unreadable) {
        return new UnusableStateException(
                path + " cannot be restored: its metadata cannot be read (" + unreadable + ")");
    }

    /** Apart from what is made of it, so that a place which cannot be reached is not taken for damage. */
    private byte[] readMetadata() throws UnusableStateException, IOException {
        try {
            Path metadata = new Path(path).getName().equals(METADATA) ? new Path(path) : new Path(path, METADATA);
            try (InputStream in = metadata.getFileSystem().open(metadata)) {
                return in.readAllBytes();
            }
        } catch (FileNotFoundException missing) {
            throw withoutMetadata(missing);
        } catch (IOException failure) {
            if (isOnDisk(new Path(path))) {
                throw withoutMetadata(failure);
            }
            throw new IOException("The place of " + path + " cannot be reached: " + failure, failure);
        }
    }

    /** What the operating system says of a disk is final; another machine may be there again in a while. */
    private static boolean isOnDisk(Path place) throws IOException {
        return !place.getFileSystem().isDistributedFS();
    }

    private CheckpointMetadata load(byte[] metadata, ClassLoader programLoader) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(metadata));
        return Checkpoints.loadCheckpointMetadata(in, programLoader, path);
    }

    /** Kinds of state that are not known here are left for Flink to judge. */
    private void check(StateObject state) {
        if (state instanceof FileStateHandle file) {
            checkFile(file.getFilePath(), file.getStateSize());
        } else if (state instanceof KeyGroupsStateHandle keyed) {
            check(keyed.getDelegateStateHandle());
        } else if (state instanceof OperatorStreamStateHandle operator) {
            check(operator.getDelegateStateHandle());
        } else if (state instanceof AbstractChannelStateHandle<?> channel) {
            check(channel.getDelegate());
        } else if (state instanceof IncrementalRemoteKeyedStateHandle increment) {
            check(IncrementFiles.metadataOf(increment));
            Stream.concat(increment.getSharedState().stream(), increment.getPrivateState().stream())
                    .map(HandleAndLocalPath::getHandle)
                    .forEach(this::check);
        } else if (FileSegment.isOne(state)) {
            FileSegment segment = FileSegment.of(state);
            checkFile(segment.file(), segment.end());
        }
    }

    private void checkFile(Path file, long length) {
        try {
            long found = FileSystem.get(file.toUri()).getFileStatus(file).getLen();
            if (found < length) {
                problems.add(file + " has " + found + " of " + length + " bytes");
            }
        } catch (FileNotFoundException missing) {
            problems.add(file + " is missing");
        } catch (IOException failure) {
            addUnreadable(file, failure);
        }
    }

    private void addUnreadable(Path file, IOException failure) {
        try {
            if (isOnDisk(file)) {
                problems.add(file + " cannot be read (" + failure + ")");
            } else {
                unreachable = failure;
            }
        } catch (IOException unknown) {
            unreachable = unknown;
        }
    }
}
