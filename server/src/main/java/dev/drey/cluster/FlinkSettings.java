package dev.drey.cluster;

import dev.drey.model.CheckpointSettings;
import dev.drey.model.KpuMemory;
import dev.drey.model.ParallelismSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** The Flink settings of an application's cluster, by Flink's own keys. Pure. */
public final class FlinkSettings {

    private static final String LOOPBACK = "127.0.0.1";
    private static final int CHECKPOINTS_KEPT = 2;
    private static final int HISTORY = 100;

    private final Map<String, String> settings = new TreeMap<>();

    /** No settings yet. */
    public FlinkSettings() {}

    /** Where the processes find each other; on loopback only. */
    public FlinkSettings network(ClusterPorts ports) {
        put("jobmanager.rpc.address", LOOPBACK);
        put("jobmanager.rpc.port", ports.rpc());
        put("jobmanager.bind-host", LOOPBACK);
        put("rest.address", LOOPBACK);
        put("rest.bind-address", LOOPBACK);
        put("rest.port", ports.rest());
        put("rest.bind-port", ports.rest());
        put("taskmanager.host", LOOPBACK);
        put("taskmanager.bind-host", LOOPBACK);
        return this;
    }

    /** Everything that the processes write for themselves stays in the incarnation's folder. */
    public FlinkSettings folder(Path folder) {
        put("web.upload.dir", folder.resolve("upload"));
        put("web.tmpdir", folder.resolve("web"));
        put("io.tmp.dirs", folder.resolve("tmp"));
        put("blob.storage.directory", folder.resolve("tmp"));
        put("process.working-dir", folder.resolve("work"));
        return this;
    }

    /** Slots and the division of a task manager's memory; complete, so that Flink derives nothing. */
    public FlinkSettings kpus(ParallelismSettings parallelism, KpuMemory memory) {
        put("parallelism.default", parallelism.parallelism());
        put("taskmanager.numberOfTaskSlots", parallelism.parallelismPerKpu());
        put("taskmanager.cpu.cores", "1.0");
        mebibytes("taskmanager.memory.framework.heap.size", memory.frameworkHeapMib());
        mebibytes("taskmanager.memory.task.heap.size", memory.taskHeapMib());
        mebibytes("taskmanager.memory.framework.off-heap.size", memory.frameworkOffHeapMib());
        mebibytes("taskmanager.memory.task.off-heap.size", memory.taskOffHeapMib());
        mebibytes("taskmanager.memory.managed.size", memory.managedMib());
        mebibytes("taskmanager.memory.network.min", memory.networkMib());
        mebibytes("taskmanager.memory.network.max", memory.networkMib());
        mebibytes("taskmanager.memory.jvm-metaspace.size", memory.metaspaceMib());
        mebibytes("taskmanager.memory.jvm-overhead.min", memory.overheadMib());
        mebibytes("taskmanager.memory.jvm-overhead.max", memory.overheadMib());
        return this;
    }

    /**
     * How and where checkpoints are made. The interval stands here for programs that set nothing; that it holds against
     * programs that do is the bridge's work.
     */
    public FlinkSettings checkpoints(CheckpointSettings checkpoints, String checkpointsUri, String savepointsUri) {
        if (checkpoints.enabled()) {
            put("execution.checkpointing.interval", checkpoints.interval().toMillis() + " ms");
            put("execution.checkpointing.min-pause", checkpoints.minimumPause().toMillis() + " ms");
        }
        put("execution.checkpointing.mode", "EXACTLY_ONCE");
        // Amazon's service waits an hour for a checkpoint.
        put("execution.checkpointing.timeout", "60 min");
        put("execution.checkpointing.max-concurrent-checkpoints", 1);
        // A job must outlive an outage of its checkpoint storage: failures are counted and shown, and the job goes on.
        put("execution.checkpointing.tolerable-failed-checkpoints", Integer.MAX_VALUE);
        // What a dead job manager leaves is what its successor begins with.
        put("execution.checkpointing.externalized-checkpoint-retention", "RETAIN_ON_CANCELLATION");
        // One to fall back to, for those who allow it, when the newest is found damaged.
        put("execution.checkpointing.num-retained", CHECKPOINTS_KEPT);
        put("execution.checkpointing.dir", checkpointsUri);
        put("execution.checkpointing.savepoint-dir", savepointsUri);
        put("execution.checkpointing.incremental", true);
        put("state.backend.type", "rocksdb");
        return this;
    }

    /** Where changes of state go between checkpoints, where the user switches that on. */
    public FlinkSettings changelog(String changelogUri) {
        put("state.changelog.storage", "filesystem");
        put("state.changelog.dstl.dfs.base-path", changelogUri);
        return this;
    }

    /**
     * How soon a failure is noticed, and what follows.
     *
     * @param pauseTolerance how long a process may stand still before Flink gives it up
     */
    public FlinkSettings recovery(Duration pauseTolerance) {
        // At once the first time, then ever slower in a crash loop; never given up.
        put("restart-strategy.type", "exponential-delay");
        put("restart-strategy.exponential-delay.initial-backoff", "10 ms");
        put("restart-strategy.exponential-delay.max-backoff", "1 min");
        put("restart-strategy.exponential-delay.backoff-multiplier", "2.0");
        put("restart-strategy.exponential-delay.reset-backoff-threshold", "10 min");
        put("restart-strategy.exponential-delay.jitter-factor", "0.1");
        // In milliseconds, without a unit: Flink 1.18 takes no other.
        // A dead process refuses connections, so two failed heartbeats tell; a slow one has the whole time-out.
        put("heartbeat.interval", 200);
        put("heartbeat.rpc-failure-threshold", 2);
        put("heartbeat.timeout", pauseTolerance.toMillis());
        put("cluster.registration.initial-timeout", 100);
        put("cluster.registration.max-timeout", 1_000);
        put("cluster.registration.error-delay", 200);
        put("cluster.registration.refused-registration-delay", 500);
        return this;
    }

    /** The object store, for {@code s3://} and {@code s3a://} paths. */
    public FlinkSettings objectStore(URI endpoint, String region, String accessKey, String secretKey) {
        put("s3.endpoint", endpoint);
        put("s3.endpoint.region", region);
        put("s3.path.style.access", true);
        put("s3.access-key", accessKey);
        put("s3.secret-key", secretKey);
        return this;
    }

    /** What Drey itself needs of Flink. */
    public FlinkSettings service() {
        // The library and the bridge must be ours also where a user's jar bundles its own copy of the library: only
        // ours finds the application's own properties.
        put("classloader.parent-first-patterns.additional", "com.amazonaws.services.kinesisanalytics;dev.drey.bridge");
        // Flink answers questions about a job from a cache of this age.
        put("web.refresh-interval", 200);
        put("rest.flamegraph.enabled", true);
        // In a restart loop the first failure is the cause, and Flink's own ten checkpoints and sixteen failures are
        // soon full of what followed. The observer keeps more, but a person may look at Flink's page.
        put("web.checkpoints.history", HISTORY);
        put("web.exception-history-size", HISTORY);
        // In milliseconds: as often as the observer looks.
        put("metrics.fetcher.update-interval", 5_000);
        return this;
    }

    /** What the user sets, which takes the place of what Drey would. */
    public FlinkSettings own(OwnSettings own) {
        Map<String, String> named = own.underPresentNames();
        // Whose folder in these it is to be has been decided with the other places of checkpoints.
        OwnSettings.DIRECTORIES.forEach(named::remove);
        // What they come to has been computed.
        OwnSettings.MEMORY.forEach(named::remove);
        settings.putAll(named);
        if (own.isChangelogEnabled()) {
            // Flink's default makes the first checkpoint after a restore a full one, which a changelog cannot do: the
            // job
            // would fail for ever. Of the modes that are left this is the one that does not delete a snapshot.
            put("execution.state-recovery.claim-mode", "LEGACY");
        }
        return this;
    }

    /** The settings so far. */
    public Map<String, String> toMap() {
        return new TreeMap<>(settings);
    }

    private void put(String key, Object value) {
        settings.put(key, value.toString());
    }

    private void mebibytes(String key, int amount) {
        put(key, amount + "m");
    }
}
