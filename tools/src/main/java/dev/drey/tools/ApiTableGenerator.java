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
 * ./mvnw -q -pl tools dependency:copy@api-model compile exec:java@api-table exec:java@cloudwatch-table \
 *   exec:java@logs-table
 * </pre>
 *
 * <p>What is newer than that model, or is missing in it, stands with reasons in a file {@code ...-additions.json} for each
 * service.
 */
public final class ApiTableGenerator {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ApiTableGenerator() {}

    /** Takes the path of the models jar, the service's name with the date of its model, and the table to write. */
    public static void main(String[] args) throws IOException {
        if (args.length != 3) {
            throw new IllegalArgumentException(
                    "Usage: ApiTableGenerator <aws-java-sdk-models.jar> <service>-<date> <table.json>");
        }
        ObjectNode model = readModel(Path.of(args[0]), "models/" + args[1] + "-model.json");
        Path file = Path.of(args[2]);
        ObjectNode table = new ApiTable(model, readAdditions(file)).toJson();
        Files.writeString(file, table.toPrettyString() + "\n");
    }

    private static ObjectNode readModel(Path jar, String model) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            ZipEntry entry = zip.getEntry(model);
            if (entry == null) {
                throw new FileNotFoundException(jar + " has no entry " + model
                        + ": give the jar of com.amazonaws:aws-java-sdk-models, version 1.12.x.");
            }
            return (ObjectNode) JSON.readTree(zip.getInputStream(entry));
        }
    }

    private static JsonNode readAdditions(Path table) throws IOException {
        String additions = table.getFileName().toString().replace(".json", "-additions.json");
        try (InputStream in = ApiTableGenerator.class.getResourceAsStream(additions)) {
            return JSON.readTree(in);
        }
    }
}
