package dev.drey.cli.gallery;

import org.jspecify.annotations.Nullable;

/**
 * What an exhibit's program runs in.
 *
 * @param onDrey whether it is an application of a service; else its cluster is plain Flink, which nobody guards or mends
 * @param conditions of the store that checkpoints go to, null for the plain local disk
 * @param remoteRate how many items a second the remote service takes, 0 for all
 * @param parallelism of the job
 * @param taskManagers how many there are on plain Flink
 */
public record Surroundings(
        boolean onDrey, @Nullable String conditions, long remoteRate, int parallelism, int taskManagers) {

    static final Surroundings USUAL = new Surroundings(false, null, 0, 2, 1);

    Surroundings withDrey() {
        return new Surroundings(true, conditions, remoteRate, parallelism, taskManagers);
    }

    Surroundings withConditions(String lines) {
        return new Surroundings(onDrey, lines, remoteRate, parallelism, taskManagers);
    }

    Surroundings withRemoteRate(long itemsPerSecond) {
        return new Surroundings(onDrey, conditions, itemsPerSecond, parallelism, taskManagers);
    }

    Surroundings withParallelism(int tasks) {
        return new Surroundings(onDrey, conditions, remoteRate, tasks, taskManagers);
    }

    Surroundings withTaskManagers(int count) {
        return new Surroundings(onDrey, conditions, remoteRate, parallelism, count);
    }
}
