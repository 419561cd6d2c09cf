package dev.drey.bridge.state;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.apache.flink.core.memory.DataInputViewStreamWrapper;
import org.apache.flink.runtime.state.FullSnapshotUtil;
import org.apache.flink.runtime.state.KeyGroupsStateHandle;
import org.apache.flink.runtime.state.SnappyStreamCompressionDecorator;

/**
 * Entries as canonical savepoints and full checkpoints of RocksDB have them: in each key group the states one after the other,
 * each entry as RocksDB's key and value with their lengths. The first bit of a key says that a state's number or the end of the
 * group follows.
 */
final class SortedFormat {

    private final KeyGroupsStateHandle handle;
    private final KeyedHeader header;
    private final OperatorTally operator;
    private final Deadline deadline;

    SortedFormat(KeyGroupsStateHandle handle, KeyedHeader header, OperatorTally operator, Deadline deadline) {
        this.handle = handle;
        this.header = header;
        this.operator = operator;
        this.deadline = deadline;
    }

    void read(SeekingInput file, int subtask) throws IOException, OutOfTimeException {
        try {
            for (int group : handle.getKeyGroupRange()) {
                long offset = handle.getOffsetForKeyGroup(group);
                if (offset > 0) {
                    file.seek(offset);
                    InputStream in = header.compressed()
                            ? SnappyStreamCompressionDecorator.INSTANCE.decorateWithCompression(file)
                            : file;
                    readGroup(new DataInputStream(in), group, subtask);
                }
            }
        } finally {
            operator.endRuns();
        }
    }

    private void readGroup(DataInputStream in, int group, int subtask) throws IOException, OutOfTimeException {
        int state = in.readUnsignedShort();
        while (state != FullSnapshotUtil.END_OF_KEY_GROUP_MARK) {
            KeyedStateInfo info = info(state);
            StateTally tally = operator.state(info);
            CompositeKeys keys = new CompositeKeys(operator.maxParallelism(), header.key(), info);
            int next = -1;
            while (next < 0) {
                deadline.check();
                byte[] composite = in.readNBytes(length(in.readInt()));
                int value = length(in.readInt());
                in.skipNBytes(value);
                if (FullSnapshotUtil.hasMetaDataFollowsFlag(composite)) {
                    FullSnapshotUtil.clearMetaDataFollowsFlag(composite);
                    next = in.readUnsignedShort();
                }
                if (keys.group(composite) != group) {
                    throw new IOException(
                            "an entry of key group " + keys.group(composite) + " is in key group " + group);
                }
                operator.count(tally, group, subtask, keys.key(composite), (long) composite.length + value);
            }
            state = next;
        }
    }

    private KeyedStateInfo info(int state) throws IOException {
        List<KeyedStateInfo> states = header.states();
        if (state >= states.size()) {
            throw new IOException("there is an entry of state " + state + " of " + states.size());
        }
        return states.get(state);
    }

    private static int length(int length) throws IOException {
        if (length < 0) {
            throw new IOException("an entry has the length " + length);
        }
        return length;
    }

    /**
     * Whether the file is of this format, and not that of a heap, where each group begins with its own number. Here it begins
     * with a state's number and the length of a key.
     */
    static boolean isOne(KeyGroupsStateHandle handle, KeyedHeader header, SeekingInput file) throws IOException {
        for (int group : handle.getKeyGroupRange()) {
            long offset = handle.getOffsetForKeyGroup(group);
            if (offset <= 0) {
                return true;
            }
            file.seek(offset);
            DataInputViewStreamWrapper in = new DataInputViewStreamWrapper(file);
            if (in.readInt() != group) {
                return true;
            }
            if (group > 0) {
                return false;
            }
            if (handle.getKeyGroupRange().getNumberOfKeyGroups() == 1) {
                // Both begin with 0: then the length of a key follows here, and there the number of a state.
                return !header.compressed()
                        && in.readUnsignedShort() >= header.states().size();
            }
        }
        return false;
    }
}
