package dev.drey.diagnosis.evidence;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The job under examination.
 *
 * @param state Flink's word for it, such as {@code RUNNING} or {@code RESTARTING}
 * @param streaming false for a batch job, which takes no checkpoints by design
 * @param startedAt null when unknown
 * @param stateTimes when it was last in each state, by Flink's word for it
 * @param vertices sources first
 * @param settings its execution configuration as Flink shows it, by flattened key
 * @param metrics of the job as a whole
 */
public record Job(
        String id,
        String name,
        String state,
        boolean streaming,
        @Nullable Instant startedAt,
        Map<String, Instant> stateTimes,
        List<Vertex> vertices,
        Map<String, String> settings,
        Metrics metrics) {

    /** Keeps copies. */
    public Job {
        stateTimes = Map.copyOf(stateTimes);
        vertices = List.copyOf(vertices);
        settings = Map.copyOf(settings);
    }

    /** Whether Flink calls it running; its tasks may not be. */
    public boolean isRunning() {
        return state.equals("RUNNING");
    }

    /** Whether it ended as it was told to or as it should. */
    public boolean isEndedInOrder() {
        return state.equals("FINISHED")
                || state.equals("CANCELED")
                || state.equals("CANCELLING")
                || state.equals("SUSPENDED");
    }

    /** Whether it is down for good because of a failure. */
    public boolean isFailed() {
        return state.equals("FAILED") || state.equals("FAILING");
    }

    /** Whether every subtask runs, or has done its work. */
    public boolean isFullyRunning() {
        return isRunning() && !vertices.isEmpty() && vertices.stream().allMatch(Vertex::isFullyRunning);
    }

    /** The vertex with that id. */
    public Optional<Vertex> findVertex(String vertexId) {
        return vertices.stream().filter(vertex -> vertex.id().equals(vertexId)).findFirst();
    }

    /** The vertices that read from that one. */
    public List<Vertex> downstreamOf(Vertex vertex) {
        return vertices.stream().filter(other -> other.reads(vertex.id())).toList();
    }

    /** The vertices that it reads from. */
    public List<Vertex> upstreamOf(Vertex vertex) {
        return vertices.stream().filter(other -> vertex.reads(other.id())).toList();
    }

    /** When it last entered that state. */
    public Optional<Instant> findTimeOf(String wanted) {
        return Optional.ofNullable(stateTimes.get(wanted));
    }
}
