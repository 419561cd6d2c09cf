package dev.drey.programs.orders.source;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** Writes partitions with their positions: one as a split, several as the enumerator's checkpoint. */
final class OrderPartitionsSerializer implements SimpleVersionedSerializer<List<OrderPartition>> {

    private static final int VERSION = 1;
    private static final int BYTES_EACH = Integer.BYTES + Long.BYTES;

    @Override
    public int getVersion() {
        return VERSION;
    }

    @Override
    public byte[] serialize(List<OrderPartition> partitions) {
        ByteBuffer bytes = ByteBuffer.allocate(partitions.size() * BYTES_EACH);
        for (OrderPartition partition : partitions) {
            bytes.putInt(partition.partition()).putLong(partition.next());
        }
        return bytes.array();
    }

    @Override
    public List<OrderPartition> deserialize(int version, byte[] serialized) throws IOException {
        if (version != VERSION) {
            throw new IOException(
                    "Positions of orders in format %d, but only %d is known.".formatted(version, VERSION));
        }
        ByteBuffer bytes = ByteBuffer.wrap(serialized);
        List<OrderPartition> partitions = new ArrayList<>();
        try {
            while (bytes.hasRemaining()) {
                partitions.add(new OrderPartition(bytes.getInt(), bytes.getLong()));
            }
        } catch (BufferUnderflowException e) {
            throw new IOException("Positions of orders are cut short.", e);
        }
        return partitions;
    }

    /** The same format for a single partition, as Flink asks for it per split. */
    static final class Single implements SimpleVersionedSerializer<OrderPartition> {

        private final OrderPartitionsSerializer several = new OrderPartitionsSerializer();

        @Override
        public int getVersion() {
            return VERSION;
        }

        @Override
        public byte[] serialize(OrderPartition partition) {
            return several.serialize(List.of(partition));
        }

        @Override
        public OrderPartition deserialize(int version, byte[] serialized) throws IOException {
            return several.deserialize(version, serialized).get(0);
        }
    }
}
