package dev.drey.registry;

/** The registry cannot be read or written; nothing was changed. The message is fit for a person. */
public final class RegistryUnavailableException extends RuntimeException {

    /** @param cause what the store says */
    public RegistryUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
