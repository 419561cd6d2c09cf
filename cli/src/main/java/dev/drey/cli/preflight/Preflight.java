package dev.drey.cli.preflight;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drey.cli.remote.Launcher;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Has a short process on the class path of the right Flink run a program's main(), with the job that it makes written down
 * instead of submitted. Neither a service nor a cluster is needed.
 */
public final class Preflight {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PROGRAM = "dev.drey.bridge.Preflight";
    private static final String MEMORY = "-Xmx512m";
    private static final Duration BESIDE_MAIN = Duration.ofSeconds(60);
    private static final int MOST_LINES = 20;

    private final PreflightPlan plan;
    private final Launcher launcher;

    /** @param launcher knows where a runtime is, and what the service would set */
    public Preflight(PreflightPlan plan, Launcher launcher) {
        this.plan = plan;
        this.launcher = launcher;
    }

    /**
     * The document that {@code dev.drey.diagnosis.preflight.Blueprint} reads.
     *
     * @throws IOException with a message for the person, when the program cannot even be begun with
     */
    public ObjectNode run() throws IOException, InterruptedException {
        if (!Files.isRegularFile(plan.jar())) {
            throw new IOException("There is no file " + plan.jar() + ".");
        }
        JsonNode runtime = JSON.readTree(launcher.output(settingsCommand()));
        Path folder = Files.createTempDirectory("drey-preflight");
        try {
            return run(runtime, folder);
        } finally {
            remove(folder);
        }
    }

    private List<String> settingsCommand() {
        List<String> command = new ArrayList<>(List.of("runtime", "settings", plan.runtime()));
        command.addAll(List.of("--parallelism", String.valueOf(plan.size().parallelism())));
        command.addAll(
                List.of("--parallelism-per-kpu", String.valueOf(plan.size().parallelismPerKpu())));
        long interval = plan.checkpoints().enabled() ? plan.checkpoints().intervalMillis() : 0;
        command.addAll(List.of("--checkpoint-interval", String.valueOf(interval)));
        command.addAll(
                List.of("--checkpoint-pause", String.valueOf(plan.checkpoints().pauseMillis())));
        plan.ofFlink().forEach((key, value) -> command.addAll(List.of("--flink", key + "=" + value)));
        return command;
    }

    private ObjectNode run(JsonNode runtime, Path folder) throws IOException, InterruptedException {
        Path request = folder.resolve("request.json");
        Path answer = folder.resolve("answer.json");
        Path output = folder.resolve("output");
        Files.write(request, JSON.writeValueAsBytes(request(runtime)));
        Files.write(folder.resolve("application_properties.json"), JSON.writeValueAsBytes(properties()));
        Process process = start(runtime, folder, List.of(request.toString(), answer.toString()), output);
        try {
            boolean ended = process.waitFor(plan.patience().plus(BESIDE_MAIN).toMillis(), TimeUnit.MILLISECONDS);
            if (ended && Files.exists(answer)) {
                return (ObjectNode) JSON.readTree(answer.toFile());
            }
            return without(ended ? "ended its process with exit code " + process.exitValue() : "did not end", output);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private ObjectNode request(JsonNode runtime) throws IOException {
        ObjectNode request = JSON.createObjectNode()
                .put("jar", plan.jar().toAbsolutePath().toString())
                .put("mainClass", plan.mainClass())
                .put("patienceMillis", plan.patience().toMillis());
        ObjectNode settings = request.putObject("settings");
        ArrayNode chosen = request.putArray("chosen");
        if (plan.configuration() == null) {
            runtime.path("settings")
                    .properties()
                    .forEach(entry ->
                            settings.put(entry.getKey(), entry.getValue().asText()));
            plan.ofFlink().keySet().forEach(chosen::add);
            request.putObject("checkpoints")
                    .put("enabled", plan.checkpoints().enabled())
                    .put("intervalMillis", plan.checkpoints().intervalMillis())
                    .put("minPauseMillis", plan.checkpoints().pauseMillis());
        } else {
            settings.put("parallelism.default", String.valueOf(plan.size().parallelism()));
            PlainConfiguration.read(plan.configuration()).forEach((key, value) -> {
                settings.put(key, value);
                chosen.add(key);
            });
        }
        return request;
    }

    /** In the form that Amazon's runtime library reads. */
    private ArrayNode properties() {
        ArrayNode groups = JSON.createArrayNode();
        plan.ofProgram().forEach((id, values) -> {
            ObjectNode map = groups.addObject().put("PropertyGroupId", id).putObject("PropertyMap");
            values.forEach(map::put);
        });
        return groups;
    }

    private static Process start(JsonNode runtime, Path folder, List<String> arguments, Path output)
            throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), MEMORY));
        runtime.path("jvmOptions").forEach(option -> command.add(option.asText()));
        command.add("-Djava.io.tmpdir=" + Files.createDirectories(folder.resolve("tmp")));
        List<String> jars = new ArrayList<>();
        runtime.path("classPath").forEach(jar -> jars.add(jar.asText()));
        command.addAll(List.of("-cp", String.join(File.pathSeparator, jars), PROGRAM));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment()
                .putAll(Map.of("FLINK_PLUGINS_DIR", runtime.path("plugins").asText()));
        return builder.start();
    }

    /** A program that ends the process, or brings it down, has failed as one that throws. */
    private static ObjectNode without(String what, Path output) throws IOException {
        List<String> lines = Files.exists(output) ? Files.readAllLines(output) : List.of();
        String last = String.join(" | ", lines.subList(Math.max(0, lines.size() - MOST_LINES), lines.size()));
        return JSON.createObjectNode()
                .put("format", 1)
                .put("outcome", "failed")
                .put(
                        "error",
                        "java.lang.IllegalStateException: main() " + what
                                + " (System.exit(), or a failure of the JVM). Its last words: " + last);
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
