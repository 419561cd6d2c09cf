package dev.drey.bridge.state;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputViewStreamWrapper;
import org.apache.flink.runtime.state.KeyGroupsStateHandle;
import org.apache.flink.runtime.state.SnappyStreamCompressionDecorator;
import org.jspecify.annotations.Nullable;

/**
 * Entries as checkpoints of the hashmap backend have them: in each key group each state with the number of its entries, which
 * are namespace, key and value as their serializers write them, with nothing between. Where one cannot be read, nothing behind
 * it in the group can.
 */
final class HeapFormat {

    private final KeyGroupsStateHandle handle;
    private final KeyedHeader header;
    private final OperatorTally operator;
    private final Deadline deadline;

    HeapFormat(KeyGroupsStateHandle handle, KeyedHeader header, OperatorTally operator, Deadline deadline) {
        this.handle = handle;
        this.header = header;
        this.operator = operator;
        this.deadline = deadline;
    }

    void read(SeekingInput file, int subtask) throws IOException, OutOfTimeException {
        try {
            for (int group : handle.getKeyGroupRange()) {
                file.seek(handle.getOffsetForKeyGroup(group));
                int named = new DataInputViewStreamWrapper(file).readInt();
                if (named != group) {
                    throw new IOException("key group " + named + " is where " + group + " should be");
                }
                readGroup(file, group, subtask);
            }
        } finally {
            operator.endRuns();
        }
    }

    private void readGroup(SeekingInput file, int group, int subtask) throws IOException, OutOfTimeException {
        InputStream plain =
                header.compressed() ? SnappyStreamCompressionDecorator.INSTANCE.decorateWithCompression(file) : file;
        MeteredInput in = new MeteredInput(plain);
        for (int read = 0; read < header.states().size(); read++) {
            if (!readState(in, group, subtask)) {
                return;
            }
        }
    }

    /** False when the entries behind its own number cannot be read. */
    private boolean readState(MeteredInput in, int group, int subtask) throws IOException, OutOfTimeException {
        DataInputViewStreamWrapper view = new DataInputViewStreamWrapper(in);
        int number = view.readUnsignedShort();
        if (number >= header.states().size()) {
            throw new IOException("there are entries of state " + number + " of "
                    + header.states().size());
        }
        KeyedStateInfo info = header.states().get(number);
        StateTally tally = operator.state(info);
        int entries = view.readInt();
        if (entries < 0) {
            throw new IOException("state " + info.name() + " has " + entries + " entries");
        }
        TypeSerializer<?> value = info.value();
        if (entries > 0
                && (value == null || (!info.isTimers() && (header.key() == null || info.namespace() == null)))) {
            operator.countUnread(tally, group, entries, "the classes that its serializer needs are not at hand");
            return false;
        }
        for (int entry = 0; entry < entries; entry++) {
            deadline.check();
            try {
                readEntry(view, in, tally, group, subtask);
            } catch (RuntimeException | LinkageError | IOException unreadable) {
                operator.countUnread(tally, group, entries - entry, unreadable.toString());
                return false;
            }
        }
        return true;
    }

    private void readEntry(DataInputViewStreamWrapper view, MeteredInput in, StateTally tally, int group, int subtask)
            throws IOException {
        KeyedStateInfo info = tally.described();
        long begin = in.count();
        if (info.isTimers()) {
            Object unused = required(info.value()).deserialize(view);
            operator.count(tally, group, subtask, null, in.count() - begin);
            return;
        }
        Object unused = required(info.namespace()).deserialize(view);
        in.beginKeeping();
        Object unusedKey = required(header.key()).deserialize(view);
        byte[] key = in.endKeeping();
        Object content = required(info.value()).deserialize(view);
        long entries = content instanceof Map<?, ?> map && info.kind().equals(KeyedStateInfo.MAP) ? map.size() : 1;
        operator.count(tally, group, subtask, key, entries, in.count() - begin);
    }

    private static TypeSerializer<?> required(@Nullable TypeSerializer<?> serializer) {
        if (serializer == null) {
            throw new IllegalStateException("there is no serializer");
        }
        return serializer;
    }
}
