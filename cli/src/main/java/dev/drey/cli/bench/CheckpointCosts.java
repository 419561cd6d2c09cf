package dev.drey.cli.bench;

import dev.drey.cli.text.Awaiting;
import dev.drey.cli.text.Time;
import dev.drey.flink.Checkpoint;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Measures what one way of taking checkpoints costs. */
final class CheckpointCosts {

    private static final int SNAPSHOTS = 2;
    private static final Duration TO_SHOW = Duration.ofSeconds(20);
    private static final Duration LOOK = Duration.ofMillis(100);

    private final Trial trial;
    private final Findings findings;
    private final Time time;

    CheckpointCosts(Trial trial, Findings findings) {
        this.trial = trial;
        this.findings = findings;
        this.time = trial.stage().time();
    }

    /** All but snapshots, which are the service's. */
    void measure(CheckpointKind kind, StateGround ground) throws IOException, InterruptedException {
        if (kind.measures(CostFigure.SPEED)) {
            StateView view = ground.start(kind, StateLoad.FULL_SPEED);
            add(kind, CostFigure.SPEED, ground.side(), view.measureSpeed(time));
            ground.end();
        }
        settle(kind, ground);
        if (kind.measures(CostFigure.RESTORE)) {
            add(kind, CostFigure.RESTORE, ground.side(), seconds(ground.killTaskManager()));
        }
        ground.end();
    }

    void measureSnapshots(CheckpointKind kind, DreyState drey) throws IOException, InterruptedException {
        StateView view = settle(kind, drey);
        long last = 0;
        for (int round = 1; round <= SNAPSHOTS; round++) {
            drey.takeSnapshot("bench-" + round);
            Checkpoint taken = awaitSavepoint(view, last);
            last = taken.id();
            add(kind, CostFigure.SNAPSHOT, drey.side(), taken.duration().toMillis());
            add(kind, CostFigure.SNAPSHOT_SIZE, drey.side(), taken.fullSizeBytes());
        }
        add(kind, CostFigure.RETURN, drey.side(), seconds(drey.returnToSnapshot()));
        drey.end();
    }

    private StateView settle(CheckpointKind kind, StateGround ground) throws IOException, InterruptedException {
        StateView view = ground.start(kind, kind.load());
        List<Checkpoint> measured = view.awaitSettled(time, kind.checkpoints());
        for (Checkpoint checkpoint : measured) {
            add(
                    kind,
                    CostFigure.CHECKPOINT,
                    ground.side(),
                    checkpoint.duration().toMillis());
            add(kind, CostFigure.WRITTEN, ground.side(), checkpoint.sizeBytes());
            add(kind, CostFigure.STATE, ground.side(), checkpoint.fullSizeBytes());
        }
        if (kind.measures(CostFigure.DISK)) {
            add(kind, CostFigure.DISK, ground.side(), DiskUse.ofJob(path(measured.get(measured.size() - 1))));
        }
        return view;
    }

    private static String path(Checkpoint checkpoint) throws IOException {
        return Optional.ofNullable(checkpoint.externalPath())
                .orElseThrow(
                        () -> new IOException("Flink does not tell where checkpoint " + checkpoint.id() + " lies."));
    }

    private Checkpoint awaitSavepoint(StateView view, long after) throws IOException, InterruptedException {
        return new Awaiting(time, TO_SHOW, LOOK)
                .first(elapsed -> view.findSavepointAfter(after))
                .orElseThrow(() -> new IOException("Flink does not tell of the snapshot that was just taken."));
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    private void add(CheckpointKind kind, CostFigure figure, Side side, long value) {
        add(kind, figure, side, (double) value);
    }

    private void add(CheckpointKind kind, CostFigure figure, Side side, double value) {
        findings.add(trial.runtime(), figure.of(kind.id()), side, figure.unit(), value);
    }
}
