package dev.drey.lifecycle;

/** A start names a snapshot that it cannot begin with. The message says why, for the caller. */
public final class SnapshotNotUsableException extends Exception {
    SnapshotNotUsableException(String message) {
        super(message);
    }
}
