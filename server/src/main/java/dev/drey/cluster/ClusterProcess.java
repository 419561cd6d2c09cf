package dev.drey.cluster;

import dev.drey.runtime.FlinkRole;

/**
 * A living process of a cluster.
 *
 * @param number of the task manager, from 1; 0 for the job manager
 */
public record ClusterProcess(FlinkRole role, int number, long pid) {

    /** Such as {@code flink-taskmanager-2}: also the id that Flink knows a task manager by. */
    public String name() {
        return role == FlinkRole.JOB_MANAGER ? "flink-jobmanager" : "flink-taskmanager-" + number;
    }
}
