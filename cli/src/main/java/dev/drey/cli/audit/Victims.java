package dev.drey.cli.audit;

import dev.drey.cli.apps.CommandFailure;
import dev.drey.cli.apps.Stage;
import dev.drey.cli.remote.Cluster;
import dev.drey.cli.text.Awaiting;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The application's processes as the service reports them, and no others: each must carry the mark of the incarnation on its
 * command line, lest a pid that has passed to somebody else be struck.
 */
final class Victims {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration LOOK = Duration.ofMillis(50);

    private final Stage stage;

    Victims(Stage stage) {
        this.stage = stage;
    }

    /** Waits until there is a job manager: while a cluster is replaced there is none. */
    ProcessHandle jobManager() throws IOException, InterruptedException {
        return await("JOB_MANAGER", 0);
    }

    /** Waits until there are task managers. */
    ProcessHandle taskManager(int which) throws IOException, InterruptedException {
        return await("TASK_MANAGER", which);
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
    List<ProcessHandle> all() throws IOException, InterruptedException {
        return find("");
    }

    private List<ProcessHandle> find(String role) throws IOException, InterruptedException {
        Optional<Cluster> cluster = stage.service().clusters().find(AuditApplication.NAME);
        if (cluster.isEmpty()) {
            return List.of();
        }
        String mark = "-Ddrey.incarnation=" + cluster.get().jobId();
        return cluster.get().processes().stream()
                .filter(process -> process.role().startsWith(role))
                .flatMap(process -> ProcessHandle.of(process.pid()).stream())
                .filter(process -> Arrays.asList(process.info().arguments().orElse(new String[0]))
                        .contains(mark))
                .toList();
    }
}
