package dev.drey.cluster;

/** The job manager's two ports on loopback. */
public record ClusterPorts(int rest, int rpc) {}
