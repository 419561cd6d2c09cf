package dev.drey.control;

import dev.drey.cluster.ClusterDriver;
import dev.drey.cluster.ClusterException;
import dev.drey.cluster.ClusterProcess;
import dev.drey.cluster.ClusterSpec;
import dev.drey.flink.FlinkException;
import dev.drey.flink.FlinkRest;
import dev.drey.lifecycle.Vigil;
import dev.drey.runtime.FlinkRole;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps watch over the processes of a cluster while its job is on the way. A launch does not outlive its job manager. A task
 * manager that dies or hangs is replaced once: somebody may have killed it, and only one that dies again cannot live.
 */
final class LaunchWatch {

    private static final Logger LOG = LoggerFactory.getLogger(LaunchWatch.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    private final ClusterDriver driver;
    private final ClusterSpec spec;
    private final Duration tolerance;
    private final InstantSource clock;
    private final Set<Integer> replaced = new HashSet<>();
    private Vigil vigil = Vigil.ofLaunch();

    private @Nullable Instant lastLook;

    /**
     * @param tolerance how long a process may give no sign of life once it has given one
     * @param clock only ever goes on
     */
    LaunchWatch(ClusterDriver driver, ClusterSpec spec, Duration tolerance, InstantSource clock) {
        this.driver = driver;
        this.spec = spec;
        this.tolerance = tolerance;
        this.clock = clock;
    }

    /**
     * Looks at what is alive, and every now and then asks the job manager whom it has heard.
     *
     * @param taskManagers how many have been launched
     * @throws ProcessDiedException when a process is lost without which the launch cannot go on
     */
    void look(FlinkRest rest, int taskManagers) throws LaunchFailedException {
        List<ClusterProcess> alive = driver.observe(spec.incarnationId());
        ClusterProcess jobManager = alive.stream()
                .filter(process -> process.role() == FlinkRole.JOB_MANAGER)
                .findFirst()
                .orElseThrow(() -> died(new ClusterProcess(FlinkRole.JOB_MANAGER, 0, 0)));
        replaceMissing(alive, taskManagers);
        Instant now = clock.instant();
        if (lastLook != null && Duration.between(lastLook, now).compareTo(BETWEEN_LOOKS) < 0) {
            return;
        }
        lastLook = now;
        Optional<Map<String, Long>> heartbeats = heartbeats(rest);
        vigil = vigil.after(ClusterWatch.seen(clock.instant(), alive, heartbeats));
        Set<Long> hung = vigil.hung(tolerance);
        if (hung.contains(jobManager.pid())) {
            throw new ProcessDiedException("The job manager gives no answer while the job is being started, so it is"
                    + " given up. Its log is in " + logs() + ".");
        }
        if (!hung.isEmpty()) {
            endHung(hung);
        }
    }

    private static Optional<Map<String, Long>> heartbeats(FlinkRest rest) {
        try {
            return Optional.of(rest.heartbeats());
        } catch (FlinkException noAnswer) {
            return Optional.empty();
        }
    }

    private void endHung(Set<Long> hung) throws LaunchFailedException {
        LOG.warn("Cluster in {}: processes {} hang while its job is started; ending them.", spec.folder(), hung);
        try {
            driver.end(spec.incarnationId(), hung);
        } catch (ClusterException failure) {
            throw new LaunchFailedException(String.valueOf(failure.getMessage()), failure);
        }
    }

    private void replaceMissing(List<ClusterProcess> alive, int taskManagers) throws LaunchFailedException {
        boolean missing = false;
        for (int number = 1; number <= taskManagers; number++) {
            int wanted = number;
            if (alive.stream().noneMatch(process -> process.number() == wanted)) {
                if (!replaced.add(number)) {
                    throw died(new ClusterProcess(FlinkRole.TASK_MANAGER, number, 0));
                }
                missing = true;
            }
        }
        if (missing) {
            LOG.warn("Cluster in {}: a task manager was lost while its job is started; replacing it.", spec.folder());
            try {
                driver.launchTaskManagers(spec);
            } catch (ClusterException failure) {
                throw new LaunchFailedException(String.valueOf(failure.getMessage()), failure);
            }
        }
    }

    private ProcessDiedException died(ClusterProcess process) {
        String words = driver.lastWords(spec.folder(), process).orElse("it said nothing");
        return new ProcessDiedException(
                "The process " + process.name() + " died while starting: " + words + ". Its log is in " + logs() + ".");
    }

    private String logs() {
        return spec.folder().resolve("log").toString();
    }
}
