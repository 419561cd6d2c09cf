package dev.drey.cli.demo;

import dev.drey.cli.apps.CommandFailure;
import dev.drey.cli.text.Awaiting;
import dev.drey.cli.text.Figures;
import dev.drey.cli.text.Screen;
import dev.drey.cli.text.Time;
import dev.drey.flink.JobOverview;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Kills a process of a cluster with SIGKILL, and measures how long the work stands still. */
public final class ProcessKill {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration LOOK = Duration.ofMillis(30);

    private final Screen screen;
    private final Time time;

    /** Nothing is killed yet. */
    public ProcessKill(Screen screen, Time time) {
        this.screen = screen;
        this.time = time;
    }

    /**
     * What is there at a moment.
     *
     * @param successor pid of the process that came in place of the killed one, 0 for none
     */
    public record Sight(long successor, JobOverview job) {}

    /** Where to look. */
    public interface View {

        /** Empty when Flink gives no answer at this moment. */
        Optional<Sight> look() throws IOException, InterruptedException;
    }

    /**
     * Time from the kill until all tasks run again.
     *
     * @param name of the process, for people
     * @param timeline as fits what {@code view} looks at
     */
    public Duration kill(String name, long pid, RecoveryTimeline timeline, View view)
            throws IOException, InterruptedException, CommandFailure {
        ProcessHandle process = ProcessHandle.of(pid)
                .orElseThrow(() -> new CommandFailure("Process " + pid + ", " + name
                        + ", is not on this machine. Run this command where the service runs."));
        Time.Stopwatch sinceKill = time.stopwatch();
        if (!process.destroyForcibly()) {
            throw new CommandFailure("Process " + pid + ", " + name
                    + ", could not be killed. Run this command as the user who runs the service.");
        }
        screen.say("Killed " + name + ", process " + pid + ", with SIGKILL.");
        Optional<Duration> recovered = new Awaiting(time, PATIENCE, LOOK).first(elapsed -> {
            boolean alive = process.isAlive();
            view.look()
                    .map(sight -> look(sinceKill.elapsed(), alive, sight))
                    .ifPresent(look -> timeline.tell(look).forEach(screen::say));
            screen.live("recovering, " + Figures.running(sinceKill.elapsed()));
            return timeline.isOver() ? Optional.of(sinceKill.elapsed()) : Optional.empty();
        });
        return recovered.orElseThrow(() -> new CommandFailure("The job did not recover within " + PATIENCE.toSeconds()
                + " s of the kill of " + name + ". Flink's dashboard and the logs say what holds it up."));
    }

    private static RecoveryTimeline.Look look(Duration elapsed, boolean alive, Sight sight) {
        JobOverview job = sight.job();
        return new RecoveryTimeline.Look(
                elapsed, alive, sight.successor(), job.status(), job.tasksRunning(), job.tasksTotal());
    }
}
