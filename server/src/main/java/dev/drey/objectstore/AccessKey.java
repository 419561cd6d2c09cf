package dev.drey.objectstore;

/** A pair with which clients sign their requests to the object store; the secret stays out of {@link #toString}. */
public record AccessKey(String id, String secret) {

    public AccessKey {
        if (id.isBlank() || secret.isBlank()) {
            throw new IllegalArgumentException("An access key needs both an id and a secret.");
        }
    }

    @Override
    public String toString() {
        return "AccessKey[id=" + id + "]";
    }
}
