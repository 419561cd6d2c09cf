package dev.drey.bridge.state;

import java.io.IOException;
import java.util.Arrays;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Finds the key in what RocksDB has as a key: the key group, the key, the namespace, and of a map the key in the map. How long
 * the key is only its serializer knows; without it the key of a plain state is what is not namespace, and that of a map cannot
 * be told.
 */
final class CompositeKeys {

    /** Of {@code CompositeKeySerializationUtils}. */
    private static final int MOST_GROUPS_IN_ONE_BYTE = 128;

    private static final int LENGTH_OF_NO_NAMESPACE = 1;

    private final int prefix;
    private final @Nullable TypeSerializer<?> serializer;
    private final KeyedStateInfo info;
    private byte[] last = new byte[0];
    private int lastEnd = -1;

    CompositeKeys(int maxParallelism, @Nullable TypeSerializer<?> serializer, KeyedStateInfo info) {
        this.prefix = maxParallelism > MOST_GROUPS_IN_ONE_BYTE ? 2 : 1;
        this.serializer = serializer;
        this.info = info;
    }

    int group(byte[] composite) {
        return prefix == 1 ? composite[0] & 0xff : ((composite[0] & 0xff) << 8) | (composite[1] & 0xff);
    }

    /** Null when it cannot be told. */
    byte @Nullable [] key(byte[] composite) {
        int end = end(composite);
        return end < 0 ? null : Arrays.copyOfRange(composite, prefix, end);
    }

    private int end(byte[] composite) {
        if (info.isTimers() || info.kind().equals(KeyedStateInfo.ASYNC)) {
            return -1;
        }
        if (serializer == null) {
            boolean rest = info.plain() && !info.kind().equals(KeyedStateInfo.MAP);
            return rest ? Math.max(prefix, composite.length - LENGTH_OF_NO_NAMESPACE) : -1;
        }
        // No serialized key is the beginning of another one, else no serializer could read it.
        if (lastEnd > 0 && composite.length >= lastEnd && Arrays.equals(composite, 0, lastEnd, last, 0, lastEnd)) {
            return lastEnd;
        }
        try {
            DataInputDeserializer in = new DataInputDeserializer(composite, prefix, composite.length - prefix);
            Object unused = serializer.deserialize(in);
            last = composite;
            lastEnd = in.getPosition();
            return lastEnd;
        } catch (IOException | RuntimeException | LinkageError unreadable) {
            return -1;
        }
    }
}
