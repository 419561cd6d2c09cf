package dev.drey.cli.demo;

import dev.drey.cli.apps.CommandFailure;
import dev.drey.cli.apps.Stage;
import dev.drey.cli.remote.Cluster;
import dev.drey.cli.text.Awaiting;
import dev.drey.cli.text.Figures;
import dev.drey.cli.text.Time;
import dev.drey.flink.FlinkException;
import dev.drey.flink.FlinkUnreachableException;
import dev.drey.flink.JobDetail;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Kills the process that does the work, and measures how long the work stands still. */
final class TaskManagerKill {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final Duration WORK_AT_STAKE = Duration.ofSeconds(5);

    private final Stage stage;

    TaskManagerKill(Stage stage) {
        this.stage = stage;
    }

    /** Lets orders be processed that no checkpoint covers, so that there is something to lose. */
    void putWorkAtStake(Instant lastCheckpoint) throws InterruptedException {
        new Awaiting(stage.time(), WORK_AT_STAKE, Duration.ofMillis(200)).first(elapsed -> {
            Duration age = Duration.between(lastCheckpoint, stage.time().now());
            stage.screen().live("letting orders come in that no checkpoint covers, " + Figures.running(age));
            return age.compareTo(WORK_AT_STAKE) >= 0 ? Optional.of(age) : Optional.empty();
        });
        stage.screen()
                .say("Orders of " + WORK_AT_STAKE.toSeconds()
                        + " s are in no checkpoint yet: they must come again after the kill, and not twice.");
    }

    /** Time from the kill until all tasks run again. */
    Duration kill(RunningJob job) throws IOException, InterruptedException, CommandFailure {
        Cluster.Member victim = RunningJob.cluster(stage.service().clusters())
                .findTaskManager()
                .orElseThrow(() -> new CommandFailure("Application " + OrdersApplication.NAME
                        + " has no task manager although it is RUNNING. The service's log says what happened."));
        ProcessHandle process = ProcessHandle.of(victim.pid())
                .orElseThrow(() -> new CommandFailure("Process " + victim.pid() + ", " + victim.name()
                        + ", is not on this machine. Run the demo where the service runs."));
        Time.Stopwatch sinceKill = stage.time().stopwatch();
        if (!process.destroyForcibly()) {
            throw new CommandFailure("Process " + victim.pid() + ", " + victim.name()
                    + ", could not be killed. Run the demo as the user who runs the service.");
        }
        stage.screen().say("Killed " + victim.name() + ", process " + victim.pid() + ", with SIGKILL.");
        return await(job, process, sinceKill);
    }

    private Duration await(RunningJob job, ProcessHandle victim, Time.Stopwatch sinceKill)
            throws IOException, InterruptedException, CommandFailure {
        RecoveryTimeline timeline = new RecoveryTimeline();
        Optional<Duration> recovered = new Awaiting(stage.time(), PATIENCE, LOOK).first(elapsed -> {
            Optional<RecoveryTimeline.Look> look = look(job, victim, sinceKill);
            look.ifPresent(seen -> timeline.tell(seen).forEach(stage.screen()::say));
            stage.screen().live("recovering, " + Figures.running(sinceKill.elapsed()));
            return timeline.isOver() ? look.map(RecoveryTimeline.Look::elapsed) : Optional.empty();
        });
        return recovered.orElseThrow(() -> new CommandFailure("Application " + OrdersApplication.NAME
                + " did not recover within " + PATIENCE.toSeconds() + " s of the kill. Flink's dashboard at "
                + job.dashboard() + " and the service's log say what holds it up."));
    }

    /** Empty when Flink gives no answer at this moment. */
    private Optional<RecoveryTimeline.Look> look(RunningJob job, ProcessHandle victim, Time.Stopwatch sinceKill)
            throws IOException, InterruptedException, CommandFailure {
        long replacement = RunningJob.cluster(stage.service().clusters())
                .findTaskManager()
                .map(Cluster.Member::pid)
                .filter(pid -> pid != victim.pid())
                .orElse(0L);
        try {
            JobDetail detail = job.flink().job(job.id());
            return Optional.of(new RecoveryTimeline.Look(
                    sinceKill.elapsed(),
                    victim.isAlive(),
                    replacement,
                    detail.status(),
                    detail.vertices().stream()
                            .mapToInt(JobDetail.Vertex::running)
                            .sum(),
                    detail.vertices().stream()
                            .mapToInt(JobDetail.Vertex::parallelism)
                            .sum()));
        } catch (FlinkUnreachableException busy) {
            return Optional.empty();
        } catch (FlinkException refused) {
            throw new CommandFailure("Flink does not know the job of application " + OrdersApplication.NAME
                    + " any more: " + refused.getMessage() + " The service's log says what happened.");
        }
    }
}
