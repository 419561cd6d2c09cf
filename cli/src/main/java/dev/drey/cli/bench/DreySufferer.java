package dev.drey.cli.bench;

import dev.drey.cli.apps.Application;
import dev.drey.cli.apps.CommandFailure;
import dev.drey.cli.apps.ProgramUpload;
import dev.drey.cli.apps.Stage;
import dev.drey.cli.remote.Cluster;
import dev.drey.cli.text.Awaiting;
import dev.drey.cli.trial.AuditApplication;
import dev.drey.cli.trial.AuditFolder;
import dev.drey.cli.trial.FaultKind;
import dev.drey.cli.trial.Guarantee;
import dev.drey.cli.trial.ServiceFaults;
import dev.drey.cli.trial.Victims;
import dev.drey.flink.FlinkException;
import dev.drey.flink.FlinkRest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** The audit's application under the service. */
final class DreySufferer implements Sufferer {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration LOOK = Duration.ofMillis(100);

    private final Stage stage;
    private final String name;
    private final AuditFolder folder;
    private final AuditApplication application;
    private final Victims victims;
    private final ServiceFaults service;

    private DreySufferer(Trial trial, String name, AuditFolder folder, AuditApplication application) {
        this.stage = trial.stage();
        this.name = name;
        this.folder = folder;
        this.application = application;
        this.victims = new Victims(stage);
        this.service = new ServiceFaults(stage, trial.own());
    }

    /**
     * Creates the application and starts it.
     *
     * @param program the audit's jar
     * @param standby spare task managers
     */
    static DreySufferer start(Trial trial, Path program, int standby) throws IOException, InterruptedException {
        AuditFolder folder = new AuditFolder(trial.folder().resolve("drey-" + standby));
        Files.createDirectories(folder.control());
        AuditApplication application = new AuditApplication(
                trial.stage(),
                new AuditApplication.Plan(
                        trial.runtime(),
                        Guarantee.EXACTLY_ONCE,
                        FaultSeries.ORDERS_PER_SECOND,
                        standby,
                        folder,
                        PATIENCE));
        application.create(new ProgramUpload(trial.stage(), AuditApplication.bucket()).upload(program));
        application.beginStart();
        application.awaitRunning();
        return new DreySufferer(trial, standby == 0 ? "Drey" : "Drey with a standby", folder, application);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public AuditFolder folder() {
        return folder;
    }

    /** The cluster that there is now. */
    Cluster cluster() throws IOException, InterruptedException {
        return stage.service()
                .clusters()
                .find(AuditApplication.NAME)
                .orElseThrow(() -> new CommandFailure("Application " + AuditApplication.NAME
                        + " has no cluster although it is RUNNING. The service's log says what happened."));
    }

    @Override
    public Strike strike(FaultKind kind) throws IOException, InterruptedException {
        return switch (kind) {
            case TASK_FAILURE -> {
                long from = now();
                folder.failTask();
                yield Strike.of(kind, from, from);
            }
            case TASK_MANAGER_KILL -> kill(kind, victims.busyTaskManager());
            case JOB_MANAGER_KILL -> kill(kind, victims.jobManager());
            case SERVICE_KILL -> {
                long from = now();
                service.kill(List.of(), Duration.ZERO);
                yield Strike.of(kind, from, now());
            }
            case HOST_LOSS -> loseAll();
            default -> throw new IllegalArgumentException(kind + " is not measured.");
        };
    }

    private Strike kill(FaultKind kind, ProcessHandle victim) {
        long from = now();
        victim.destroyForcibly();
        return Strike.of(kind, from, from);
    }

    private Strike loseAll() throws IOException, InterruptedException {
        List<ProcessHandle> all = victims.all();
        AtomicLong again = new AtomicLong();
        long from = now();
        service.kill(all, () -> again.set(now()));
        return new Strike(Strike.of(FaultKind.HOST_LOSS, from, from).fault(), again.get());
    }

    private long now() {
        return stage.time().now().toEpochMilli();
    }

    @Override
    public void awaitWhole() throws IOException, InterruptedException {
        application.awaitRunning();
        Optional<Boolean> whole = new Awaiting(stage.time(), PATIENCE, LOOK).first(elapsed -> {
            stage.screen().live(name + ": waiting for all tasks and task managers");
            return isWhole() ? Optional.of(true) : Optional.empty();
        });
        if (whole.isEmpty()) {
            throw new CommandFailure(name + ": not all tasks and task managers were there within "
                    + PATIENCE.toSeconds() + " s. The service's log says what happened.");
        }
    }

    private boolean isWhole() throws IOException, InterruptedException {
        Cluster cluster = cluster();
        FlinkRest flink = stage.service().clusters().flink(cluster);
        try {
            return flink.overview().taskManagers() >= cluster.taskManagersWanted()
                    && new RunningTasks(flink, cluster.jobId()).areAllThere();
        } catch (FlinkException noAnswer) {
            return false;
        }
    }

    @Override
    public void awaitEnd() throws IOException, InterruptedException {
        application.awaitReady();
        new Application(stage, AuditApplication.NAME).delete(application.get());
    }
}
