package dev.drey.programs.gallery;

import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;

/** Adds to each event of the first stream what the second one said last of its key. */
final class Correlation extends KeyedCoProcessFunction<Long, Event, Event, Event> {

    private static final long serialVersionUID = 1;
    private final ValueStateDescriptor<String> descriptor = new ValueStateDescriptor<>("latest", String.class);

    @Override
    public void processElement1(Event event, Context context, Collector<Event> out) throws Exception {
        ValueState<String> latest = getRuntimeContext().getState(descriptor);
        String known = latest.value();
        out.collect(known == null ? event : new Event(event.key, event.number, event.time, known));
    }

    @Override
    public void processElement2(Event event, Context context, Collector<Event> out) throws Exception {
        getRuntimeContext().getState(descriptor).update(event.text);
    }
}
