package dev.drey.programs.gallery;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Keeps a profile per key. Options: {@code content}: its bytes beside the count; {@code content-of-0}: the same for key 0;
 * {@code ttl}: seconds after which it is forgotten.
 */
final class Profiles extends KeyedProcessFunction<Long, Event, Event> {

    private static final long serialVersionUID = 1;

    private final ValueStateDescriptor<Profile> descriptor = new ValueStateDescriptor<>("profile", Profile.class);
    private final int content;
    private final int contentOfZero;
    private final Action element;

    Profiles(Step step, RemoteService service) {
        content = (int) step.number("content", 0);
        contentOfZero = (int) step.number("content-of-0", content);
        element = Actions.of(step, "element", service);
        if (step.has("ttl")) {
            descriptor.enableTimeToLive(StateTtlConfig.newBuilder(Duration.ofSeconds(step.number("ttl", 0)))
                    .build());
        }
    }

    /** Not in open(), whose parameter is not the same in all versions. */
    @Override
    public void processElement(Event event, Context context, Collector<Event> out) throws Exception {
        element.run(Moment.of(event.number, getRuntimeContext().getTaskInfo()));
        ValueState<Profile> state = getRuntimeContext().getState(descriptor);
        Profile profile = state.value();
        if (profile == null) {
            profile = new Profile();
            profile.content = new byte[event.key == 0 ? contentOfZero : content];
            ThreadLocalRandom.current().nextBytes(profile.content);
        }
        profile.visits++;
        state.update(profile);
        out.collect(event);
    }
}
