package dev.drey.bridge.blueprint;

import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.state.StateDescriptor;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.node.ArrayNode;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.flink.streaming.api.graph.StreamEdge;
import org.apache.flink.streaming.api.graph.StreamNode;

/** One operator of the job. */
final class OperatorFacts {

    /** Flink's own operators on keyed streams that keep something for each key, by parts of their names. */
    private static final List<String> KEEPING = List.of("Window", "Reduce", "IntervalJoin", "Cep", "GroupedAggregate");

    private final StreamNode node;
    private final int maxParallelism;
    private final FunctionFacts functions;
    private final ObjectNode json = JsonNodeFactory.instance.objectNode();

    private OperatorFacts(StreamNode node, int maxParallelism, FunctionFacts functions) {
        this.node = node;
        this.maxParallelism = maxParallelism;
        this.functions = functions;
    }

    static ObjectNode of(StreamNode node, int maxParallelism, FunctionFacts functions) {
        OperatorFacts facts = new OperatorFacts(node, maxParallelism, functions);
        facts.addShape();
        Parts.of(node).ifPresent(facts::addParts);
        return facts.json;
    }

    private void addShape() {
        json.put("id", node.getId())
                .put("name", node.getOperatorName())
                .put("uid", node.getTransformationUID())
                .put("uidHash", node.getUserHash())
                .put("parallelism", node.getParallelism())
                .put("maxParallelism", maxParallelism)
                .put("keyed", node.getStateKeySerializer() != null);
        ArrayNode inputs = json.putArray("inputs");
        for (StreamEdge edge : node.getInEdges()) {
            inputs.addObject()
                    .put("from", edge.getSourceId())
                    .put("partitioner", edge.getPartitioner().toString());
        }
        TypeSerializer<?> out = node.getTypeSerializerOut();
        if (out != null && !node.getOutEdges().isEmpty()) {
            json.set("output", TypeFacts.of(out));
        }
        if (node.getStateKeySerializer() != null) {
            json.set("key", TypeFacts.of(node.getStateKeySerializer()));
        }
    }

    private void addParts(Parts parts) {
        json.put("class", parts.className());
        parts.function().ifPresent(function -> json.put("function", FunctionFacts.nameOf(function)));
        Optional<ObjectNode> source = SourceFacts.of(parts);
        Optional<ObjectNode> sink = SinkFacts.of(parts);
        Optional<ObjectNode> window = WindowFacts.of(parts);
        source.ifPresent(facts -> json.set("source", facts));
        sink.ifPresent(facts -> json.set("sink", facts));
        window.ifPresent(facts -> json.set("window", facts));
        addWatermarks(parts);
        addRetention(parts);
        if (parts.isNamed("AsyncWaitOperator")) {
            ObjectNode async = json.putObject("async");
            Inside.find(parts.body(), "timeout").ifPresent(timeout -> async.put("timeoutMillis", (Long) timeout));
            Inside.find(parts.body(), "capacity").ifPresent(capacity -> async.put("capacity", (Integer) capacity));
        }
        ArrayNode states = parts.function()
                .filter(functions::isOfTheProgram)
                .map(functions::statesOf)
                .orElseGet(JsonNodeFactory.instance::arrayNode);
        parts.function()
                .filter(functions::isOfTheProgram)
                .ifPresent(function -> json.set("waits", functions.waitingIn(function)));
        addOwnStates(parts, states);
        json.set("states", states);
        json.put("stateful", stateful(parts, states));
    }

    private void addWatermarks(Parts parts) {
        if (parts.isNamed("TimestampsAndWatermarksOperator")) {
            Inside.find(parts.body(), WatermarkStrategy.class)
                    .ifPresent(strategy -> json.set("watermarks", WatermarkFacts.of(strategy)));
        } else if (parts.isNamed("WatermarkAssigner")) {
            ObjectNode watermarks = json.putObject("watermarks").put("generator", "own");
            Inside.find(parts.body(), "idleTimeout")
                    .filter(timeout -> timeout instanceof Long millis && millis > 0)
                    .ifPresent(timeout -> watermarks.put("idlenessMillis", (Long) timeout));
        }
    }

    /** Operators of SQL say themselves whether they ever forget rows: {@code forever}. */
    private void addRetention(Parts parts) {
        List<Object> places = parts.function().isPresent()
                ? List.of(parts.body(), parts.function().get())
                : List.of(parts.body());
        if (places.stream().noneMatch(place -> place.getClass().getName().startsWith("org.apache.flink.table."))) {
            return;
        }
        json.put("table", true);
        for (Object place : places) {
            for (String name : List.of("leftStateRetentionTime", "stateRetentionTime", "minRetentionTime")) {
                Inside.find(place, name)
                        .filter(Long.class::isInstance)
                        .ifPresent(millis -> json.put("forever", (Long) millis == 0));
            }
            Inside.find(place, "ttlConfig").ifPresent(timeToLive -> json.put("forever", !isEnabled(timeToLive)));
        }
    }

    private static boolean isEnabled(Object timeToLive) {
        return Inside.findOfType(timeToLive, "UpdateType")
                .filter(type -> !type.toString().equals("Disabled"))
                .isPresent();
    }

    /** What Flink's own operators keep, where they know it already. */
    private void addOwnStates(Parts parts, ArrayNode states) {
        Inside.find(parts.body(), StateDescriptor.class).ifPresent(descriptor -> {
            ObjectNode state = states.addObject()
                    .put("name", descriptor.getName())
                    .put("kind", "operator")
                    .put("keyed", json.path("keyed").asBoolean())
                    .put("expires", descriptor.getTtlConfig().isEnabled());
            state.putArray("uses");
            ArrayNode types = state.putArray("types");
            if (descriptor.isSerializerInitialized()) {
                types.add(TypeFacts.of(descriptor.getSerializer()));
            }
        });
        if (parts.isNamed("Reduce")) {
            ObjectNode state = states.addObject()
                    .put("name", "_op_state")
                    .put("kind", "reducing")
                    .put("keyed", true)
                    .put("expires", false);
            state.putArray("uses").add("update").add("value");
            ArrayNode types = state.putArray("types");
            Inside.find(parts.body(), TypeSerializer.class).ifPresent(known -> types.add(TypeFacts.of(known)));
        }
    }

    /** {@code yes}, {@code no}, or {@code unknown}. */
    private String stateful(Parts parts, ArrayNode states) {
        Optional<Class<?>> function = parts.function().map(Object::getClass);
        boolean keeps = !states.isEmpty()
                || parts.factory().getClass().getSimpleName().contains("SourceOperator")
                || parts.isNamed("CommitterOperator")
                || parts.isNamed("AsyncWaitOperator")
                || Inside.find(parts.factory(), "sink")
                        .filter(OperatorFacts::hasWriterState)
                        .isPresent()
                || function.filter(type -> Inside.isOfType(type, "CheckpointedFunction"))
                        .isPresent();
        boolean keyed = json.path("keyed").asBoolean();
        if (keeps || (keyed && (json.has("table") || KEEPING.stream().anyMatch(parts::isNamed)))) {
            return "yes";
        }
        boolean tellsNothing = parts.function().isEmpty()
                ? !parts.className().startsWith("org.apache.flink.")
                : keyed && functions.mayHaveMore(parts.function().get());
        return tellsNothing ? "unknown" : "no";
    }

    private static boolean hasWriterState(Object sink) {
        return Inside.isOfType(sink.getClass(), "SupportsWriterState")
                || Inside.isOfType(sink.getClass(), "StatefulSink");
    }
}
