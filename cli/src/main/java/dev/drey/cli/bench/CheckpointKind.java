package dev.drey.cli.bench;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One way to take checkpoints. Pure.
 *
 * @param id for the command line and the report
 * @param settings in the property group {@code drey.flink}
 * @param service in the property group {@code drey}
 * @param intervalMillis between two checkpoints
 * @param checkpoints that are measured in a round, if there is time
 * @param figures that are measured
 */
record CheckpointKind(
        String id,
        Map<String, String> settings,
        Map<String, String> service,
        StateLoad load,
        long intervalMillis,
        int checkpoints,
        Set<CostFigure> figures) {

    /** What all others are compared with: Drey's own settings. */
    static final String BASELINE = "rocksdb-incremental";

    private static final long SECOND = 1_000;
    private static final String TYPE = "state.backend.type";
    private static final String UNALIGNED = "execution.checkpointing.unaligned.enabled";
    private static final Set<CostFigure> ALWAYS =
            EnumSet.of(CostFigure.CHECKPOINT, CostFigure.WRITTEN, CostFigure.STATE);
    private static final Set<CostFigure> KEPT = EnumSet.of(CostFigure.DISK);
    private static final Set<CostFigure> FULL = EnumSet.of(CostFigure.SPEED, CostFigure.RESTORE, CostFigure.DISK);
    /** How long all tasks need has nothing to do with how old the checkpoint is. */
    private static final Set<CostFigure> SPEEDY = EnumSet.of(CostFigure.SPEED, CostFigure.DISK);

    private static final Set<CostFigure> SNAPSHOTS =
            EnumSet.of(CostFigure.SNAPSHOT, CostFigure.SNAPSHOT_SIZE, CostFigure.RETURN);

    private static final List<CheckpointKind> ALL = List.of(
            full(BASELINE, Map.of()),
            full("rocksdb-full", Map.of("execution.checkpointing.incremental", "false")),
            full("hashmap", Map.of(TYPE, "hashmap", "execution.checkpointing.incremental", "false")),
            full("changelog", Map.of("state.changelog.enabled", "true")),
            full("forst", Map.of(TYPE, "forst")),
            new CheckpointKind("interval-10s", Map.of(), Map.of(), StateLoad.STEADY, 10 * SECOND, 2, SPEEDY),
            full("at-least-once", Map.of("execution.checkpointing.mode", "AT_LEAST_ONCE")),
            full("unaligned", Map.of(UNALIGNED, "true")),
            full(
                    "local-copies",
                    Map.of(
                            "execution.checkpointing.local-backup.enabled",
                            "true",
                            "execution.state-recovery.from-local",
                            "true")),
            kept(1),
            kept(10),
            snapshots("canonical"),
            snapshots("native"),
            heldUp("aligned", Map.of()),
            heldUp("at-least-once", Map.of("execution.checkpointing.mode", "AT_LEAST_ONCE")),
            heldUp("unaligned", Map.of(UNALIGNED, "true")),
            heldUp(
                    "aligned-timeout-1s",
                    Map.of(UNALIGNED, "true", "execution.checkpointing.aligned-checkpoint-timeout", "1 s")),
            heldUp("buffer-debloat", Map.of("taskmanager.network.memory.buffer-debloat.enabled", "true")));

    /** Keeps copies. */
    CheckpointKind {
        settings = Map.copyOf(settings);
        service = Map.copyOf(service);
        figures = Stream.concat(ALWAYS.stream(), figures.stream()).collect(Collectors.toUnmodifiableSet());
    }

    private static CheckpointKind full(String id, Map<String, String> settings) {
        return new CheckpointKind(id, settings, Map.of(), StateLoad.STEADY, SECOND, 5, FULL);
    }

    /** More checkpoints than are kept have to be there. */
    private static CheckpointKind kept(int count) {
        return new CheckpointKind(
                "retained-" + count,
                Map.of("execution.checkpointing.num-retained", String.valueOf(count)),
                Map.of(),
                StateLoad.STEADY,
                SECOND,
                count + 1,
                KEPT);
    }

    private static CheckpointKind snapshots(String format) {
        return new CheckpointKind(
                "snapshot-" + format,
                Map.of(),
                Map.of("snapshot-format", format),
                StateLoad.STEADY,
                SECOND,
                1,
                SNAPSHOTS);
    }

    private static CheckpointKind heldUp(String id, Map<String, String> settings) {
        return new CheckpointKind("held-up-" + id, settings, Map.of(), StateLoad.HELD_UP, SECOND, 3, Set.of());
    }

    /** All that the runtime has, in the order of the report. */
    static List<CheckpointKind> of(String runtime) {
        boolean first = runtime.startsWith("FLINK-1");
        return ALL.stream()
                .filter(kind -> !kind.id.equals(first ? "forst" : "changelog"))
                .toList();
    }

    /** On all runtimes together. */
    static List<String> ids() {
        return ALL.stream().map(CheckpointKind::id).toList();
    }

    boolean measures(CostFigure figure) {
        return figures.contains(figure);
    }
}
