package dev.drey.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/** Fetches the jars of a lock, several at a time, and puts them into a runtime's folder. */
final class JarInstallation {

    private final ArtifactSource source;
    private final Executor downloads;

    JarInstallation(ArtifactSource source, Executor downloads) {
        this.source = source;
        this.downloads = downloads;
    }

    /** The caller holds the folder's lock. After a failure no download is under way any more. */
    void install(RuntimeLock lock, RuntimeFolder folder, InstallProgress progress) throws IOException {
        folder.begin();
        progress.entered(InstallPhase.DOWNLOADING);
        try (ArtifactSource.Session session = source.open()) {
            Batch batch = new Batch(session, folder, new DownloadTally(lock.bytes(), progress), new AtomicBoolean());
            awaitAll(lock.artifacts().stream()
                    .map(artifact -> CompletableFuture.runAsync(() -> batch.install(artifact), downloads))
                    .toList());
        }
        folder.finish();
    }

    /** One failure spares the others the work, because the folder will not be used. */
    private record Batch(
            ArtifactSource.Session session, RuntimeFolder folder, DownloadTally tally, AtomicBoolean failed) {

        void install(LockedArtifact artifact) {
            if (failed.get()) {
                return;
            }
            try {
                folder.add(artifact, session.fetch(artifact, bytes -> tally.arrived(artifact, bytes)));
                tally.finished(artifact);
            } catch (IOException failure) {
                failed.set(true);
                throw new UncheckedIOException(failure);
            } catch (RuntimeException failure) {
                failed.set(true);
                throw failure;
            }
        }
    }

    private static void awaitAll(List<CompletableFuture<Void>> jars) throws IOException {
        try {
            CompletableFuture.allOf(jars.toArray(CompletableFuture[]::new)).join();
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof UncheckedIOException io) {
                throw io.getCause();
            }
            if (failure.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failure;
        }
    }
}
