package dev.drey.config;

import dev.drey.model.KpuMemory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The settings in force.
 *
 * @param dataFolder absolute
 * @param cacheFolder absolute
 * @param address IP address to listen on, on loopback unless there is an access key
 * @param accessKey null when any signature is accepted
 * @param moreKeys other pairs that are accepted beside the access key, empty without one
 * @param processes what Flink processes get
 * @param metrics how much of them is kept
 * @param strictAws whether to refuse, as Amazon does, what needs a snapshot of a job that cannot be snapshotted
 */
public record Settings(
        Path dataFolder,
        Path cacheFolder,
        String address,
        int port,
        String region,
        String account,
        @Nullable AccessKey accessKey,
        List<AccessKey> moreKeys,
        Processes processes,
        Patience patience,
        Retention metrics,
        boolean strictAws) {

    /** Keeps a copy. */
    public Settings {
        moreKeys = List.copyOf(moreKeys);
    }

    /** Every pair that requests may be signed with; empty when any signature is accepted. */
    public List<AccessKey> accessKeys() {
        return Stream.concat(Stream.ofNullable(accessKey), moreKeys.stream()).toList();
    }

    /** The same settings with another port. */
    public Settings withPort(int newPort) {
        return new Settings(
                dataFolder,
                cacheFolder,
                address,
                newPort,
                region,
                account,
                accessKey,
                moreKeys,
                processes,
                patience,
                metrics,
                strictAws);
    }

    /** For how long something is kept, and how much of it on the disk. */
    public record Retention(Duration time, int mebibytes) {

        /** What holds when nothing is set. */
        public static final Retention DEFAULT = new Retention(Duration.ofDays(15), 512);
    }

    /**
     * What Flink processes get.
     *
     * @param jobManagerHeapMib in MiB
     * @param hadoopClassPath behind Flink's own class path, as Java writes it; empty for none
     */
    public record Processes(KpuMemory kpuMemory, int jobManagerHeapMib, String hadoopClassPath) {}

    /** How the memory of each task manager is divided. */
    public KpuMemory kpuMemory() {
        return processes.kpuMemory();
    }

    /** In MiB. */
    public int jobManagerHeapMib() {
        return processes.jobManagerHeapMib();
    }

    /** Without it there is no {@code hdfs:}; empty for none. */
    public String hadoopClassPath() {
        return processes.hadoopClassPath();
    }

    /**
     * How long to wait.
     *
     * @param start for a job to run after its cluster was launched
     * @param pause for a Flink process that gives no sign of life, before it is replaced
     */
    public record Patience(Duration start, Duration pause) {}

    /** A pair of AWS credentials. */
    public record AccessKey(String id, String secret) {

        /** Keeps the secret out of logs. */
        @Override
        public String toString() {
            return "AccessKey[" + id + "]";
        }
    }
}
