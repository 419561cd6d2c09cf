package dev.drey.cli.demo;

import dev.drey.cli.text.Figures;
import dev.drey.flink.JobStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns looks at a job that lost a task manager into the few moments worth telling. */
public final class RecoveryTimeline {

    private @Nullable Look last;
    private boolean disrupted;

    private RecoveryTimeline(boolean disrupted) {
        this.disrupted = disrupted;
    }

    /** Of a job that stays: just after the kill it looks whole, because Flink has not noticed yet. */
    public static RecoveryTimeline ofSameJob() {
        return new RecoveryTimeline(false);
    }

    /** Of a job that another one follows, which is the only one looked at: that it is there says that it was noticed. */
    public static RecoveryTimeline ofSuccessor() {
        return new RecoveryTimeline(true);
    }

    /**
     * What was seen at one moment.
     *
     * @param elapsed since the kill
     * @param alive whether the killed process is still there
     * @param replacement pid of the process that took its place, 0 for none
     */
    public record Look(
            Duration elapsed, boolean alive, long replacement, JobStatus status, int tasksRunning, int tasks) {

        boolean isWhole() {
            return status == JobStatus.RUNNING && tasks > 0 && tasksRunning == tasks;
        }
    }

    /** What is new in this look, a line for each. */
    public List<String> tell(Look look) {
        // A successor is first seen long after the process has gone.
        Look before = last == null
                ? new Look(Duration.ZERO, !disrupted, 0, JobStatus.RUNNING, look.tasks(), look.tasks())
                : last;
        List<String> lines = new ArrayList<>();
        if (before.alive() && !look.alive()) {
            lines.add(at(look, "the process is gone"));
        }
        if (before.replacement() != look.replacement() && look.replacement() != 0) {
            lines.add(at(look, "process " + look.replacement() + " takes its place"));
        }
        if (before.status() != look.status() || before.isWhole() != look.isWhole()) {
            lines.add(at(
                    look,
                    "Flink's job is " + look.status() + ", " + look.tasksRunning() + " of " + look.tasks()
                            + " tasks run"));
        }
        disrupted |= !look.isWhole();
        last = look;
        return lines;
    }

    /** Whether the job was hit and is whole again. */
    public boolean isOver() {
        return disrupted && last != null && last.isWhole();
    }

    private static String at(Look look, String what) {
        return "  after %7s  %s".formatted(Figures.seconds(look.elapsed()), what);
    }
}
