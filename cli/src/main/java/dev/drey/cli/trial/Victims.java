package dev.drey.cli.trial;

import dev.drey.cli.apps.CommandFailure;
import dev.drey.cli.apps.Stage;
import dev.drey.cli.remote.Cluster;
import dev.drey.cli.text.Awaiting;
import dev.drey.flink.FlinkException;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The application's processes as the service reports them, and no others: each must carry the mark of the incarnation on its
 * command line, lest a pid that has passed to somebody else be struck.
 */
public final class Victims {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration LOOK = Duration.ofMillis(50);

    private final Stage stage;

    /** Asks the service of this stage. */
    public Victims(Stage stage) {
        this.stage = stage;
    }

    /** Waits until there is a job manager: while a cluster is replaced there is none. */
    public ProcessHandle jobManager() throws IOException, InterruptedException {
        return await("JOB_MANAGER", 0);
    }

    /** Waits until there are task managers. */
    public ProcessHandle taskManager(int which) throws IOException, InterruptedException {
        return await("TASK_MANAGER", which);
    }

    /** A task manager that has work, which a spare one has not. Waits until there is one. */
    public ProcessHandle busyTaskManager() throws IOException, InterruptedException {
        return new Awaiting(stage.time(), PATIENCE, LOOK)
                .first(elapsed -> findBusy())
                .orElseThrow(() -> new CommandFailure("No task manager of the application had work for "
                        + PATIENCE.toSeconds() + " s, so none could be struck."));
    }

    private Optional<ProcessHandle> findBusy() throws IOException, InterruptedException {
        Optional<Cluster> cluster = stage.service().clusters().find(AuditApplication.NAME);
        if (cluster.isEmpty()) {
            return Optional.empty();
        }
        try {
            Set<String> busy = stage.service().clusters().flink(cluster.get()).busyTaskManagers();
            return handles(cluster.get(), process -> busy.contains(process.name())).stream()
                    .findFirst();
        } catch (FlinkException noAnswer) {
            return Optional.empty();
        }
    }

    private ProcessHandle await(String role, int which) throws IOException, InterruptedException {
        return new Awaiting(stage.time(), PATIENCE, LOOK)
                .first(elapsed -> {
                    List<ProcessHandle> found = find(role);
                    return found.isEmpty() ? Optional.empty() : Optional.of(found.get(which % found.size()));
                })
                .orElseThrow(() -> new CommandFailure("The application had no process " + role + " for "
                        + PATIENCE.toSeconds() + " s, so none could be struck."));
    }

    /** All that are there now; none while a cluster is replaced. */
    public List<ProcessHandle> all() throws IOException, InterruptedException {
        return find("");
    }

    private List<ProcessHandle> find(String role) throws IOException, InterruptedException {
        Optional<Cluster> cluster = stage.service().clusters().find(AuditApplication.NAME);
        return cluster.map(found -> handles(found, process -> process.role().startsWith(role)))
                .orElse(List.of());
    }

    private static List<ProcessHandle> handles(Cluster cluster, Predicate<Cluster.Member> which) {
        String mark = "-Ddrey.incarnation=" + cluster.jobId();
        return cluster.processes().stream()
                .filter(which)
                .flatMap(process -> ProcessHandle.of(process.pid()).stream())
                .filter(process -> Arrays.asList(process.info().arguments().orElse(new String[0]))
                        .contains(mark))
                .toList();
    }
}
