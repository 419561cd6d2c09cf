package dev.drey.objectstore;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Handler;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/**
 * An S3 object store on a folder of the local file system: a bucket is a folder, an object a file, its metadata the
 * file's extended attributes. S3 clients reach it through {@link #handler}; the service reads it in-process.
 *
 * <p>What a file system cannot hold, this store cannot: an object {@code a} beside an object {@code a/b}, a part of a
 * key between slashes of more than some 200 bytes, versions. Of {@code a//b} and {@code a/./b} it makes {@code a/b}. Safe for use by many threads.
 */
public final class EmbeddedObjectStore implements ObjectStore, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedObjectStore.class);
    private static final String CURRENT_VERSION = "null";

    private final Path folder;
    private final BlobStore blobs;
    private final List<AccessKey> keys;

    private EmbeddedObjectStore(Path folder, BlobStore blobs, List<AccessKey> keys) {
        this.folder = folder;
        this.blobs = blobs;
        this.keys = keys;
    }

    /**
     * Opens the store, making its folder if need be.
     *
     * @param keys who may use it over HTTP; when empty, every request is accepted, however signed
     * @throws ObjectStoreException when the folder cannot be used
     */
    public static EmbeddedObjectStore open(Path folder, Collection<AccessKey> keys) {
        Path root = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(root);
            if (!keepsAttributes(root)) {
                log.warn(
                        "{} lies on a file system without extended attributes: objects will have no ETag and lose"
                                + " their metadata. Choose a data folder on ext4, xfs, btrfs or APFS.",
                        root);
            }
        } catch (IOException e) {
            throw ObjectStoreException.unusable("The object store cannot use its folder " + root, e);
        }
        return new EmbeddedObjectStore(root, new FilesystemNio2BlobStore(root.toString()), List.copyOf(keys));
    }

    /** Answers every request it gets as S3 does, path-style and, below {@code localhost}, virtual-host-style. */
    public Handler handler() {
        ServletContextHandler context = new ServletContextHandler("/");
        context.addServlet(new ServletHolder(new S3Servlet(new S3Engines(blobs, keys))), "/*");
        return context;
    }

    @Override
    public Optional<ObjectSummary> find(String bucket, String key, @Nullable String version) {
        if (!isCurrent(version) || !bucketExists(bucket)) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(blobs.blobMetadata(bucket, key)).map(EmbeddedObjectStore::summary);
        } catch (AwsServiceException e) {
            if (e.statusCode() == 404) {
                return Optional.empty();
            }
            throw unreadable(bucket, key, e);
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // a key that no file can have, so that no object has it
        } catch (RuntimeException e) {
            throw unreadable(bucket, key, e);
        }
    }

    @Override
    public void fetch(String bucket, String key, @Nullable String version, Path target) {
        requireObject(bucket, key, version);
        Path partial = null;
        try (InputStream content = blobs.getBlob(bucket, key)) {
            if (content == null) {
                throw ObjectStoreException.noSuchKey(bucket, key);
            }
            partial = Files.createTempFile(target.toAbsolutePath().getParent(), ".fetch-", ".part");
            Files.copy(content, partial, StandardCopyOption.REPLACE_EXISTING);
            Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException | UncheckedIOException | AwsServiceException e) {
            throw ObjectStoreException.unusable("s3://" + bucket + "/" + key + " could not be copied to " + target, e);
        } finally {
            discard(partial);
        }
    }

    @Override
    public String md5(String bucket, String key, @Nullable String version) {
        requireObject(bucket, key, version);
        try (InputStream content = blobs.getBlob(bucket, key)) {
            if (content == null) {
                throw ObjectStoreException.noSuchKey(bucket, key);
            }
            MessageDigest md5 = MessageDigest.getInstance("MD5");
            content.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), md5));
            return HexFormat.of().formatHex(md5.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every JDK has MD5.", impossible);
        } catch (IOException | UncheckedIOException | AwsServiceException e) {
            throw ObjectStoreException.unusable("s3://" + bucket + "/" + key + " could not be read", e);
        }
    }

    @Override
    public boolean bucketExists(String bucket) {
        if (!Files.isReadable(folder)) {
            throw ObjectStoreException.unusable(
                    "The object store cannot be reached", new IOException("its folder " + folder + " cannot be read"));
        }
        return BucketName.isValid(bucket) && Files.isDirectory(folder.resolve(bucket));
    }

    @Override
    public List<String> list(String bucket, String folder) {
        if (!bucketExists(bucket)) {
            return List.of();
        }
        try {
            return new BucketFolder(this.folder.resolve(bucket)).list(folder);
        } catch (IOException e) {
            throw ObjectStoreException.unusable("s3://" + bucket + "/" + folder + " could not be listed", e);
        }
    }

    @Override
    public Optional<byte[]> read(String bucket, String key, int most) {
        if (find(bucket, key, null).isEmpty()) {
            return Optional.empty();
        }
        try (InputStream content = blobs.getBlob(bucket, key)) {
            return content == null ? Optional.empty() : Optional.of(content.readNBytes(most));
        } catch (IOException | UncheckedIOException | AwsServiceException e) {
            throw ObjectStoreException.unusable("s3://" + bucket + "/" + key + " could not be read", e);
        }
    }

    @Override
    public void removeFolder(String bucket, String folder) {
        if (!bucketExists(bucket)) {
            return;
        }
        try {
            new BucketFolder(this.folder.resolve(bucket)).remove(folder);
        } catch (IOException e) {
            throw ObjectStoreException.unusable("s3://" + bucket + "/" + folder + " could not be removed", e);
        }
    }

    /** Ends in-process use; requests end with the server that holds the {@link #handler}. */
    @Override
    public void close() {
        blobs.close();
    }

    private void requireObject(String bucket, String key, @Nullable String version) {
        if (!bucketExists(bucket)) {
            throw ObjectStoreException.noSuchBucket(bucket);
        }
        if (find(bucket, key, null).isEmpty()) {
            throw ObjectStoreException.noSuchKey(bucket, key);
        }
        if (version != null && !isCurrent(version)) {
            throw ObjectStoreException.noSuchVersion(bucket, key, version);
        }
    }

    private static boolean isCurrent(@Nullable String version) {
        return version == null || version.equals(CURRENT_VERSION);
    }

    private static ObjectSummary summary(HeadObjectResponse head) {
        String etag = head.eTag();
        return new ObjectSummary(head.contentLength(), etag == null ? null : etag.replace("\"", ""));
    }

    private static ObjectStoreException unreadable(String bucket, String key, Exception cause) {
        return ObjectStoreException.unusable("s3://" + bucket + "/" + key + " could not be read", cause);
    }

    private static boolean keepsAttributes(Path root) throws IOException {
        return Files.getFileStore(root).supportsFileAttributeView("user");
    }

    private static void discard(@Nullable Path partial) {
        try {
            if (partial != null) {
                Files.deleteIfExists(partial);
            }
        } catch (IOException e) {
            log.warn("{} is left over and can be deleted: {}", partial, Reason.of(e));
        }
    }
}
