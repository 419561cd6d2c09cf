package dev.drey.cluster;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a user may name as the place of checkpoints or savepoints. Pure. */
final class StateDirectory {

    private static final Set<String> IN_BUCKETS = Set.of("s3", "s3a");
    private static final String EXPECTED =
            "must be a location such as s3://bucket/folder, hdfs://host:8020/folder or" + " file:///folder, not '";

    private StateDirectory() {}

    /** What is wrong with it, as the end of a sentence that begins with the key; empty when nothing is. */
    static Optional<String> findProblem(String value) {
        URI uri;
        try {
            uri = new URI(value.trim());
        } catch (URISyntaxException notOne) {
            return Optional.of(EXPECTED + value + "'");
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        String path = uri.getPath() == null ? "" : uri.getPath();
        boolean plain = uri.getQuery() == null && uri.getFragment() == null && path.startsWith("/");
        boolean above = List.of(path.split("/")).contains("..");
        boolean placed = IN_BUCKETS.contains(scheme)
                ? uri.getAuthority() != null
                : scheme.equals("file") ? uri.getAuthority() == null : scheme.equals("hdfs");
        boolean rootOfBucket = IN_BUCKETS.contains(scheme) && path.isEmpty() && uri.getQuery() == null;
        return placed && !above && (plain || rootOfBucket) ? Optional.empty() : Optional.of(EXPECTED + value + "'");
    }
}
