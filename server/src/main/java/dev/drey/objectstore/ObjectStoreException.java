package dev.drey.objectstore;

import org.jspecify.annotations.Nullable;

/** An object store that could not do what it was asked; the message is written for the user who named the object. */
public final class ObjectStoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private ObjectStoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    static ObjectStoreException noSuchBucket(String bucket) {
        return new ObjectStoreException(
                "There is no bucket \"%s\" in the object store. Create it (aws s3 mb s3://%s) or correct the name."
                        .formatted(bucket, bucket),
                null);
    }

    static ObjectStoreException noSuchKey(String bucket, String key) {
        return new ObjectStoreException(
                "There is no object \"%s\" in bucket \"%s\". Upload it, or correct the key (aws s3 ls s3://%s --recursive)."
                        .formatted(key, bucket, bucket),
                null);
    }

    static ObjectStoreException noSuchVersion(String bucket, String key, String version) {
        return new ObjectStoreException(
                ("Object \"%s\" in bucket \"%s\" has no version \"%s\": this object store keeps only the current one. "
                                + "Leave the version out to use it.")
                        .formatted(key, bucket, version),
                null);
    }

    static ObjectStoreException unusable(String what, Throwable cause) {
        return new ObjectStoreException(what + ": " + Reason.of(cause), cause);
    }
}
