package dev.drey.programs.gallery;

import dev.drey.programs.orders.LineFiles;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamSink;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/**
 * Puts operators behind each other in the order of the lines. Every operator has the options {@code name}, {@code uid} (the
 * name if not given, none if it is {@code -}), {@code parallelism} and {@code apart=true} for a task of its own.
 *
 * <ul>
 *   <li>{@code source}, see {@link EventSource}, with {@code watermarks}: {@code none}, or milliseconds of disorder, and
 *       {@code idleness} in milliseconds; a second one begins a second stream
 *   <li>{@code process}, see {@link Enrichment}; {@code profiles}, see {@link Profiles}; {@code counting}, see {@link
 *       Counting}; {@code sessions}, see {@link Sessions}
 *   <li>{@code window}: counts per key in windows of so many {@code seconds}
 *   <li>{@code rebalance}; {@code union} and {@code join} of the last two streams, for the latter see {@link Correlation}
 *   <li>{@code sink}: {@code to=nothing}, {@code console}, {@code remote} (see {@link Delivery}) or the folder of {@code
 *       files}
 * </ul>
 */
final class Stages {

    private final StreamExecutionEnvironment env;
    private final RemoteService service;
    private final Deque<DataStream<Event>> streams = new ArrayDeque<>();

    Stages(StreamExecutionEnvironment env, RemoteService service) {
        this.env = env;
        this.service = service;
    }

    void add(Step step) {
        switch (step.verb()) {
            case "source" ->
                streams.push(
                        named(env.fromSource(new EventSource(step, service), watermarks(step), step.name()), step));
            case "process" -> streams.push(named(streams.pop().process(new Enrichment(step, service)), step));
            case "profiles" -> keyed(step, new Profiles(step, service));
            case "counting" -> keyed(step, Counting.of(step));
            case "sessions" -> keyed(step, new Sessions());
            case "window" -> streams.push(named(Windows.count(streams.pop(), step), step));
            case "rebalance" -> streams.push(streams.pop().rebalance());
            case "union" -> streams.push(streams.pop().union(streams.pop()));
            case "join" -> join(step);
            case "sink" -> sink(step);
            default -> throw new IllegalArgumentException("There is no part " + step.verb());
        }
    }

    private void keyed(Step step, KeyedProcessFunction<Long, Event, Event> function) {
        streams.push(named(streams.pop().keyBy(Event::key, Types.LONG).process(function), step));
    }

    private void join(Step step) {
        DataStream<Event> second = streams.pop();
        streams.push(named(
                streams.pop()
                        .connect(second)
                        .keyBy(Event::key, Event::key, Types.LONG)
                        .process(new Correlation()),
                step));
    }

    private static WatermarkStrategy<Event> watermarks(Step step) {
        String text = step.text("watermarks", "none");
        if (text.equals("none")) {
            return WatermarkStrategy.noWatermarks();
        }
        WatermarkStrategy<Event> strategy =
                WatermarkStrategy.forBoundedOutOfOrderness(Duration.ofMillis(Long.parseLong(text)));
        return step.has("idleness") ? strategy.withIdleness(Duration.ofMillis(step.number("idleness", 0))) : strategy;
    }

    private static DataStream<Event> named(SingleOutputStreamOperator<Event> operator, Step step) {
        SingleOutputStreamOperator<Event> named = operator.name(step.name());
        String uid = step.text("uid", step.name());
        if (!uid.equals("-")) {
            named = named.uid(uid);
        }
        if (step.has("parallelism")) {
            named = named.setParallelism((int) step.number("parallelism", 1));
        }
        return step.has("apart") ? named.startNewChain() : named;
    }

    private void sink(Step step) {
        DataStream<Event> stream = streams.pop();
        String to = step.text("to", "nothing");
        DataStreamSink<?> sink = switch (to) {
            case "nothing" -> stream.sinkTo(new DiscardingSink<>());
            case "console" ->
                stream.map(event -> event.key + " " + event.number, Types.STRING)
                        .print();
            case "remote" -> stream.sinkTo(new Delivery(step, service).sink());
            default ->
                stream.map(event -> event.key + " " + event.number, Types.STRING)
                        .name("format")
                        .sinkTo(LineFiles.in(to));
        };
        sink.name(step.name());
        String uid = step.text("uid", step.name());
        if (!uid.equals("-")) {
            sink.uid(uid);
        }
        if (step.has("parallelism")) {
            sink.setParallelism((int) step.number("parallelism", 1));
        }
        if (step.has("apart")) {
            sink.disableChaining();
        }
    }
}
