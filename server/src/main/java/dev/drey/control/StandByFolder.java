package dev.drey.control;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the service meets the job of a successor that stands by; {@code StandBy} in the bridge is the other side and tells
 * the rules.
 */
record StandByFolder(Path path) {

    /** @param incarnationFolder the successor's */
    static StandByFolder in(Path incarnationFolder) {
        return new StandByFolder(incarnationFolder.resolve("stand-by"));
    }

    /**
     * Lays out what the job is checked against.
     *
     * @param metadata of the checkpoint or savepoint, null when there is none to check
     * @param runningIncarnation folder of the one that runs, whose operators have names, null when none runs
     */
    void create(byte @Nullable [] metadata, @Nullable Path runningIncarnation) throws IOException {
        Files.createDirectories(path);
        if (metadata != null) {
            Files.write(path.resolve("_metadata"), metadata);
        }
        if (runningIncarnation != null && Files.exists(runningIncarnation.resolve("operators"))) {
            Files.copy(runningIncarnation.resolve("operators"), path.resolve("operators"));
        }
    }

    /** Whether the job is built, fits the state, and waits. */
    boolean isReady() {
        return Files.exists(path.resolve("ready"));
    }

    /** Why the state does not fit the job, for a person; empty when nothing was found against it. */
    Optional<String> findRefusal() {
        try {
            return Optional.of(Files.readString(path.resolve("refusal")));
        } catch (IOException none) {
            // The job manager's own answer tells the reason as well, only not as well.
            return Optional.empty();
        }
    }

    /** @param restoreFrom the state to begin with, null for none */
    void release(@Nullable String restoreFrom) throws IOException {
        Path draft = Files.writeString(path.resolve("go.draft"), restoreFrom == null ? "" : restoreFrom);
        Files.move(draft, path.resolve("go"), StandardCopyOption.ATOMIC_MOVE);
    }
}
