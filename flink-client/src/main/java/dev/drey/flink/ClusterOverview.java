package dev.drey.flink;

/** What a cluster has: its Flink version, its registered task managers and their slots. */
public record ClusterOverview(String flinkVersion, int taskManagers, int slotsTotal, int slotsAvailable) {}
