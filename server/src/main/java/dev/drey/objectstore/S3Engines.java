package dev.drey.objectstore;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.gaul.s3proxy.AccessGrant;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.jspecify.annotations.Nullable;

/**
 * One engine for each way of naming a bucket. S3Proxy, told of a virtual host, takes every other host name for a
 * bucket, so that a request to {@code 127.0.0.1} needs an engine that knows of none. Each is made when first needed,
 * as its XML mapper alone would take a good part of the service's time to start.
 */
final class S3Engines {

    private static final String VIRTUAL_HOST = "localhost";

    private final BlobStore blobs;
    private final Collection<AccessKey> keys;
    private final Map<BucketStyle, S3Engine> engines = new ConcurrentHashMap<>();

    S3Engines(BlobStore blobs, Collection<AccessKey> keys) {
        this.blobs = blobs;
        this.keys = keys;
    }

    /**
     * @param host the request's Host header, with or without a port
     */
    S3Engine forHost(@Nullable String host) {
        return engines.computeIfAbsent(styleOf(host), this::engine);
    }

    private S3Engine engine(BucketStyle style) {
        String virtualHost = style == BucketStyle.HOST ? VIRTUAL_HOST : null;
        if (keys.isEmpty()) {
            return new S3Engine(blobs, null, virtualHost);
        }
        S3Engine engine = new S3Engine(blobs, keys.iterator().next(), virtualHost);
        Map<String, AccessGrant> grants = keys.stream()
                .collect(Collectors.toUnmodifiableMap(AccessKey::id, key -> new AccessGrant(key.secret(), blobs)));
        engine.setBlobStoreLocator((id, bucket, key) -> id == null ? null : grants.get(id));
        return engine;
    }

    private static BucketStyle styleOf(@Nullable String host) {
        String name = host == null ? "" : host.replaceFirst(":\\d*$", "").toLowerCase(Locale.ROOT);
        return name.endsWith("." + VIRTUAL_HOST) ? BucketStyle.HOST : BucketStyle.PATH;
    }

    private enum BucketStyle {
        PATH,
        HOST
    }
}
