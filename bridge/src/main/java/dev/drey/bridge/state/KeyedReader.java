package dev.drey.bridge.state;

import dev.drey.bridge.IncrementFiles;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.memory.DataInputViewStreamWrapper;
import org.apache.flink.runtime.state.IncrementalRemoteKeyedStateHandle;
import org.apache.flink.runtime.state.KeyGroupsStateHandle;
import org.apache.flink.runtime.state.KeyedStateHandle;
import org.apache.flink.runtime.state.StreamStateHandle;
import org.apache.flink.runtime.state.changelog.ChangelogStateBackendHandle;

/** Reads keyed state of whatever format. What cannot be read is told, and never stops what can. */
final class KeyedReader {

    private final ProgramClasses classes;
    private final Path folder;
    private final Deadline deadline;
    private boolean lost;

    /** @param folder for copies, which are gone when a call returns */
    KeyedReader(ProgramClasses classes, Path folder, Deadline deadline) {
        this.classes = classes;
        this.folder = folder;
        this.deadline = deadline;
    }

    /** Whether files were gone. */
    boolean hasLost() {
        return lost;
    }

    void read(KeyedStateHandle handle, int subtask, OperatorTally operator) {
        String where = "subtask " + subtask + ": ";
        try {
            if (handle instanceof KeyGroupsStateHandle groups) {
                readGroups(groups, subtask, operator);
            } else if (handle instanceof IncrementalRemoteKeyedStateHandle increment) {
                readIncrement(increment, subtask, operator);
            } else if (handle instanceof ChangelogStateBackendHandle changelog) {
                readChangelog(changelog, subtask, operator);
            } else {
                operator.addFormat("OTHER");
                operator.addUnread("keyed state of format " + handle.getClass().getSimpleName()
                        + " is not known here; only its size is told");
            }
        } catch (OutOfTimeException late) {
            operator.addUnread(where + "the time was up before all of its keyed state was read");
        } catch (FileNotFoundException | NoSuchFileException gone) {
            lost = true;
            operator.addUnread(where + "its keyed state is gone (" + gone.getMessage()
                    + "). Flink removes checkpoints when there are newer ones; a snapshot stays");
        } catch (IOException | RuntimeException | LinkageError failure) {
            operator.addUnread(where + "its keyed state could not be read (" + failure + ")");
        }
    }

    private void readGroups(KeyGroupsStateHandle groups, int subtask, OperatorTally operator)
            throws IOException, OutOfTimeException {
        addGroupFileBytes(groups, operator, 1);
        try (FSDataInputStream in = groups.openInputStream();
                SeekingInput file = new SeekingInput(in)) {
            KeyedHeader header = KeyedHeader.read(new DataInputViewStreamWrapper(file), classes);
            operator.setKeySerializer(header.key());
            header.states().forEach(operator::state);
            boolean sorted = SortedFormat.isOne(groups, header, file);
            operator.addFormat(sorted ? "FULL" : "HEAP");
            deadline.checkNow();
            if (sorted) {
                new SortedFormat(groups, header, operator, deadline).read(file, subtask);
            } else {
                new HeapFormat(groups, header, operator, deadline).read(file, subtask);
            }
        }
    }

    /**
     * Each group reaches to where the next one begins.
     *
     * @param first where a group that has anything can begin
     */
    static void addGroupFileBytes(KeyGroupsStateHandle groups, OperatorTally operator, long first) {
        List<Integer> present = new ArrayList<>();
        groups.getKeyGroupRange().forEach(group -> {
            if (groups.getOffsetForKeyGroup(group) >= first) {
                present.add(group);
            }
        });
        present.sort(
                (one, other) -> Long.compare(groups.getOffsetForKeyGroup(one), groups.getOffsetForKeyGroup(other)));
        for (int index = 0; index < present.size(); index++) {
            long end = index + 1 < present.size()
                    ? groups.getOffsetForKeyGroup(present.get(index + 1))
                    : groups.getDelegateStateHandle().getStateSize();
            operator.addGroupFileBytes(
                    present.get(index), Math.max(0, end - groups.getOffsetForKeyGroup(present.get(index))));
        }
    }

    private void readIncrement(IncrementalRemoteKeyedStateHandle increment, int subtask, OperatorTally operator)
            throws IOException, OutOfTimeException {
        KeyedHeader header;
        try (InputStream in = ((StreamStateHandle) IncrementFiles.metadataOf(increment)).openInputStream()) {
            header = KeyedHeader.read(new DataInputViewStreamWrapper(in), classes);
        }
        operator.setKeySerializer(header.key());
        header.states().forEach(operator::state);
        if (header.states().stream().anyMatch(state -> state.kind().equals(KeyedStateInfo.ASYNC))) {
            operator.addFormat("FORST");
            operator.addUnread("state of ForSt is told by its size only: its entries are not read");
            return;
        }
        operator.addFormat("ROCKSDB_INCREMENTAL");
        deadline.checkNow();
        Path database = Files.createTempDirectory(folder, "database");
        try {
            new RocksFormat(operator, header, deadline).read(increment, subtask, database);
        } finally {
            remove(database);
        }
    }

    private void readChangelog(ChangelogStateBackendHandle changelog, int subtask, OperatorTally operator) {
        operator.addFormat("CHANGELOG");
        long changes = changelog.getNonMaterializedStateHandles().stream()
                .mapToLong(KeyedStateHandle::getStateSize)
                .sum();
        if (changes > 0) {
            operator.addUnread("subtask " + subtask + ": " + changes
                    + " bytes of changes since the last materialization are not read: entries are those of before");
        }
        changelog.getMaterializedStateHandles().forEach(handle -> read(handle, subtask, operator));
    }

    private static void remove(Path database) throws IOException {
        try (Stream<Path> files = Files.list(database)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(database);
    }
}
