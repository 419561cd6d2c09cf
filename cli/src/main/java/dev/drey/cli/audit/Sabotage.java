package dev.drey.cli.audit;

import dev.drey.cli.apps.CommandFailure;
import dev.drey.cli.apps.Stage;
import dev.drey.cli.text.Awaiting;
import dev.drey.cli.trial.AuditFolder;
import dev.drey.cli.trial.ServiceFaults;
import dev.drey.cli.trial.Victims;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A way to break the promise on purpose, so that it can be shown that the audit notices. */
interface Sabotage {

    /** Returns when it is done and the service runs. */
    void run() throws IOException, InterruptedException;

    /** Breaks nothing. */
    static Sabotage none() {
        return () -> {};
    }

    /**
     * Makes the service do what one would that restores from an older checkpoint than the newest: while everything is dead,
     * the newest gets the content of one from some seconds before, whose output has been committed long since.
     */
    record OlderCheckpoint(Stage stage, AuditFolder folder, Victims victims, ServiceFaults service)
            implements Sabotage {

        private static final Duration PATIENCE = Duration.ofSeconds(60);
        private static final Duration LOOK = Duration.ofMillis(20);
        private static final int CHECKPOINTS_BETWEEN = 4;

        @Override
        public void run() throws IOException, InterruptedException {
            Path kept = Files.createDirectories(folder.root().resolve("kept"));
            Path old = await(() -> keepNewest(kept));
            await(() -> newest().filter(now -> number(now) >= number(old) + CHECKPOINTS_BETWEEN));
            // Nobody must see the folder while it is half the one and half the other.
            List<ProcessHandle> all = victims.all();
            service.kill(all, () -> putBack(kept, old));
        }

        private Path await(Look look) throws IOException, InterruptedException {
            return new Awaiting(stage.time(), PATIENCE, LOOK)
                    .first(elapsed -> look.find())
                    .orElseThrow(() -> new CommandFailure("There is no checkpoint to sabotage with."));
        }

        private interface Look {

            Optional<Path> find() throws IOException;
        }

        private Optional<Path> newest() throws IOException {
            Optional<Path> newest = Optional.empty();
            for (Path checkpoints : folder.checkpoints()) {
                try (Stream<Path> tree = Files.find(
                        checkpoints,
                        2,
                        (path, type) -> path.getFileName().toString().startsWith("chk-"))) {
                    newest = Stream.concat(newest.stream(), tree)
                            .filter(path -> Files.exists(path.resolve("_metadata")))
                            .max(Comparator.comparing(OlderCheckpoint::age));
                }
            }
            return newest;
        }

        private static long age(Path checkpoint) {
            try {
                return Files.getLastModifiedTime(checkpoint.resolve("_metadata"))
                        .toMillis();
            } catch (IOException gone) {
                return 0;
            }
        }

        /** Empty when Flink removed it meanwhile. */
        private Optional<Path> keepNewest(Path kept) throws IOException {
            Optional<Path> newest = newest();
            if (newest.isEmpty()) {
                return newest;
            }
            try {
                linkAll(
                        newest.get(),
                        Files.createDirectories(kept.resolve(newest.get().getFileName())));
                linkAll(newest.get().resolveSibling("shared"), Files.createDirectories(kept.resolve("shared")));
                return newest;
            } catch (NoSuchFileException gone) {
                return Optional.empty();
            }
        }

        /** Under the name of the newest, because the service knows what that is. */
        private void putBack(Path kept, Path old) throws IOException {
            Path newest = newest().orElseThrow(() -> new CommandFailure("There is no checkpoint to sabotage."));
            Files.move(newest, kept.resolve("removed"));
            linkAll(kept.resolve(old.getFileName()), Files.createDirectories(newest));
            linkAll(kept.resolve("shared"), Files.createDirectories(newest.resolveSibling("shared")));
        }

        private static void linkAll(Path from, Path to) throws IOException {
            try (Stream<Path> files = Files.list(from)) {
                for (Path file : files.toList()) {
                    linkOne(file, to.resolve(file.getFileName()));
                }
            }
        }

        private static void linkOne(Path file, Path link) throws IOException {
            try {
                Files.createLink(link, file);
            } catch (FileAlreadyExistsException kept) {
                // Shared files have names of their own, so it is the same.
                return;
            }
        }

        private static long number(Path checkpoint) {
            return Long.parseLong(checkpoint.getFileName().toString().substring("chk-".length()));
        }
    }
}
