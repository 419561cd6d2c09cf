package dev.drey.cluster;

import dev.drey.model.RuntimeEnvironment;
import dev.drey.text.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The Flink settings that a user gives an application, by Flink's own keys of today or of former versions. Pure.
 *
 * @param environment the line of Flink that they are for
 */
public record OwnSettings(RuntimeEnvironment environment, Map<String, String> given) {

    /** Keys that begin so are Drey's own business, for the reason that follows. The first that fits counts. */
    private static final String[][] GUARDED = {
        {"rest.flamegraph.", ""},
        {"rest.", "Drey decides where a job manager listens"},
        {"jobmanager.rpc.", "Drey decides where a job manager listens"},
        {"jobmanager.bind-host", "Drey decides where a job manager listens"},
        {"jobmanager.memory.", "the service's setting job-manager-memory decides that"},
        {"taskmanager.host", "Drey decides where a task manager listens"},
        {"taskmanager.bind-host", "Drey decides where a task manager listens"},
        {"taskmanager.bind-policy", "Drey decides where a task manager listens"},
        {"taskmanager.rpc.", "Drey decides where a task manager listens"},
        {"taskmanager.data.port", "Drey decides where a task manager listens"},
        {"taskmanager.data.bind-port", "Drey decides where a task manager listens"},
        {"taskmanager.resource-id", "Drey finds task managers by it"},
        {"taskmanager.numberOfTaskSlots", "ParallelismConfiguration decides that"},
        {"taskmanager.cpu.cores", "a KPU has one"},
        {"taskmanager.memory.process.size", "the service's setting kpu-memory decides that"},
        {"taskmanager.memory.flink.size", "the service's setting kpu-memory decides that"},
        {"parallelism.default", "ParallelismConfiguration decides that"},
        {"blob.", "Drey decides where a cluster keeps its files"},
        {"io.tmp.dirs", "Drey decides where a cluster keeps its files"},
        {"process.", "Drey decides where a cluster keeps its files"},
        {"web.checkpoints.history", ""},
        {"web.exception-history-size", ""},
        {"web.", "Drey decides how Flink's web page is reached"},
        {"env.", "Drey itself starts the processes"},
        {"high-availability", "Drey itself brings job managers back; with another high availability, two could run"},
        {"security.ssl.", "Drey speaks to Flink over loopback, without TLS"},
        {"s3.", "it leads to Drey's object store"},
        {"kubernetes.", "Drey runs Flink as processes"},
        {"yarn.", "Drey runs Flink as processes"},
        {"standalone.", "Drey runs Flink as processes"},
        {"execution.target", "Drey submits the job"},
        {"execution.attached", "Drey submits the job"},
        {"execution.job-listeners", "Drey submits the job"},
        {"execution.savepoint", "RunConfiguration decides what is restored"},
        {"execution.state-recovery.path", "RunConfiguration decides what is restored"},
        {"execution.state-recovery.ignore-unclaimed-state", "RunConfiguration decides what is restored"},
        {"execution.state-recovery.claim-mode", "Drey decides when state may be removed"},
        {"execution.checkpointing.interval-during-backlog", ""},
        {"execution.checkpointing.interval", "CheckpointConfiguration decides that"},
        {"execution.checkpointing.min-pause", "CheckpointConfiguration decides that"},
        {"state.changelog.dstl.dfs.base-path", "it follows execution.checkpointing.dir"},
        {"dstl.dfs.base-path", "it follows execution.checkpointing.dir"},
        {"classloader.parent-first-patterns.additional", "Drey's own classes must come first"},
        {"pipeline.jars", "ApplicationCodeConfiguration decides that"},
        {"pipeline.classpaths", "ApplicationCodeConfiguration decides that"},
        {"pipeline.fixed-job-id", "Drey finds the job by it"},
    };

    /** Those to which a number below the one that follows makes no sense. */
    private static final Map<String, Long> LEAST = Map.of(
            "execution.checkpointing.num-retained", 1L,
            "state.checkpoints.num-retained", 1L,
            "execution.checkpointing.max-concurrent-checkpoints", 1L,
            "execution.checkpointing.tolerable-failed-checkpoints", 0L,
            "restart-strategy.fixed-delay.attempts", 0L,
            "restart-strategy.failure-rate.max-failures-per-interval", 1L);

    private static final String RETENTION = "execution.checkpointing.externalized-checkpoint-retention";
    private static final String CHECKPOINT_DIRECTORY = "execution.checkpointing.dir";
    private static final String CHANGELOG = "state.changelog.enabled";
    private static final String SAVEPOINT_DIRECTORY = "execution.checkpointing.savepoint-dir";

    /** How the memory of a KPU is divided. */
    static final List<String> MEMORY = List.of(
            "taskmanager.memory.framework.heap.size",
            "taskmanager.memory.task.heap.size",
            "taskmanager.memory.framework.off-heap.size",
            "taskmanager.memory.task.off-heap.size",
            "taskmanager.memory.managed.size",
            "taskmanager.memory.managed.fraction",
            "taskmanager.memory.network.min",
            "taskmanager.memory.network.max",
            "taskmanager.memory.network.fraction",
            "taskmanager.memory.jvm-metaspace.size",
            "taskmanager.memory.jvm-overhead.min",
            "taskmanager.memory.jvm-overhead.max",
            "taskmanager.memory.jvm-overhead.fraction");

    /** Where state is written, which Drey has to find again. */
    static final List<String> DIRECTORIES = List.of(CHECKPOINT_DIRECTORY, SAVEPOINT_DIRECTORY);

    /** Keeps a copy. */
    public OwnSettings {
        given = new TreeMap<>(given);
    }

    /** Everything that is wrong with them, each in a sentence that names the key. */
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        given.forEach((key, value) -> findProblem(key, value).ifPresent(problems::add));
        if (problems.isEmpty()) {
            problems.addAll(contradictions());
        }
        return problems;
    }

    /** The same under the names that Flink has for them today, so that they take the place of what Drey sets. */
    public Map<String, String> underPresentNames() {
        Map<String, String> named = new TreeMap<>();
        given.forEach((key, value) -> named.put(presentName(key), value));
        return named;
    }

    /** How the user wants the memory of a KPU divided, under the names of today; empty to leave it to Drey. */
    public Map<String, String> memory() {
        Map<String, String> memory = underPresentNames();
        memory.keySet().retainAll(MEMORY);
        return memory;
    }

    /** Whether the checkpoints of a job go with it when it is ended without a snapshot. */
    public boolean deletesOnCancellation() {
        return word(underPresentNames(), RETENTION).equals("delete_on_cancellation");
    }

    /** Whether state is kept in ForSt, which can write snapshots only in its own format. */
    public boolean isForSt() {
        return word(underPresentNames(), "state.backend.type").equals("forst");
    }

    /** Whether changes of state are written between checkpoints as well. */
    public boolean isChangelogEnabled() {
        return isTrue(underPresentNames(), CHANGELOG);
    }

    /** Where the user wants checkpoints; without a slash at its end; empty for the data folder. */
    public Optional<String> findCheckpointDirectory() {
        return findDirectory(CHECKPOINT_DIRECTORY);
    }

    /** Where the user wants savepoints; without a slash at its end; empty for the data folder. */
    public Optional<String> findSavepointDirectory() {
        return findDirectory(SAVEPOINT_DIRECTORY);
    }

    private Optional<String> findDirectory(String key) {
        return Optional.ofNullable(underPresentNames().get(key))
                .map(directory -> directory.trim().replaceAll("/+$", ""));
    }

    private String presentName(String key) {
        String known =
                FlinkOptions.of(environment).find(key).map(FlinkOption::key).orElse(key);
        return SettingNames.present(known);
    }

    private Optional<String> findProblem(String key, String value) {
        Optional<String> reason = guard(key).or(() -> guard(presentName(key)));
        if (reason.isPresent()) {
            return Optional.of(key + " cannot be set: " + reason.get() + ".");
        }
        FlinkOptions options = FlinkOptions.of(environment);
        Optional<FlinkOption> option = options.find(key).or(() -> options.find(SettingNames.of(environment, key)));
        if (option.isEmpty()) {
            return Optional.of("Flink " + environment.flinkVersion() + " has no setting '" + key + "'. Did you mean '"
                    + Spelling.nearest(key, options.keys()) + "'?");
        }
        return option.get()
                .findProblem(value)
                .or(() -> findTooLow(key, value))
                .or(() -> DIRECTORIES.contains(presentName(key)) ? StateDirectory.findProblem(value) : Optional.empty())
                .map(problem -> key + " " + problem + ".");
    }

    private static Optional<String> guard(String key) {
        for (String[] guarded : GUARDED) {
            if (key.startsWith(guarded[0])) {
                return Optional.of(guarded[1]).filter(reason -> !reason.isEmpty());
            }
        }
        return Optional.empty();
    }

    private static Optional<String> findTooLow(String key, String value) {
        @Nullable Long least = LEAST.get(key);
        return least != null && Long.parseLong(value.trim()) < least
                ? Optional.of("must be at least " + least + ", not " + value)
                : Optional.empty();
    }

    private List<String> contradictions() {
        Map<String, String> present = underPresentNames();
        List<String> problems = new ArrayList<>();
        boolean unaligned = isTrue(present, "execution.checkpointing.unaligned.enabled");
        if (unaligned && word(present, "execution.checkpointing.mode").equals("at_least_once")) {
            problems.add("execution.checkpointing.unaligned.enabled needs execution.checkpointing.mode EXACTLY_ONCE.");
        }
        if (present.containsKey("execution.checkpointing.aligned-checkpoint-timeout") && !unaligned) {
            problems.add("execution.checkpointing.aligned-checkpoint-timeout has an effect only with"
                    + " execution.checkpointing.unaligned.enabled true.");
        }
        if (word(present, RETENTION).equals("no_externalized_checkpoints")) {
            problems.add(
                    RETENTION + " cannot be NO_EXTERNALIZED_CHECKPOINTS: a job that fails for good would take its state"
                            + " along. DELETE_ON_CANCELLATION removes it when a person ends the job.");
        }
        if (isTrue(present, CHANGELOG) && environment.compareTo(RuntimeEnvironment.FLINK_2_2) >= 0) {
            problems.add(CHANGELOG + " works with Flink 1 only: with a changelog, Flink " + environment.flinkVersion()
                    + " can begin with a snapshot only by taking it over, and deletes it soon after.");
        }
        present.keySet().stream()
                .filter(key -> key.startsWith("restart-strategy.") && !key.equals("restart-strategy.type"))
                .filter(key -> !key.startsWith("restart-strategy." + strategy(present) + "."))
                .forEach(key -> problems.add(
                        key + " has no effect with restart-strategy.type " + strategy(present) + "; set that too."));
        return problems;
    }

    /** Drey's default is exponential delay. */
    private static String strategy(Map<String, String> present) {
        String type = word(present, "restart-strategy.type").replace('_', '-');
        return switch (type) {
            case "" -> "exponential-delay";
            case "fixeddelay" -> "fixed-delay";
            case "failurerate" -> "failure-rate";
            case "exponentialdelay" -> "exponential-delay";
            default -> type;
        };
    }

    private static boolean isTrue(Map<String, String> settings, String key) {
        return word(settings, key).equals("true");
    }

    private static String word(Map<String, String> settings, String key) {
        return settings.getOrDefault(key, "").trim().toLowerCase(Locale.ROOT);
    }
}
