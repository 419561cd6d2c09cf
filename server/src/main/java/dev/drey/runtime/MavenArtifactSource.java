package dev.drey.runtime;

import eu.maveniverse.maven.mima.context.Context;
import eu.maveniverse.maven.mima.context.ContextOverrides;
import eu.maveniverse.maven.mima.context.Runtimes;
import java.nio.file.Path;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.transfer.AbstractTransferListener;
import org.eclipse.aether.transfer.ArtifactNotFoundException;
import org.eclipse.aether.transfer.TransferEvent;
import org.eclipse.aether.util.repository.SimpleResolutionErrorPolicy;

/**
 * Fetches from Maven Central, or what the user's {@code ~/.m2/settings.xml} puts in its place; mirrors, proxies,
 * credentials and the local repository are those of Maven.
 */
public final class MavenArtifactSource implements ArtifactSource {

    @Override
    public Session open() {
        ContextOverrides settings =
                ContextOverrides.create().withUserSettings(true).build();
        return new MavenSession(Runtimes.INSTANCE.getRuntime().create(settings));
    }

    private record MavenSession(Context maven) implements Session {

        @Override
        public Path fetch(LockedArtifact artifact, LongConsumer bytesSoFar) {
            Artifact wanted = new DefaultArtifact(
                    artifact.group(), artifact.name(), artifact.classifier(), "jar", artifact.version());
            ArtifactRequest request = new ArtifactRequest(wanted, maven.remoteRepositories(), "drey");
            try {
                return maven.repositorySystem()
                        .resolveArtifact(sessionReportingTo(bytesSoFar), request)
                        .getArtifact()
                        .getFile()
                        .toPath();
            } catch (ArtifactResolutionException failure) {
                throw new RuntimeUnavailableException(explain(artifact, failure), failure);
            }
        }

        @Override
        public void close() {
            maven.close();
        }

        private DefaultRepositorySystemSession sessionReportingTo(LongConsumer bytesSoFar) {
            DefaultRepositorySystemSession session =
                    new DefaultRepositorySystemSession(maven.repositorySystemSession());
            // Maven remembers failures for a day; here the user has just been told to try again.
            session.setResolutionErrorPolicy(new SimpleResolutionErrorPolicy(false, false));
            session.setTransferListener(new AbstractTransferListener() {
                @Override
                public void transferProgressed(TransferEvent event) {
                    bytesSoFar.accept(event.getTransferredBytes());
                }
            });
            return session;
        }

        private String explain(LockedArtifact artifact, ArtifactResolutionException failure) {
            String where = maven.remoteRepositories().stream()
                    .map(RemoteRepository::getUrl)
                    .collect(Collectors.joining(", "));
            Throwable cause = failure.getCause() == null ? failure : failure.getCause();
            if (cause instanceof ArtifactNotFoundException) {
                return "%s is not to be had from %s. Check that the repositories and mirrors in ~/.m2/settings.xml serve Maven Central, and that Maven is not set to work offline."
                        .formatted(artifact.coordinates(), where);
            }
            return "%s could not be downloaded from %s: %s. Check the network, and the proxies and mirrors in ~/.m2/settings.xml, then try again; what has arrived is kept."
                    .formatted(artifact.coordinates(), where, rootOf(cause));
        }

        private static Throwable rootOf(Throwable failure) {
            Throwable root = failure;
            while (root.getCause() != null) {
                root = root.getCause();
            }
            return root;
        }
    }
}
