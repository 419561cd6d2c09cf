package dev.drey.runtime;

import java.nio.file.Path;
import java.util.function.LongConsumer;

/** Where jars come from. */
public interface ArtifactSource {

    /** Opens what is needed to fetch, for the time of one installation. */
    Session open();

    /** Fetches jars; safe for use by several threads. */
    interface Session extends AutoCloseable {

        /**
         * Fetches one jar and nothing it depends on.
         *
         * @param bytesSoFar told how much of this jar has arrived; not called for a jar that was there before
         * @return a file that belongs to the source and may be linked, but not moved or changed
         * @throws RuntimeUnavailableException when the jar cannot be had
         */
        Path fetch(LockedArtifact artifact, LongConsumer bytesSoFar);

        @Override
        void close();
    }
}
