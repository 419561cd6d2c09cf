package dev.drey.cli.demo;

import dev.drey.cli.apps.CommandFailure;
import dev.drey.cli.apps.Stage;
import dev.drey.cli.remote.Cluster;
import dev.drey.cli.text.Awaiting;
import dev.drey.cli.text.Figures;
import dev.drey.flink.FlinkException;
import dev.drey.flink.FlinkUnreachableException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Kills the process that does the work. */
public final class TaskManagerKill {

    private static final Duration WORK_AT_STAKE = Duration.ofSeconds(5);

    private final Stage stage;

    /** Nothing is killed yet. */
    public TaskManagerKill(Stage stage) {
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
    public Duration kill(RunningJob job) throws IOException, InterruptedException, CommandFailure {
        Cluster.Member victim = findBusy(job)
                .orElseThrow(() -> new CommandFailure("Application " + OrdersApplication.NAME
                        + " has no task manager although it is RUNNING. The service's log says what happened."));
        return new ProcessKill(stage.screen(), stage.time())
                .kill(victim.name(), victim.pid(), RecoveryTimeline.ofSameJob(), () -> look(job, victim.pid()));
    }

    /** A spare task manager would not be missed. */
    private Optional<Cluster.Member> findBusy(RunningJob job) throws IOException, InterruptedException, CommandFailure {
        Cluster cluster = RunningJob.cluster(stage.service().clusters());
        try {
            Set<String> busy = job.flink().busyTaskManagers();
            return cluster.processes().stream()
                    .filter(process -> busy.contains(process.name()))
                    .findFirst();
        } catch (FlinkException noAnswer) {
            return cluster.findTaskManager();
        }
    }

    private Optional<ProcessKill.Sight> look(RunningJob job, long victim)
            throws IOException, InterruptedException, CommandFailure {
        long successor = RunningJob.cluster(stage.service().clusters())
                .findTaskManager()
                .map(Cluster.Member::pid)
                .filter(pid -> pid != victim)
                .orElse(0L);
        try {
            return job.flink().jobs().stream()
                    .filter(candidate -> candidate.id().equals(job.id()))
                    .findFirst()
                    .map(found -> new ProcessKill.Sight(successor, found));
        } catch (FlinkUnreachableException busy) {
            return Optional.empty();
        } catch (FlinkException refused) {
            throw new CommandFailure("Flink does not tell about the job of application " + OrdersApplication.NAME
                    + " any more: " + refused.getMessage() + " The service's log says what happened.");
        }
    }
}
