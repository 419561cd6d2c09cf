package dev.drey.diagnosis.evidence;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One vertex of the job graph: a chain of operators.
 *
 * @param id the hash of its first operator
 * @param name as Flink shows it
 * @param status Flink's word for all of its subtasks together
 * @param tasks how many subtasks are in which state
 * @param inputs what it reads from
 * @param subtasks by index
 * @param metrics over all subtasks; a name has {@code .min}, {@code .max}, {@code .avg} or {@code .sum} behind it
 */
public record Vertex(
        String id,
        String name,
        int parallelism,
        int maxParallelism,
        String status,
        Map<String, Integer> tasks,
        List<Input> inputs,
        List<Subtask> subtasks,
        Metrics metrics) {

    /**
     * One edge of the graph.
     *
     * @param strategy how records are distributed, such as {@code HASH}; empty when unknown
     */
    public record Input(String vertexId, String strategy) {}

    /** Keeps copies. */
    public Vertex {
        tasks = Map.copyOf(tasks);
        inputs = List.copyOf(inputs);
        subtasks = List.copyOf(subtasks);
    }

    /** Whether it has no inputs. */
    public boolean isSource() {
        return inputs.isEmpty();
    }

    boolean reads(String vertexId) {
        return inputs.stream().anyMatch(input -> input.vertexId().equals(vertexId));
    }

    /** Whether it reads records that were distributed by key. */
    public boolean isKeyed() {
        return inputs.stream().anyMatch(input -> input.strategy().equals("HASH"));
    }

    /** How many subtasks are in that state. */
    public int count(String state) {
        return tasks.getOrDefault(state, 0);
    }

    /** Whether every subtask runs, or has done its work. */
    public boolean isFullyRunning() {
        return count("RUNNING") + count("FINISHED") >= parallelism;
    }

    /** The subtask with that index. */
    public Optional<Subtask> findSubtask(int index) {
        return subtasks.stream().filter(subtask -> subtask.index() == index).findFirst();
    }

    /** A name that fits into a sentence. */
    public String shortName() {
        return name.length() <= SHORT ? name : name.substring(0, SHORT - 1) + "…";
    }

    private static final int SHORT = 80;
}
