package dev.drey.diagnosis.testing;

import dev.drey.diagnosis.evidence.Checkpoint;
import dev.drey.diagnosis.evidence.SubtaskCheckpoint;
import dev.drey.diagnosis.evidence.VertexCheckpoint;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A checkpoint for tests: triggered ten seconds after the one before, all subtasks as quick as can be. */
public final class CheckpointBuilder {

    private static final Instant LAST = EvidenceBuilder.NOW.minus(Duration.ofSeconds(5));
    private static final SubtaskCheckpoint QUICK = subtask(0, 20, 5, 5, 5, 5, 1000);

    final long id;
    private final String status;
    private final @Nullable String failure;
    private final Map<String, SubtaskCheckpoint> subtasks = new HashMap<>();
    private String kind = "CHECKPOINT";
    private long state = 100_000;
    private long written = -1;
    private long persisted;
    private Duration every = Duration.ofSeconds(10);
    private @Nullable Duration duration;
    private boolean detailed = true;

    private CheckpointBuilder(long id, String status, @Nullable String failure) {
        this.id = id;
        this.status = status;
        this.failure = failure;
    }

    public static CheckpointBuilder completed(long id) {
        return new CheckpointBuilder(id, "COMPLETED", null);
    }

    public static CheckpointBuilder expired(long id) {
        return new CheckpointBuilder(id, "FAILED", "Checkpoint expired before completing.");
    }

    public static CheckpointBuilder failed(long id, String message) {
        return new CheckpointBuilder(id, "FAILED", message);
    }

    public static CheckpointBuilder underWay(long id) {
        return new CheckpointBuilder(id, "IN_PROGRESS", null);
    }

    /** Times in milliseconds; the end-to-end time is more than their sum by {@code gap}. */
    public static SubtaskCheckpoint subtask(
            int index, long startDelay, long alignment, long gap, long sync, long async, long bytes) {
        return new SubtaskCheckpoint(
                index,
                true,
                false,
                startDelay + alignment + gap + sync + async,
                SubtaskCheckpoint.Stages.of(
                        startDelay + alignment + gap + sync + async, startDelay, alignment, sync, async),
                bytes,
                bytes,
                0,
                false);
    }

    public CheckpointBuilder savepoint() {
        kind = "SAVEPOINT";
        return this;
    }

    public CheckpointBuilder unaligned(long persistedBytes) {
        kind = "UNALIGNED_CHECKPOINT";
        persisted = persistedBytes;
        return this;
    }

    public CheckpointBuilder sizes(long stateBytes, long writtenBytes) {
        state = stateBytes;
        written = writtenBytes;
        return this;
    }

    public CheckpointBuilder every(Duration value) {
        every = value;
        return this;
    }

    public CheckpointBuilder took(Duration value) {
        duration = value;
        return this;
    }

    /** Without the times of its subtasks. */
    public CheckpointBuilder brief() {
        detailed = false;
        return this;
    }

    public CheckpointBuilder with(String vertex, SubtaskCheckpoint subtask) {
        subtasks.put(vertex + "#" + subtask.index(), subtask);
        return this;
    }

    /** The same times for both subtasks. */
    public CheckpointBuilder both(
            String vertex, long startDelay, long alignment, long gap, long sync, long async, long bytes) {
        return with(vertex, subtask(0, startDelay, alignment, gap, sync, async, bytes))
                .with(vertex, subtask(1, startDelay, alignment, gap, sync, async, bytes));
    }

    /** No answer. */
    public CheckpointBuilder missing(String vertex, int subtask) {
        return with(vertex, SubtaskCheckpoint.missing(subtask));
    }

    /** An answer after the checkpoint had been given up. */
    public CheckpointBuilder late(String vertex, int index, long sync) {
        SubtaskCheckpoint times = subtask(index, 20, 5, 5, sync, 5, 1000);
        return with(
                vertex,
                new SubtaskCheckpoint(index, true, true, times.endToEnd(), times.stages(), 1000, 1000, 0, false));
    }

    /** @param last the id of the newest, which was triggered five seconds ago or as long ago as it took */
    Checkpoint build(int parallelism, long last) {
        List<VertexCheckpoint> vertices = new ArrayList<>();
        int acknowledged = 0;
        long slowest = 0;
        for (String vertex : List.of(EvidenceBuilder.SOURCE, EvidenceBuilder.WORKER, EvidenceBuilder.SINK)) {
            List<SubtaskCheckpoint> all = new ArrayList<>();
            for (int index = 0; index < parallelism; index++) {
                all.add(subtasks.getOrDefault(vertex + "#" + index, quick(index)));
            }
            int answered = (int) all.stream()
                    .filter(subtask -> subtask.acknowledged() && !subtask.aborted())
                    .count();
            acknowledged += answered;
            slowest = Math.max(
                    slowest,
                    all.stream().mapToLong(SubtaskCheckpoint::endToEnd).max().orElse(0));
            vertices.add(new VertexCheckpoint(
                    EvidenceBuilder.id(vertex),
                    all.stream().mapToLong(SubtaskCheckpoint::stateBytes).sum(),
                    all.stream().mapToLong(SubtaskCheckpoint::writtenBytes).sum(),
                    parallelism,
                    answered,
                    slowest,
                    all));
        }
        Duration took = duration == null ? Duration.ofMillis(slowest) : duration;
        Instant triggered = LAST.minus(took).minus(every.multipliedBy(last - id));
        return new Checkpoint(
                id,
                status,
                kind,
                triggered,
                triggered.plus(took),
                took,
                new Checkpoint.Sizes(written < 0 ? state : written, state, 0, persisted),
                3 * parallelism,
                acknowledged,
                failure,
                detailed ? vertices : List.of());
    }

    private static SubtaskCheckpoint quick(int index) {
        return new SubtaskCheckpoint(
                index,
                true,
                false,
                QUICK.endToEnd(),
                QUICK.stages(),
                QUICK.writtenBytes(),
                QUICK.stateBytes(),
                0,
                false);
    }
}
