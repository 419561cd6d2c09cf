package dev.drey.http.operations;

import dev.drey.control.ApiErrorCode;
import dev.drey.control.ApiException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.Tag;

/** Reads tags; one without a value has an empty one. */
final class TagReader {

    private TagReader() {}

    static Map<String, String> read(List<Tag> wire) {
        Map<String, String> tags = new HashMap<>();
        for (Tag tag : wire) {
            if (tags.put(tag.key(), Objects.requireNonNullElse(tag.value(), "")) != null) {
                throw new ApiException(
                        ApiErrorCode.INVALID_ARGUMENT,
                        "There are two tags with the key " + tag.key() + ". A key can be used once.");
            }
        }
        return tags;
    }
}
