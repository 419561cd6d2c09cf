package dev.drey.bridge;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;

/**
 * State that a checkpoint or savepoint holds for one operator.
 *
 * @param id of the operator, hexadecimal
 * @param maxParallelism into as many parts its keys are divided
 */
record OperatorState(String id, int maxParallelism) {

    /** The operators that really have state in the checkpoint whose metadata is in {@code file}. */
    static List<OperatorState> read(Path file, ClassLoader userCode) throws IOException {
        try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
            // The pointer is only for error messages and for relative paths, which are resolved but not opened.
            CheckpointMetadata metadata = Checkpoints.loadCheckpointMetadata(
                    in, userCode, file.toUri().toString());
            return metadata.getOperatorStates().stream()
                    .filter(OperatorState::isThere)
                    .map(state -> new OperatorState(state.getOperatorID().toHexString(), state.getMaxParallelism()))
                    .collect(Collectors.toList());
        }
    }

    /** By Flink's own rule: operators without any are listed, too. */
    private static boolean isThere(org.apache.flink.runtime.checkpoint.OperatorState state) {
        return state.getCoordinatorState() != null
                || state.getStates().stream().anyMatch(OperatorSubtaskState::hasState);
    }
}
