package dev.drey.programs.orders.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class OrderPartitionsSerializerTest {

    private final OrderPartitionsSerializer several = new OrderPartitionsSerializer();
    private final OrderPartitionsSerializer.Single single = new OrderPartitionsSerializer.Single();

    @Test
    void positionsReadBackAsWritten() throws IOException {
        List<OrderPartition> positions = List.of(new OrderPartition(0, 0), new OrderPartition(11, Long.MAX_VALUE));

        assertThat(several.deserialize(several.getVersion(), several.serialize(positions)))
                .isEqualTo(positions);
    }

    @Test
    void singlePositionReadsBackAsWritten() throws IOException {
        OrderPartition position = new OrderPartition(7, 123_456_789_012L);

        assertThat(single.deserialize(single.getVersion(), single.serialize(position)))
                .isEqualTo(position);
    }

    @Test
    void unknownFormatIsRefused() {
        assertThatThrownBy(() -> several.deserialize(2, new byte[0]))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("format 2");
    }

    @Test
    void positionsCutShortAreRefused() {
        assertThatThrownBy(() -> several.deserialize(1, new byte[13]))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cut short");
    }
}
