package dev.drey.model;

import java.util.Objects;

/**
 * Code that came within a request. The service keeps the bytes in the application's folder, apart from the registry.
 *
 * @param sha256 of the bytes, 64 hexadecimal digits, by which they are found again
 * @param md5 of the bytes, 32 hexadecimal digits, which clients are told
 * @param size in bytes
 */
public record InlineCode(String sha256, String md5, Long size) implements Code {
    /** All of it is known from the beginning. */
    public InlineCode {
        Objects.requireNonNull(sha256);
        Objects.requireNonNull(md5);
        Objects.requireNonNull(size);
    }
}
