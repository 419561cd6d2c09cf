package dev.drey.flink;

import org.jspecify.annotations.Nullable;

/** No answer came: the job manager is not there, not yet there, or too slow. */
public final class FlinkUnreachableException extends FlinkException {
    FlinkUnreachableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
