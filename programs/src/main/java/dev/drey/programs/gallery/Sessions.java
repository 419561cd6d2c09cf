package dev.drey.programs.gallery;

import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Keeps an object per key that Flink knows nothing of: it has a thread in it. */
final class Sessions extends KeyedProcessFunction<Long, Event, Event> {

    private static final long serialVersionUID = 1;
    private final ValueStateDescriptor<Session> descriptor = new ValueStateDescriptor<>("session", Session.class);

    /** What is kept. */
    static final class Session {

        private final long since;
        private final Thread renewal;

        Session(long since) {
            this.since = since;
            this.renewal = new Thread(() -> {}, "renewal of " + since);
        }

        boolean isFresh() {
            return since >= 0 && !renewal.isAlive();
        }
    }

    @Override
    public void processElement(Event event, Context context, Collector<Event> out) throws Exception {
        ValueState<Session> state = getRuntimeContext().getState(descriptor);
        Session session = state.value();
        if (session == null) {
            session = new Session(event.time);
            state.update(session);
        }
        if (session.isFresh()) {
            out.collect(event);
        }
    }
}
