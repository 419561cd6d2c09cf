package dev.drey.cli.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** What is to go into a bundle, by path, before secrets are taken out; and what could not be had. */
final class Contents {

    private final Map<String, JsonNode> documents = new TreeMap<>();
    private final Map<String, String> texts = new TreeMap<>();
    private final Map<String, String> missing = new LinkedHashMap<>();

    /** @param path without an ending */
    void add(String path, JsonNode document) {
        documents.put(path + ".json", document);
    }

    /** @param path with its ending */
    void add(String path, String text) {
        texts.put(path, text);
    }

    void miss(String path, String reason) {
        missing.put(path, reason);
    }

    Map<String, JsonNode> documents() {
        return documents;
    }

    Map<String, String> texts() {
        return texts;
    }

    Map<String, String> missing() {
        return missing;
    }
}
