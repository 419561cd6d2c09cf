package dev.drey.objectstore;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the service itself asks of an S3 object store. A version of {@code null} means the current one. In a bucket
 * without versioning, the current object has the version {@code "null"} and no other version exists, as in <a
 * href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/versioning-workflows.html">Amazon S3</a>.
 *
 * <p>Every method throws {@link ObjectStoreException} when the store cannot answer.
 */
public interface ObjectStore {

    /** Empty when the bucket, the object or that version of it does not exist. */
    Optional<ObjectSummary> find(String bucket, String key, @Nullable String version);

    /**
     * Copies an object into a file, whose folder must exist. The target is either complete or untouched, whatever
     * happens meanwhile; an existing file is replaced.
     *
     * @throws ObjectStoreException also when the bucket, the object or the version does not exist, saying which
     */
    void fetch(String bucket, String key, @Nullable String version, Path target);

    /**
     * The MD5 of an object's content in hexadecimal digits. Reads all of it where the store does not keep it.
     *
     * @throws ObjectStoreException also when the bucket, the object or the version does not exist, saying which
     */
    String md5(String bucket, String key, @Nullable String version);

    boolean bucketExists(String bucket);

    /**
     * The names of what lies directly in a folder, that is, of objects and folders whose keys go on behind the folder's; none
     * when there is nothing.
     *
     * @param folder key without slashes at its ends
     */
    List<String> list(String bucket, String folder);

    /**
     * The beginning of an object's content.
     *
     * @param most bytes to read; 0 only asks whether the object is there
     * @return empty when the bucket or the object does not exist
     */
    Optional<byte[]> read(String bucket, String key, int most);

    /**
     * Removes every object whose key goes on behind the folder's; none being there is no error.
     *
     * @param folder key without slashes at its ends
     */
    void removeFolder(String bucket, String folder);
}
