package dev.drey.http;

import org.jspecify.annotations.Nullable;

/** A response in the making; {@code errorType} is null for a success. */
record Answer(int status, @Nullable String errorType, String json) {
    static Answer success(String json) {
        return new Answer(200, null, json);
    }
}
