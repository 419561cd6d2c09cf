package dev.drey.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The {@code aws} command, with nothing set up for it but the endpoint and some credentials. */
record AwsCli(URI endpoint, Path folder) {

    private static final Duration TO_END = Duration.ofMinutes(1);

    static boolean isInstalled() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "aws")));
    }

    /** What it prints; it must succeed. */
    String run(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("aws", "--endpoint-url", endpoint.toString()));
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path errors = Files.createTempFile(folder, "errors", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(errors.toFile());
        builder.environment()
                .putAll(Map.of(
                        "AWS_ACCESS_KEY_ID", "drey",
                        "AWS_SECRET_ACCESS_KEY", "drey",
                        "AWS_DEFAULT_REGION", "us-east-1",
                        "AWS_CONFIG_FILE", folder.resolve("none").toString(),
                        "AWS_PAGER", "",
                        "AWS_DEFAULT_OUTPUT", "json"));
        Process process = builder.start();
        try {
            Await.that(String.join(" ", command) + " ends", TO_END, () -> !process.isAlive());
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue())
                .as("%s: %s", String.join(" ", command), Files.readString(errors))
                .isZero();
        return Files.readString(out);
    }

    /** An operation of the service, and its answer. */
    JsonNode analytics(String operation, String... arguments) throws IOException {
        return json("kinesisanalyticsv2", operation, arguments);
    }

    /** The same of CloudWatch. */
    JsonNode cloudwatch(String operation, String... arguments) throws IOException {
        return json("cloudwatch", operation, arguments);
    }

    private JsonNode json(String service, String operation, String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of(service, operation));
        all.addAll(List.of(arguments));
        String answer = run(all.toArray(String[]::new));
        return new ObjectMapper().readTree(answer.isBlank() ? "{}" : answer);
    }
}
