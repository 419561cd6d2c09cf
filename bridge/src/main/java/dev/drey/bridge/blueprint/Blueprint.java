package dev.drey.bridge.blueprint;

import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.runtime.jobgraph.JobType;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.node.ArrayNode;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.graph.StreamNode;

/** A job as the program made it. */
public final class Blueprint {

    private Blueprint() {}

    /** Of operators, what is not in Flink's public API; versions differ in who may ask for it. */
    public interface MaxParallelism {

        /** 0 where Flink chooses. */
        int of(StreamNode node);
    }

    /**
     * Describes it.
     *
     * @param settings all that hold for it, by Flink's keys
     * @param loader of the program
     */
    public static ObjectNode of(
            StreamGraph graph, Map<String, String> settings, MaxParallelism maxParallelism, ClassLoader loader) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("name", graph.getJobName());
        json.put("streaming", graph.getJobType() == JobType.STREAMING);
        ObjectNode held = json.putObject("settings");
        new TreeMap<>(settings).forEach(held::put);
        ArrayNode operators = json.putArray("operators");
        FunctionFacts functions = new FunctionFacts(loader, graph.getExecutionConfig());
        for (StreamNode node : graph.getStreamNodes()) {
            operators.add(OperatorFacts.of(node, maxParallelism.of(node), functions));
        }
        return json;
    }
}
