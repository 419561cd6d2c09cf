package dev.drey.diagnosis.collect;

import dev.drey.diagnosis.evidence.Cluster;
import dev.drey.diagnosis.evidence.Metrics;
import dev.drey.diagnosis.evidence.Series;
import dev.drey.diagnosis.evidence.TaskManager;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What Flink has measured anew between two looks. It asks task managers every ten seconds by default, and answers with the same
 * figures meanwhile: that a counter has not moved then says nothing.
 */
final class Measured {

    private final Set<String> repeated = new HashSet<>();
    private final boolean anything;

    private Measured(Cluster earlier, Cluster later) {
        boolean anew = false;
        for (TaskManager taskManager : later.taskManagers()) {
            Optional<TaskManager> before = earlier.findTaskManager(taskManager.id());
            if (before.isPresent() && isRepeated(before.get().metrics(), taskManager.metrics())) {
                repeated.add(taskManager.id());
            } else {
                anew = true;
            }
        }
        anything = anew || repeated.isEmpty();
    }

    static Measured between(Cluster earlier, Cluster later) {
        return new Measured(earlier, later);
    }

    /** A virtual machine never has the same heap in use twice. */
    private static boolean isRepeated(Metrics earlier, Metrics later) {
        if (later.byName().isEmpty()) {
            return false;
        }
        for (Map.Entry<String, Series> figure : later.byName().entrySet()) {
            Series before = earlier.byName().get(figure.getKey());
            if (before == null || before.latest() != figure.getValue().latest()) {
                return false;
            }
        }
        return true;
    }

    /** Whether it is known of that task manager, and of what runs on it; one that is not known is taken at its word. */
    boolean isAnew(@Nullable String taskManager) {
        return taskManager == null ? anything : !repeated.contains(taskManager);
    }

    /** Whether it is known of any of them, so that sums over all have changed. */
    boolean isAnythingAnew() {
        return anything;
    }
}
