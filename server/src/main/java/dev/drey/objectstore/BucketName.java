package dev.drey.objectstore;

import java.util.regex.Pattern;

/**
 * Amazon's <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html">rules for bucket
 * names</a>, as far as they keep a name from meaning anything else to a file system.
 */
final class BucketName {

    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{1,253}[A-Za-z0-9]");

    private BucketName() {}

    static boolean isValid(String name) {
        return ALLOWED.matcher(name).matches();
    }
}
