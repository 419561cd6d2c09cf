package dev.drey.tools;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Writes the table of operations and constraints that the service validates requests with.
 *
 * <p>It is derived from AWS's published service model, a file in the 90 MB jar
 * {@code com.amazonaws:aws-java-sdk-models}, which no module depends on. From the root of the repository:
 *
 * <pre>
 * ./mvnw -q -pl tools dependency:copy@api-model compile exec:java@api-table
 * </pre>
 *
 * <p>What is newer than that model stands, with reasons, in {@code kinesisanalyticsv2-additions.json}.
 */
public final class ApiTableGenerator {
    private static final String MODEL = "models/kinesisanalyticsv2-2018-05-23-model.json";
    private static final String ADDITIONS = "kinesisanalyticsv2-additions.json";
    private static final ObjectMapper JSON = new ObjectMapper();

    private ApiTableGenerator() {}

    /** Takes the path of the models jar and the path of the table to write. */
    public static void main(String[] args) throws IOException {
        if (args.length != 2) {
            throw new IllegalArgumentException("Usage: ApiTableGenerator <aws-java-sdk-models.jar> <table.json>");
        }
        ObjectNode model = readModel(Path.of(args[0]));
        ObjectNode table = new ApiTable(model, readAdditions()).toJson();
        Files.writeString(Path.of(args[1]), table.toPrettyString() + "\n");
    }

    private static ObjectNode readModel(Path jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            ZipEntry entry = zip.getEntry(MODEL);
            if (entry == null) {
                throw new FileNotFoundException(jar + " has no entry " + MODEL
                        + ": give the jar of com.amazonaws:aws-java-sdk-models, version 1.12.x.");
            }
            return (ObjectNode) JSON.readTree(zip.getInputStream(entry));
        }
    }

    private static JsonNode readAdditions() throws IOException {
        try (InputStream in = ApiTableGenerator.class.getResourceAsStream(ADDITIONS)) {
            return JSON.readTree(in);
        }
    }
}
