package dev.drey.bridge.code;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeHint;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/** Functions as people write them. None of them is ever run. */
final class Functions {

    private Functions() {}

    /** Descriptors in open(), fields for states; one expires, one is cleared, one does neither. */
    static final class Usual extends RichFlatMapFunction<String, String> {

        private static final long serialVersionUID = 1;
        private transient @Nullable ValueState<Long> counted;
        private transient @Nullable ListState<String> pending;
        private transient @Nullable MapState<String, Long> seen;

        @Override
        public void open(OpenContext context) {
            ValueStateDescriptor<Long> counted = new ValueStateDescriptor<>("counted", Types.LONG);
            counted.enableTimeToLive(
                    StateTtlConfig.newBuilder(Duration.ofDays(1)).build());
            this.counted = getRuntimeContext().getState(counted);
            pending = getRuntimeContext()
                    .getListState(new ListStateDescriptor<>("pending", TypeInformation.of(new TypeHint<String>() {})));
            seen = getRuntimeContext().getMapState(new MapStateDescriptor<>("seen", String.class, Long.class));
        }

        @Override
        public void flatMap(String text, Collector<String> out) throws Exception {
            Objects.requireNonNull(counted).update(1L);
            Objects.requireNonNull(pending).add(text);
            if (text.isEmpty()) {
                Objects.requireNonNull(pending).clear();
            }
            Objects.requireNonNull(seen).put(text, 1L);
        }
    }

    /** The state comes with the first record, by way of a method, from a descriptor that a superclass keeps. */
    abstract static class Base extends RichMapFunction<String, String> {

        private static final long serialVersionUID = 1;
        final ValueStateDescriptor<List<String>> words = new ValueStateDescriptor<>("words", Types.LIST(Types.STRING));
    }

    static final class Late extends Base {

        private static final long serialVersionUID = 1;

        @Override
        public String map(String text) throws Exception {
            state().update(List.of(text));
            return text;
        }

        private ValueState<List<String>> state() {
            return getRuntimeContext().getState(words);
        }
    }

    /** What another class does with a descriptor is not followed. */
    static final class Handing extends RichMapFunction<String, String> {

        private static final long serialVersionUID = 1;

        @Override
        public String map(String text) throws Exception {
            ValueStateDescriptor<String> given = new ValueStateDescriptor<>("given", String.class);
            Helper.prepare(given);
            getRuntimeContext().getState(given).update(text);
            return text;
        }
    }

    static final class Helper {

        private Helper() {}

        static void prepare(ValueStateDescriptor<?> descriptor) {
            descriptor.enableTimeToLive(
                    StateTtlConfig.newBuilder(Duration.ofDays(1)).build());
        }
    }

    /** Not keyed. */
    static final class Buffering extends RichMapFunction<String, String> implements CheckpointedFunction {

        private static final long serialVersionUID = 1;

        @Override
        public void initializeState(FunctionInitializationContext context) throws Exception {
            context.getOperatorStateStore().getListState(new ListStateDescriptor<>("buffer", String.class));
        }

        @Override
        public void snapshotState(FunctionSnapshotContext context) throws InterruptedException {
            Thread.sleep(10);
        }

        @Override
        public String map(String text) {
            return text;
        }
    }

    /** Waits three methods away; what it gives to another thread does not count. */
    static final class Asking extends RichMapFunction<String, String> {

        private static final long serialVersionUID = 1;

        @Override
        public String map(String text) throws Exception {
            CompletableFuture<Void> aside = CompletableFuture.runAsync(Asking::rest);
            return aside.isDone() ? text : ask(text);
        }

        private static void rest() {
            try {
                Thread.sleep(1);
            } catch (InterruptedException interruption) {
                Thread.currentThread().interrupt();
            }
        }

        private static String ask(String text) throws Exception {
            return answer(HttpRequest.newBuilder(URI.create("http://" + text)).build());
        }

        private static String answer(HttpRequest request) throws Exception {
            return HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }
}
