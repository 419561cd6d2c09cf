package dev.drey.diagnosis.preflight;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drey.diagnosis.PreflightDoctor;
import dev.drey.diagnosis.catalogue.Severity;
import dev.drey.diagnosis.finding.Diagnosis;
import dev.drey.diagnosis.finding.Finding;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** A blueprint in the making: healthy, until something is changed. */
final class Document {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String HEALTHY = """
            {"format": 1, "flink": "1.20.0", "service": false, "outcome": "job", "mainClass": "org.example.Job",
             "jar": {"core": 0, "flink": []}, "program": {"overridden": {}, "kept": {}},
             "job": {"name": "clicks", "streaming": true,
               "settings": {
                 "execution.checkpointing.interval": "1 min", "execution.checkpointing.dir": "s3://bucket/checkpoints",
                 "execution.checkpointing.tolerable-failed-checkpoints": "3",
                 "execution.checkpointing.externalized-checkpoint-retention": "RETAIN_ON_CANCELLATION",
                 "restart-strategy.type": "exponential-delay"},
               "operators": [
                 {"id": 1, "name": "events", "uid": "events", "parallelism": 4, "maxParallelism": 128, "keyed": false,
                  "inputs": [], "class": "SourceOperatorFactory", "stateful": "yes", "states": [],
                  "source": {"class": "KafkaSource", "bounded": false, "keepsPosition": true,
                    "watermarks": {"generator": "bounded", "outOfOrdernessMillis": 5000, "idlenessMillis": 60000}}},
                 {"id": 2, "name": "count", "uid": "count", "parallelism": 4, "maxParallelism": 128, "keyed": true,
                  "inputs": [{"from": 1, "partitioner": "HASH"}], "class": "KeyedProcessOperator", "stateful": "yes",
                  "function": "org.example.Count",
                  "states": [{"name": "counts", "kind": "map", "keyed": true, "expires": true, "uses": ["put", "get"],
                    "types": []}]},
                 {"id": 3, "name": "files", "uid": "files", "parallelism": 4, "maxParallelism": 128, "keyed": false,
                  "inputs": [{"from": 2, "partitioner": "FORWARD"}], "class": "SinkWriterOperatorFactory",
                  "stateful": "yes", "states": [],
                  "sink": {"class": "FileSink", "purpose": "writes", "commits": true}}]}}
            """;

    private final ObjectNode json;

    private Document(ObjectNode json) {
        this.json = json;
    }

    static Document healthy() {
        try {
            return new Document((ObjectNode) JSON.readTree(HEALTHY));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** One that a real program made. */
    static Document recorded(String name) {
        try (InputStream file = Objects.requireNonNull(Document.class.getResourceAsStream(name + ".json"), name)) {
            return new Document((ObjectNode) JSON.readTree(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    Document set(String key, String value) {
        ((ObjectNode) json.at("/job/settings")).put(key, value);
        return this;
    }

    Document without(String key) {
        ((ObjectNode) json.at("/job/settings")).remove(key);
        return this;
    }

    /** Changes what is at a JSON pointer. */
    Document put(String pointer, String value) {
        int slash = pointer.lastIndexOf('/');
        ObjectNode parent = (ObjectNode) json.at(pointer.substring(0, slash));
        try {
            parent.set(pointer.substring(slash + 1), JSON.readTree(value));
        } catch (IOException wrong) {
            throw new UncheckedIOException(wrong);
        }
        return this;
    }

    Diagnosis examined() {
        return PreflightDoctor.standard().examine(new Blueprint(json), Instant.parse("2026-03-01T12:00:00Z"));
    }

    /** By causes. */
    Map<String, Severity> found() {
        return examined().findings().stream().collect(Collectors.toMap(Finding::cause, Finding::severity));
    }

    /** The causes that are worth more than a word. */
    List<String> warnings() {
        return examined().findings().stream()
                .filter(finding -> finding.severity() != Severity.NOTICE)
                .map(Finding::cause)
                .sorted()
                .toList();
    }
}
