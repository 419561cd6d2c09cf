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
        {"taskmanager.memory.segment-size", ""},
        {"taskmanager.memory.min-segment-size", ""},
        {"taskmanager.memory.managed.consumer-weights", ""},
        {"taskmanager.memory.", "the service's setting kpu-memory is divided by Drey"},
        {"parallelism.default", "ParallelismConfiguration decides that"},
        {"blob.", "Drey decides where a cluster keeps its files"},
        {"io.tmp.dirs", "Drey decides where a cluster keeps its files"},
        {"process.", "Drey decides where a cluster keeps its files"},
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
        {"execution.checkpointing.dir", "Drey finds, verifies and removes checkpoints where it has them written"},
        {"execution.checkpointing.savepoint-dir", "Drey finds and removes savepoints where it has them written"},
        {"state.checkpoints.dir", "Drey finds, verifies and removes checkpoints where it has them written"},
        {"state.savepoints.dir", "Drey finds and removes savepoints where it has them written"},
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
