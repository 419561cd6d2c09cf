package dev.drey.cli.bench;

import dev.drey.cli.apps.Stage;
import dev.drey.cli.demo.OrdersApplication;
import dev.drey.cli.demo.ProcessKill;
import dev.drey.cli.demo.RecoveryTimeline;
import dev.drey.cli.demo.RunningJob;
import dev.drey.cli.demo.TaskManagerKill;
import dev.drey.cli.remote.Cluster;
import dev.drey.cli.text.Awaiting;
import dev.drey.flink.FlinkException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Kills processes of the service's cluster, each time after a checkpoint of the job as it runs now. */
final class DreyKills {

    private static final Duration TO_REGISTER = Duration.ofMinutes(2);
    private static final Duration LOOK = Duration.ofMillis(100);

    private final Trial trial;
    private final Stage stage;

    DreyKills(Trial trial) {
        this.trial = trial;
        this.stage = trial.stage();
    }

    Duration killTaskManager() throws IOException, InterruptedException {
        awaitTaskManagers();
        return new TaskManagerKill(stage).kill(afterCheckpoint());
    }

    /** The spare ones come after the job. */
    private void awaitTaskManagers() throws IOException, InterruptedException {
        Optional<Integer> all = new Awaiting(stage.time(), TO_REGISTER, LOOK).first(elapsed -> {
            stage.screen().live("waiting for all task managers");
            Cluster cluster = RunningJob.cluster(stage.service().clusters());
            try {
                int registered =
                        stage.service().clusters().flink(cluster).overview().taskManagers();
                return registered >= cluster.taskManagersWanted() ? Optional.of(registered) : Optional.empty();
            } catch (FlinkException noAnswer) {
                return Optional.empty();
            }
        });
        if (all.isEmpty()) {
            throw new IOException("Not all task managers were there within " + TO_REGISTER.toSeconds() + " s.");
        }
    }

    /** The service gives the application another cluster, whose job has another id. */
    Duration killJobManager() throws IOException, InterruptedException {
        RunningJob job = afterCheckpoint();
        Cluster.Member victim = RunningJob.cluster(stage.service().clusters())
                .findJobManager()
                .orElseThrow(() -> new IOException("Application " + OrdersApplication.NAME
                        + " has no job manager although it is RUNNING. The service's log says what happened."));
        return new ProcessKill(stage.screen(), stage.time())
                .kill(victim.name(), victim.pid(), RecoveryTimeline.ofSuccessor(), () -> findSuccessor(job.id()));
    }

    private Optional<ProcessKill.Sight> findSuccessor(String former) throws IOException, InterruptedException {
        Optional<Cluster> cluster = stage.service()
                .clusters()
                .find(OrdersApplication.NAME)
                .filter(found -> !found.jobId().equals(former));
        if (cluster.isEmpty()) {
            return Optional.empty();
        }
        long pid = cluster.get().findJobManager().map(Cluster.Member::pid).orElse(0L);
        return new RunningTasks(
                        stage.service().clusters().flink(cluster.get()),
                        cluster.get().jobId())
                .find()
                .map(job -> new ProcessKill.Sight(pid, job));
    }

    private RunningJob afterCheckpoint() throws IOException, InterruptedException {
        RunningJob job = RunningJob.find(stage.service().clusters());
        RunningTasks tasks = new RunningTasks(job.flink(), job.id());
        tasks.await(stage.screen(), stage.time());
        tasks.awaitCheckpoint(stage.screen(), stage.time(), stage.time().now());
        trial.say("a checkpoint is complete");
        return job;
    }
}
