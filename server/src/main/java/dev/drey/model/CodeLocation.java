package dev.drey.model;

import org.jspecify.annotations.Nullable;

/**
 * Where an application's code lies in the object store.
 *
 * @param bucketArn such as {@code arn:aws:s3:::jobs}
 * @param objectVersion the object's version, null for the newest
 * @param etag of the bytes that were there when the location was accepted, null when the store gives none: new bytes under
 *     an old key are new code
 * @param md5 of the same bytes, null before somebody has looked
 * @param size of the same bytes, null before somebody has looked
 */
public record CodeLocation(
        String bucketArn,
        String fileKey,
        @Nullable String objectVersion,
        @Nullable String etag,
        @Nullable String md5,
        @Nullable Long size)
        implements Code {

    /** A location that nobody has looked at yet. */
    public CodeLocation(String bucketArn, String fileKey, @Nullable String objectVersion) {
        this(bucketArn, fileKey, objectVersion, null, null, null);
    }

    /** The bucket's name: what follows the last colon of its ARN. */
    public String bucket() {
        return bucketArn.substring(bucketArn.lastIndexOf(':') + 1);
    }

    /** The same location, with those bytes in it. */
    public CodeLocation holding(@Nullable String newEtag, String newMd5, long newSize) {
        return new CodeLocation(bucketArn, fileKey, objectVersion, newEtag, newMd5, newSize);
    }
}
