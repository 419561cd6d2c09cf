package dev.drey.cli;

import dev.drey.cli.remote.SettingOrigins;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The settings of fault tolerance that an application runs with, as Flink itself reports them. Written out as JSON as it
 * stands.
 *
 * @param checkpoints how the job takes checkpoints, by the names of Flink's REST API
 * @param cluster other settings, by Flink's own keys
 * @param program what the program's code sets that differs from what was decided
 */
record ConfigFacts(
        String name, List<SettingFacts> checkpoints, List<SettingFacts> cluster, List<SettingFacts> program) {

    private static final String AMAZON = "Amazon's default";
    private static final String REQUEST = "request";
    private static final String OWN = "property group drey.flink";
    private static final String DREY = "Drey";
    private static final String FLINK = "Flink's default";
    private static final String PROGRAM = "program";
    private static final String OVERRIDDEN = "program: overridden";

    private static final List<String> SHOWN = List.of(
            "execution.checkpointing.",
            "execution.state-recovery.",
            "state.",
            "restart-strategy.",
            "heartbeat.",
            "jobmanager.execution.",
            "taskmanager.memory.",
            "taskmanager.network.memory.",
            "taskmanager.state.");

    /** What Drey sets because Amazon's service does. */
    private static final Set<String> OF_AMAZON = Set.of("execution.checkpointing.timeout");

    /** The keys behind the names of Flink's {@code /jobs/:jobid/checkpoints/config}. */
    private static final Map<String, String> KEYS = Map.ofEntries(
            Map.entry("mode", "execution.checkpointing.mode"),
            Map.entry("interval", "execution.checkpointing.interval"),
            Map.entry("timeout", "execution.checkpointing.timeout"),
            Map.entry("min_pause", "execution.checkpointing.min-pause"),
            Map.entry("max_concurrent", "execution.checkpointing.max-concurrent-checkpoints"),
            Map.entry("externalization.enabled", "execution.checkpointing.externalized-checkpoint-retention"),
            Map.entry(
                    "externalization.delete_on_cancellation",
                    "execution.checkpointing.externalized-checkpoint-retention"),
            Map.entry("state_backend", "state.backend.type"),
            Map.entry("checkpoint_storage", "execution.checkpointing.storage"),
            Map.entry("unaligned_checkpoints", "execution.checkpointing.unaligned.enabled"),
            Map.entry("tolerable_failed_checkpoints", "execution.checkpointing.tolerable-failed-checkpoints"),
            Map.entry("aligned_checkpoint_timeout", "execution.checkpointing.aligned-checkpoint-timeout"),
            Map.entry("checkpoints_after_tasks_finish", "execution.checkpointing.checkpoints-after-tasks-finish"),
            Map.entry("state_changelog_enabled", "state.changelog.enabled"),
            Map.entry("changelog_periodic_materialization_interval", "state.changelog.periodic-materialize.interval"),
            Map.entry("changelog_storage", "state.changelog.storage"));

    private static final Set<String> OF_THE_REQUEST =
            Set.of("execution.checkpointing.interval", "execution.checkpointing.min-pause");

    /**
     * One of them, and whose choice it is.
     *
     * @param origin in words
     */
    record SettingFacts(String key, String value, String origin) {}

    /**
     * Pure.
     *
     * @param asked whether the request chose interval and pause, and not Amazon's menu
     * @param checkpoints what Flink reports of the job, by the names of its REST API
     * @param cluster what Flink reports of the cluster, by its own keys
     */
    static ConfigFacts of(
            String name,
            boolean asked,
            Map<String, String> checkpoints,
            Map<String, String> cluster,
            SettingOrigins origins) {
        List<SettingFacts> ofJob = new ArrayList<>();
        checkpoints.forEach((reported, value) -> {
            @Nullable String key = KEYS.get(reported);
            ofJob.add(new SettingFacts(reported, value, key == null ? FLINK : originOf(key, asked, cluster, origins)));
        });
        Map<String, String> presentNames = new HashMap<>();
        origins.names().forEach((present, former) -> presentNames.put(former, present));
        List<SettingFacts> ofCluster = new ArrayList<>();
        cluster.forEach((reported, value) -> {
            String key = presentNames.getOrDefault(reported, reported);
            boolean own = origins.own().contains(key);
            if (!OF_THE_REQUEST.contains(key) && (own || SHOWN.stream().anyMatch(reported::startsWith))) {
                ofCluster.add(new SettingFacts(reported, value, originOf(key, asked, cluster, origins)));
            }
        });
        List<SettingFacts> ofProgram = origins.program().stream()
                .map(setting ->
                        new SettingFacts(setting.key(), setting.value(), setting.overridden() ? OVERRIDDEN : PROGRAM))
                .collect(Collectors.toList());
        return new ConfigFacts(name, ofJob, ofCluster, ofProgram);
    }

    private static String originOf(String key, boolean asked, Map<String, String> cluster, SettingOrigins origins) {
        if (OF_THE_REQUEST.contains(key)) {
            return asked ? REQUEST : AMAZON;
        }
        if (origins.own().contains(key)) {
            return OWN;
        }
        if (!cluster.containsKey(origins.name(key))) {
            return FLINK;
        }
        return OF_AMAZON.contains(key) ? AMAZON : DREY;
    }
}
