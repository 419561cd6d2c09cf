package dev.drey.flink;

import org.jspecify.annotations.Nullable;

/** Flink's REST API did not give what was asked for: unreachable, or refused. */
public abstract sealed class FlinkException extends Exception permits FlinkUnreachableException, FlinkRefusedException {
    FlinkException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
