package dev.drey.model;

import org.jspecify.annotations.Nullable;

/**
 * Where an application's code lies in the object store.
 *
 * @param bucketArn such as {@code arn:aws:s3:::jobs}
 * @param objectVersion the object's version, null for the newest
 */
public record CodeLocation(
        String bucketArn, String fileKey, @Nullable String objectVersion) {

    /** The bucket's name: what follows the last colon of its ARN. */
    public String bucket() {
        return bucketArn.substring(bucketArn.lastIndexOf(':') + 1);
    }
}
