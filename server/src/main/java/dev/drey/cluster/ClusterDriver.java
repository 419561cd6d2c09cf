package dev.drey.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Starts, finds and ends the processes of Flink clusters. The processes outlive the service: they are found again by the
 * id of their incarnation, never by a number that something else may have got meanwhile. Safe for use by several threads.
 */
public interface ClusterDriver {

    /** Two ports that are free now, for a cluster that is about to be launched. */
    ClusterPorts freePorts() throws ClusterException;

    /**
     * Starts the job manager and returns at once; whether it comes up is for {@link #observe} and Flink's own answers to
     * tell. Only for an incarnation none of whose processes is alive.
     */
    void launchJobManager(ClusterSpec spec) throws ClusterException;

    /** Starts the task managers that carry the job and are not alive, and returns at once. Only after the job manager. */
    void launchTaskManagers(ClusterSpec spec) throws ClusterException;

    /** The same, and the spare task managers too. */
    void launchAllTaskManagers(ClusterSpec spec) throws ClusterException;

    /** Whether all processes of the cluster would find memory now, beside everything else that runs. */
    boolean hasMemoryFor(ClusterSpec spec);

    /** The processes of the incarnation that are alive, in no order. */
    List<ClusterProcess> observe(String incarnationId);

    /**
     * Calls {@code listener}, on a thread of the driver's, once for each process of the incarnation that is alive now and
     * ends later. A process that is watched already keeps its first listener, so this may be called again and again.
     */
    void watch(String incarnationId, Consumer<ClusterProcess> listener);

    /**
     * What a process of the cluster in {@code folder} last said of a failure, in one line; empty when it said nothing of
     * the kind.
     */
    Optional<String> lastWords(Path folder, ClusterProcess process);

    /**
     * Keeps what the processes of the cluster in {@code folder} write past their logs from growing without bound. Logs
     * themselves are bounded by the processes.
     */
    void trimOutput(Path folder) throws IOException;

    /**
     * Has the processes of the cluster in {@code folder} log otherwise from now on, those that run within a second or two;
     * none of them is started anew.
     */
    void changeLogging(Path folder, Logging logging) throws IOException;

    /**
     * Ends every process of the incarnation. When it returns, none is alive; none being there is no error.
     *
     * @throws ClusterException when a process cannot be ended
     */
    void end(String incarnationId) throws ClusterException;

    /**
     * Ends these processes of the incarnation, also those that hang, and no others. When it returns, none of them is alive;
     * one that is gone already is no error.
     *
     * @throws ClusterException when a process cannot be ended
     */
    void end(String incarnationId, Set<Long> pids) throws ClusterException;
}
