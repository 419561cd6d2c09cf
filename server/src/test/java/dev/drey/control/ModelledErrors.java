package dev.drey.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Which errors AWS's service model lets an operation answer. */
final class ModelledErrors {

    private final JsonNode operations;

    ModelledErrors() throws IOException {
        try (InputStream table = Objects.requireNonNull(
                ModelledErrors.class.getResourceAsStream("/dev/drey/http/kinesisanalyticsv2.json"))) {
            operations = new ObjectMapper().readTree(table).path("operations");
        }
    }

    Set<String> of(String operation) {
        Set<String> errors = new TreeSet<>();
        operations.path(operation).path("errors").forEach(error -> errors.add(error.asText()));
        if (operation.equals("ListApplicationSnapshots")) {
            // The model forgets it, and nothing else would do for an application that is not there.
            errors.add("ResourceNotFoundException");
        }
        return errors;
    }
}
