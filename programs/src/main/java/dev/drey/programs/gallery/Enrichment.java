package dev.drey.programs.gallery;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Passes events on, and does in each callback what it is told to. Options: {@code pass}: only every so many; {@code buffer}:
 * it keeps that many chunks of {@code buffer-bytes} in operator state, in a union list with {@code union=true}.
 */
final class Enrichment extends ProcessFunction<Event, Event> implements CheckpointedFunction, CheckpointListener {

    private static final long serialVersionUID = 1;

    private final Habits habits;
    private final long pass;
    private final int chunks;
    private final int chunkBytes;
    private final boolean union;
    private transient @Nullable ListState<byte[]> buffer;

    Enrichment(Step step, RemoteService service) {
        habits = Habits.of(step, service);
        pass = step.number("pass", 1);
        chunks = (int) step.number("buffer", 0);
        chunkBytes = (int) step.number("buffer-bytes", 0);
        union = Boolean.parseBoolean(step.text("union", "false"));
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        ListStateDescriptor<byte[]> descriptor =
                new ListStateDescriptor<>("buffer", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);
        if (chunks > 0) {
            buffer = union
                    ? context.getOperatorStateStore().getUnionListState(descriptor)
                    : context.getOperatorStateStore().getListState(descriptor);
        }
        habits.restore().run(moment(0));
    }

    @Override
    public void processElement(Event event, Context context, Collector<Event> out) throws Exception {
        habits.element().run(moment(event.number));
        if (event.number % pass == 0) {
            out.collect(event);
        }
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        ListState<byte[]> state = buffer;
        if (state != null) {
            List<byte[]> content = new ArrayList<>();
            for (int chunk = 0; chunk < chunks; chunk++) {
                byte[] bytes = new byte[chunkBytes];
                ThreadLocalRandom.current().nextBytes(bytes);
                content.add(bytes);
            }
            state.update(content);
        }
        habits.snapshot().run(moment(context.getCheckpointId()));
    }

    @Override
    public void notifyCheckpointComplete(long checkpointId) throws Exception {
        habits.complete().run(moment(checkpointId));
    }

    @Override
    public void close() throws Exception {
        habits.close().run(moment(0));
    }

    private Moment moment(long number) {
        return Moment.of(number, getRuntimeContext().getTaskInfo());
    }
}
