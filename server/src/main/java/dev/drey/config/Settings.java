package dev.drey.config;

import dev.drey.model.KpuMemory;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The settings in force.
 *
 * @param dataFolder absolute
 * @param cacheFolder absolute
 * @param accessKey null when any signature is accepted
 * @param jobManagerHeapMib in MiB
 * @param strictAws whether to refuse, as Amazon does, what needs a snapshot of a job that cannot be snapshotted
 */
public record Settings(
        Path dataFolder,
        Path cacheFolder,
        int port,
        String region,
        String account,
        @Nullable AccessKey accessKey,
        KpuMemory kpuMemory,
        int jobManagerHeapMib,
        Duration startPatience,
        boolean strictAws) {

    /** The same settings with another port. */
    public Settings withPort(int newPort) {
        return new Settings(
                dataFolder,
                cacheFolder,
                newPort,
                region,
                account,
                accessKey,
                kpuMemory,
                jobManagerHeapMib,
                startPatience,
                strictAws);
    }

    /** A pair of AWS credentials. */
    public record AccessKey(String id, String secret) {

        /** Keeps the secret out of logs. */
        @Override
        public String toString() {
            return "AccessKey[" + id + "]";
        }
    }
}
