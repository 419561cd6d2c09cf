package dev.drey.programs.gallery;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** Writes partitions with their positions. */
final class EventSplitSerializer implements SimpleVersionedSerializer<List<EventSplit>> {

    private static final int BYTES_EACH = Integer.BYTES + 2 * Long.BYTES;

    @Override
    public int getVersion() {
        return 1;
    }

    @Override
    public byte[] serialize(List<EventSplit> splits) {
        ByteBuffer bytes = ByteBuffer.allocate(splits.size() * BYTES_EACH);
        splits.forEach(
                split -> bytes.putInt(split.partition()).putLong(split.begun()).putLong(split.next()));
        return bytes.array();
    }

    @Override
    public List<EventSplit> deserialize(int version, byte[] serialized) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(serialized);
        List<EventSplit> splits = new ArrayList<>();
        while (bytes.remaining() >= BYTES_EACH) {
            splits.add(new EventSplit(bytes.getInt(), bytes.getLong(), bytes.getLong()));
        }
        if (bytes.hasRemaining()) {
            throw new IOException("Positions of events are cut short.");
        }
        return splits;
    }

    /** The same format for a single partition. */
    static final class Single implements SimpleVersionedSerializer<EventSplit> {

        private final EventSplitSerializer several = new EventSplitSerializer();

        @Override
        public int getVersion() {
            return several.getVersion();
        }

        @Override
        public byte[] serialize(EventSplit split) {
            return several.serialize(List.of(split));
        }

        @Override
        public EventSplit deserialize(int version, byte[] serialized) throws IOException {
            return several.deserialize(version, serialized).get(0);
        }
    }
}
