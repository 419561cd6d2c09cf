package dev.drey.testing;

import dev.drey.cluster.ClusterDriver;
import dev.drey.cluster.ClusterPorts;
import dev.drey.cluster.ClusterProcess;
import dev.drey.cluster.ClusterSpec;
import dev.drey.cluster.Logging;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The driver for tests in which no cluster has any business: every call fails. */
public final class UntouchedClusters implements ClusterDriver {

    @Override
    public ClusterPorts freePorts() {
        throw unexpected();
    }

    @Override
    public void launchJobManager(ClusterSpec spec) {
        throw unexpected();
    }

    @Override
    public void launchTaskManagers(ClusterSpec spec) {
        throw unexpected();
    }

    @Override
    public void launchAllTaskManagers(ClusterSpec spec) {
        throw unexpected();
    }

    @Override
    public boolean hasMemoryFor(ClusterSpec spec) {
        throw unexpected();
    }

    @Override
    public List<ClusterProcess> observe(String incarnationId) {
        throw unexpected();
    }

    @Override
    public void watch(String incarnationId, Consumer<ClusterProcess> listener) {
        throw unexpected();
    }

    @Override
    public Optional<String> lastWords(Path folder, ClusterProcess process) {
        throw unexpected();
    }

    @Override
    public void changeLogging(Path folder, Logging logging) {
        throw unexpected();
    }

    @Override
    public void trimOutput(Path folder) {
        throw unexpected();
    }

    @Override
    public void end(String incarnationId) {
        throw unexpected();
    }

    @Override
    public void end(String incarnationId, Set<Long> pids) {
        throw unexpected();
    }

    private static AssertionError unexpected() {
        return new AssertionError("No cluster was to be touched.");
    }
}
