package dev.drey.model;

import org.jspecify.annotations.Nullable;

/**
 * The key that protects an application's state on AWS: kept and described back.
 *
 * @param keyType {@code AWS_OWNED_KEY} or {@code CUSTOMER_MANAGED_KEY}
 * @param keyId null for a key that AWS owns
 */
public record Encryption(String keyType, @Nullable String keyId) {

    /** What AWS reports when nothing is configured. */
    public static final Encryption DEFAULT = new Encryption("AWS_OWNED_KEY", null);
}
