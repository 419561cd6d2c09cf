package dev.drey.http;

import java.net.InetSocketAddress;

/** The port could not be opened; the message says which, why, and what to do. */
public final class CannotListenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private CannotListenException(String message, Throwable cause) {
        super(message, cause);
    }

    static CannotListenException of(InetSocketAddress address, Throwable cause) {
        String where = address.getHostString() + ":" + address.getPort();
        String reason = cause.getMessage() == null ? "the name of the host is not known" : cause.getMessage();
        if (reason.contains("in use")) {
            return new CannotListenException(
                    "Port %d is in use by another program, so nothing can listen on %s. Stop that program or choose another port."
                            .formatted(address.getPort(), where),
                    cause);
        }
        if (reason.contains("Permission denied")) {
            return new CannotListenException(
                    "The system does not let this user listen on %s. Choose a port above 1023.".formatted(where),
                    cause);
        }
        return new CannotListenException("Cannot listen on %s: %s.".formatted(where, reason), cause);
    }
}
