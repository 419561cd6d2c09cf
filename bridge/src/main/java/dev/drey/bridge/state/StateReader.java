package dev.drey.bridge.state;

import java.io.DataInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.core.fs.Path;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.state.KeyGroupsStateHandle;
import org.apache.flink.runtime.state.OperatorStateHandle;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.node.ArrayNode;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.node.ObjectNode;

/** Reads a checkpoint or savepoint, its small operators first, so that little is missing when the time is up. */
final class StateReader {

    private static final String METADATA = "_metadata";

    private final StateQuestion question;
    private final String location;
    private final ProgramClasses classes;
    private final KeyedReader keyed;

    /** @param location of what is read, whatever the question says */
    StateReader(StateQuestion question, String location, ProgramClasses classes, Deadline deadline) {
        this.question = question;
        this.location = location;
        this.classes = classes;
        this.keyed = new KeyedReader(classes, question.folder(), deadline);
    }

    /** Whether files were gone that the metadata names. */
    boolean hasLost() {
        return keyed.hasLost();
    }

    /** @throws IOException when not even the metadata can be read */
    ObjectNode read() throws IOException {
        Path given = new Path(location);
        Path file = given.getName().equals(METADATA) ? given : new Path(given, METADATA);
        CheckpointMetadata metadata = load(file);
        ObjectNode answer = JsonNodeFactory.instance
                .objectNode()
                .put("location", location)
                .put("checkpointId", metadata.getCheckpointId())
                .put("writtenAt", writtenAt(file));
        List<OperatorState> states = new ArrayList<>(metadata.getOperatorStates());
        states.sort(Comparator.comparingLong(OperatorState::getStateSize));
        List<ObjectNode> operators = new ArrayList<>();
        states.forEach(state -> operators.add(0, read(state)));
        answer.put("bytes", states.stream().mapToLong(StateReader::subtaskBytes).sum());
        ArrayNode list = answer.putArray("operators");
        operators.forEach(list::add);
        ArrayNode missing = answer.putArray("missingClasses");
        classes.missing().stream().sorted().forEach(missing::add);
        return answer;
    }

    private CheckpointMetadata load(Path file) throws IOException {
        classes.standIn(true);
        try (DataInputStream in = new DataInputStream(file.getFileSystem().open(file))) {
            return Checkpoints.loadCheckpointMetadata(in, classes, location);
        } catch (FileNotFoundException none) {
            throw new IOException("there is no " + file, none);
        } finally {
            classes.standIn(false);
        }
    }

    /** Flink writes it last. */
    private static String writtenAt(Path file) throws IOException {
        return Instant.ofEpochMilli(file.getFileSystem().getFileStatus(file).getModificationTime())
                .toString();
    }

    private static long subtaskBytes(OperatorState state) {
        return state.getStates().stream()
                .mapToLong(OperatorSubtaskState::getStateSize)
                .sum();
    }

    private ObjectNode read(OperatorState state) {
        OperatorTally tally = new OperatorTally(state.getMaxParallelism());
        Map<Integer, OperatorSubtaskState> subtasks = new TreeMap<>(state.getSubtaskStates());
        subtasks.forEach((index, subtask) -> {
            subtask.getManagedKeyedState().forEach(handle -> keyed.read(handle, index, tally));
            subtask.getRawKeyedState().forEach(handle -> {
                if (handle instanceof KeyGroupsStateHandle groups) {
                    KeyedReader.addGroupFileBytes(groups, tally, 0);
                }
            });
            subtask.getManagedOperatorState().forEach(handle -> UnkeyedSizes.add(handle, tally));
        });
        return new OperatorJson(question, classes.missing()).of(state, subtasks, tally);
    }

    /** Sizes of a state that belongs to no key, by where its elements begin. */
    private static final class UnkeyedSizes {

        private UnkeyedSizes() {}

        static void add(OperatorStateHandle handle, OperatorTally tally) {
            List<Long> starts = new ArrayList<>();
            handle.getStateNameToPartitionOffsets().values().forEach(meta -> {
                for (long offset : meta.getOffsets()) {
                    starts.add(offset);
                }
            });
            starts.add(handle.getStateSize());
            starts.sort(Comparator.naturalOrder());
            handle.getStateNameToPartitionOffsets().forEach((name, meta) -> {
                for (long offset : meta.getOffsets()) {
                    long end = starts.stream()
                            .filter(start -> start > offset)
                            .findFirst()
                            .orElse(offset);
                    tally.unkeyed(name).add(0, 1, end - offset);
                }
            });
        }
    }
}
