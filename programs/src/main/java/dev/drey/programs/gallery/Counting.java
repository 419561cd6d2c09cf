package dev.drey.programs.gallery;

import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Counts per key, as a number or, with the option {@code as=text}, as text under the same name. */
final class Counting {

    private static final String NAME = "visits";

    private Counting() {}

    static KeyedProcessFunction<Long, Event, Event> of(Step step) {
        return step.text("as", "number").equals("text") ? new InText() : new InNumbers();
    }

    /** The usual one. */
    private static final class InNumbers extends KeyedProcessFunction<Long, Event, Event> {

        private static final long serialVersionUID = 1;
        private final ValueStateDescriptor<Long> descriptor = new ValueStateDescriptor<>(NAME, Long.class);

        @Override
        public void processElement(Event event, Context context, Collector<Event> out) throws Exception {
            ValueState<Long> state = getRuntimeContext().getState(descriptor);
            Long before = state.value();
            state.update(before == null ? 1 : before + 1);
            out.collect(event);
        }
    }

    /** What it was changed to. */
    private static final class InText extends KeyedProcessFunction<Long, Event, Event> {

        private static final long serialVersionUID = 1;
        private final ValueStateDescriptor<String> descriptor = new ValueStateDescriptor<>(NAME, String.class);

        @Override
        public void processElement(Event event, Context context, Collector<Event> out) throws Exception {
            ValueState<String> state = getRuntimeContext().getState(descriptor);
            String before = state.value();
            state.update(before == null ? "1" : before + "1");
            out.collect(event);
        }
    }
}
