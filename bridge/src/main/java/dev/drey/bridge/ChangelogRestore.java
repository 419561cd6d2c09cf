package dev.drey.bridge;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.StateObjectCollection;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.runtime.state.IncrementalKeyedStateHandle.HandleAndLocalPath;
import org.apache.flink.runtime.state.IncrementalRemoteKeyedStateHandle;
import org.apache.flink.runtime.state.KeyGroupsSavepointStateHandle;
import org.apache.flink.runtime.state.KeyGroupsStateHandle;
import org.apache.flink.runtime.state.KeyedStateHandle;
import org.apache.flink.runtime.state.StreamStateHandle;
import org.apache.flink.runtime.state.filesystem.FileStateHandle;
import org.apache.flink.runtime.state.filesystem.RelativeFileStateHandle;

/**
 * Has a job with a changelog begin with state whose files are named by their whole paths. A savepoint names its own files
 * relatively to itself. Checkpoints of a job with a changelog go on with these files, and Flink (1.20.0) writes the same
 * relative names into their metadata, where they name files that do not exist: none of these checkpoints can be restored.
 */
final class ChangelogRestore {

    private static final List<String> SWITCHES = List.of("state.changelog.enabled", "state.backend.changelog.enabled");
    private static final String METADATA = "_metadata";

    /** Beside the files of the savepoint, so that whoever keeps these keeps this. */
    private static final String FOLDER = "whole-paths";

    private ChangelogRestore() {}

    /** Does nothing for a job without a changelog, or one that begins empty. */
    static void prepare(HeldJob job) throws IOException {
        Configuration configuration = job.configuration();
        SavepointRestoreSettings settings = SavepointRestoreSettings.fromConfiguration(configuration);
        boolean changelog = SWITCHES.stream()
                .anyMatch(key -> "true".equalsIgnoreCase(configuration.toMap().get(key)));
        if (changelog && settings.restoreSavepoint()) {
            String path = withWholePaths(settings.getRestorePath(), job.userCodeClassLoader());
            job.restoreFrom(path, settings.allowNonRestoredState());
        }
    }

    /**
     * Writes metadata that names the same files by their whole paths, and returns where; the given path where that names them
     * so already.
     */
    static String withWholePaths(String path, ClassLoader programLoader) throws IOException {
        Path folder = new Path(path).getName().equals(METADATA) ? new Path(path).getParent() : new Path(path);
        CheckpointMetadata metadata = load(new Path(folder, METADATA), programLoader, path);
        boolean changed = false;
        for (OperatorState operator : metadata.getOperatorStates()) {
            changed |= replace(operator);
        }
        if (!changed) {
            return path;
        }
        Path target = new Path(new Path(folder, FOLDER), METADATA);
        try (OutputStream out = target.getFileSystem().create(target, FileSystem.WriteMode.OVERWRITE)) {
            Checkpoints.storeCheckpointMetadata(metadata, out);
        }
        return target.getParent().toString();
    }

    private static CheckpointMetadata load(Path metadata, ClassLoader programLoader, String path) throws IOException {
        try (InputStream in = metadata.getFileSystem().open(metadata)) {
            return Checkpoints.loadCheckpointMetadata(new DataInputStream(in), programLoader, path);
        }
    }

    private static boolean replace(OperatorState operator) {
        boolean changed = false;
        for (Map.Entry<Integer, OperatorSubtaskState> subtask :
                Map.copyOf(operator.getSubtaskStates()).entrySet()) {
            OperatorSubtaskState state = subtask.getValue();
            // Handles of the same file are equal, however they name it.
            List<KeyedStateHandle> before = List.copyOf(state.getManagedKeyedState());
            List<KeyedStateHandle> after =
                    before.stream().map(ChangelogRestore::whole).toList();
            if (IntStream.range(0, before.size()).anyMatch(i -> before.get(i) != after.get(i))) {
                operator.putState(
                        subtask.getKey(),
                        state.toBuilder()
                                .setManagedKeyedState(new StateObjectCollection<>(after))
                                .build());
                changed = true;
            }
        }
        return changed;
    }

    private static KeyedStateHandle whole(KeyedStateHandle keyed) {
        if (keyed instanceof KeyGroupsSavepointStateHandle savepoint
                && isRelative(savepoint.getDelegateStateHandle())) {
            return new KeyGroupsSavepointStateHandle(
                    savepoint.getGroupRangeOffsets(), whole(savepoint.getDelegateStateHandle()));
        }
        if (keyed instanceof KeyGroupsStateHandle groups && isRelative(groups.getDelegateStateHandle())) {
            return new KeyGroupsStateHandle(groups.getGroupRangeOffsets(), whole(groups.getDelegateStateHandle()));
        }
        return keyed instanceof IncrementalRemoteKeyedStateHandle increment ? whole(increment) : keyed;
    }

    private static KeyedStateHandle whole(IncrementalRemoteKeyedStateHandle increment) {
        StreamStateHandle metadata = (StreamStateHandle) IncrementFiles.metadataOf(increment);
        boolean relative = Stream.concat(
                        Stream.of(metadata),
                        Stream.concat(increment.getSharedState().stream(), increment.getPrivateState().stream())
                                .map(HandleAndLocalPath::getHandle))
                .anyMatch(ChangelogRestore::isRelative);
        return relative
                ? IncrementalRemoteKeyedStateHandle.restore(
                        increment.getBackendIdentifier(),
                        increment.getKeyGroupRange(),
                        increment.getCheckpointId(),
                        whole(increment.getSharedState()),
                        whole(increment.getPrivateState()),
                        whole(metadata),
                        increment.getCheckpointedSize(),
                        increment.getStateHandleId())
                : increment;
    }

    private static List<HandleAndLocalPath> whole(List<HandleAndLocalPath> files) {
        return files.stream()
                .map(file -> HandleAndLocalPath.of(whole(file.getHandle()), file.getLocalPath()))
                .toList();
    }

    private static boolean isRelative(StreamStateHandle handle) {
        return handle instanceof RelativeFileStateHandle;
    }

    private static StreamStateHandle whole(StreamStateHandle handle) {
        return handle instanceof RelativeFileStateHandle relative
                ? new FileStateHandle(relative.getFilePath(), relative.getStateSize())
                : handle;
    }
}
