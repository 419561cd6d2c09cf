package dev.drey.diagnosis.evidence;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the job runs on.
 *
 * @param flinkVersion such as {@code 1.20.0}; empty when unknown
 * @param slotsTotal null when unknown
 * @param slotsAvailable null when unknown
 * @param taskManagers those registered at any look; one that is gone and another in its place may have the same id, and the one
 *     that is there stands first
 * @param configuration the job manager's effective settings, by key
 * @param jobManager its metrics
 */
public record Cluster(
        String flinkVersion,
        @Nullable Integer slotsTotal,
        @Nullable Integer slotsAvailable,
        List<TaskManager> taskManagers,
        Map<String, String> configuration,
        Metrics jobManager) {

    /** Keeps copies. */
    public Cluster {
        taskManagers = List.copyOf(taskManagers);
        configuration = Map.copyOf(configuration);
    }

    /** Of an unknown kind. */
    public static Cluster unknown() {
        return new Cluster("", null, null, List.of(), Map.of(), Metrics.none());
    }

    /** The one with that id. */
    public Optional<TaskManager> findTaskManager(@Nullable String id) {
        return taskManagers.stream()
                .filter(taskManager -> taskManager.id().equals(id))
                .findFirst();
    }

    /** The one with that id that is gone, as it was last seen; or else the one that is there. */
    public Optional<TaskManager> findLastSeen(@Nullable String id) {
        return taskManagers.stream()
                .filter(taskManager -> taskManager.id().equals(id) && !taskManager.registered())
                .findFirst()
                .or(() -> findTaskManager(id));
    }

    /** A setting by any of its names, the first that is set. */
    public Optional<String> findSetting(String... keys) {
        for (String key : keys) {
            String value = configuration.get(key);
            if (value != null) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }

    /** Whether its version is that or a newer one; false when it is unknown. */
    public boolean isAtLeast(int major, int minor) {
        String[] parts = flinkVersion.split("[.-]", -1);
        if (parts.length < 2 || !parts[0].matches("\\d{1,4}") || !parts[1].matches("\\d{1,4}")) {
            return false;
        }
        int ownMajor = Integer.parseInt(parts[0]);
        return ownMajor > major || (ownMajor == major && Integer.parseInt(parts[1]) >= minor);
    }
}
