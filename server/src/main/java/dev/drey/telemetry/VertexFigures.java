package dev.drey.telemetry;

import dev.drey.flink.JobDetail;
import dev.drey.flink.MetricSpread;
import java.util.Map;

/**
 * What Flink measures at a vertex. A name without an operator in front is that of the task.
 *
 * @param totals over all subtasks, by Flink's names
 * @param subtasks each subtask by itself, behind its index and a dot; empty unless metrics are wanted that finely
 */
public record VertexFigures(JobDetail.Vertex vertex, Map<String, MetricSpread> totals, Map<String, Double> subtasks) {

    /** Keeps copies. */
    public VertexFigures {
        totals = Map.copyOf(totals);
        subtasks = Map.copyOf(subtasks);
    }
}
