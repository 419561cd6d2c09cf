package dev.drey.cluster;

/** Port to whoever reads the entries of checkpoints and savepoints, with Flink's own libraries. */
public interface StateInspector {

    /**
     * Reads a checkpoint or savepoint, without changing anything of it. Takes up to a minute longer than is given for entries.
     *
     * @return JSON, as docs/state.md tells it; with a field {@code failed} that says why where nothing can be read
     * @throws ClusterException when no process can do it now
     */
    String inspect(StateQuestion question) throws ClusterException, InterruptedException;
}
