package dev.drey.programs.gallery;

import dev.drey.programs.orders.TumblingWindows;
import java.time.Duration;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** Windows of event time. */
final class Windows {

    private Windows() {}

    /** The last event of each key in each window. Option: {@code seconds}. */
    static SingleOutputStreamOperator<Event> count(DataStream<Event> stream, Step step) {
        return stream.keyBy(Event::key, Types.LONG)
                .window(TumblingWindows.of(Duration.ofSeconds(step.number("seconds", 5))))
                .reduce((earlier, later) -> later);
    }
}
