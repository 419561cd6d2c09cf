package dev.drey.cluster.process;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drey.cluster.ClusterException;
import dev.drey.cluster.StateInspector;
import dev.drey.cluster.StateQuestion;
import dev.drey.files.Folders;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads state in a process for each question, {@code StateInspector} of the bridge: with the least priority, a bounded heap
 * and a bounded time, so that no job feels it.
 */
public final class ProcessStateInspector implements StateInspector {

    private static final Logger LOG = LoggerFactory.getLogger(ProcessStateInspector.class);
    private static final String MAIN_CLASS = "dev.drey.bridge.state.StateInspector";
    private static final int HEAP_MIB = 384;

    /** Heap, RocksDB's own memory, and room for a task manager to grow beside it. */
    private static final int LEAST_FREE_MIB = 768;

    /** For the metadata, and for what is under way when the time for entries is up. */
    private static final int SECONDS_BESIDE_ENTRIES = 45;

    private static final int LAST_LINES = 3;

    private final Path scratch;

    /**
     * @param scratch folder for what such a process needs for as long as it runs; what a former one has left there is removed. On
     *     the disk where state lies, nothing has to be copied
     */
    public ProcessStateInspector(Path scratch) {
        this.scratch = scratch;
        try {
            Folders.remove(scratch);
        } catch (IOException notNow) {
            LOG.warn(
                    "What a former service left in {} takes room and cannot be removed: {}",
                    scratch,
                    notNow.getMessage());
        }
    }

    @Override
    public String inspect(StateQuestion question) throws ClusterException, InterruptedException {
        long free = AvailableMemory.mebibytes();
        if (free > 0 && free < LEAST_FREE_MIB) {
            throw new ClusterException("State is not read now: " + free + " MiB of memory are left on this machine, and"
                    + " reading it takes up to " + LEAST_FREE_MIB + ". Try again when less runs.");
        }
        try {
            Files.createDirectories(scratch);
            Path folder = Files.createTempDirectory(scratch, "state");
            try {
                return run(question, folder);
            } finally {
                Folders.remove(folder);
            }
        } catch (IOException failure) {
            throw new ClusterException(
                    "The process that reads state could not be run in " + scratch + ": " + failure.getMessage()
                            + ". Check that the disk has room.",
                    failure);
        }
    }

    private String run(StateQuestion question, Path folder) throws IOException, ClusterException, InterruptedException {
        Path answer = folder.resolve("answer.json");
        Path words = folder.resolve("words.txt");
        ProcessBuilder builder = new ProcessBuilder(command(question, folder))
                .directory(folder.toFile())
                .redirectOutput(answer.toFile())
                .redirectError(words.toFile());
        builder.environment()
                .put("FLINK_PLUGINS_DIR", question.runtime().plugins().toString());
        Process process = builder.start();
        try {
            try (OutputStream in = process.getOutputStream()) {
                in.write(json(question, folder).toString().getBytes(StandardCharsets.UTF_8));
            }
            boolean ended = process.waitFor(question.seconds() + 2L * SECONDS_BESIDE_ENTRIES, TimeUnit.SECONDS);
            if (!ended || process.exitValue() != 0) {
                throw new ClusterException("State at " + question.location() + " was not read: "
                        + reason(ended ? process.exitValue() : -1, words));
            }
            return Files.readString(answer);
        } finally {
            // With its children: what is in front of it only passes signals on that can be caught.
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            process.waitFor();
        }
    }

    private static List<String> command(StateQuestion question, Path folder) {
        List<String> command = new ArrayList<>(List.of(
                "timeout",
                "--foreground",
                "--signal=KILL",
                String.valueOf(question.seconds() + SECONDS_BESIDE_ENTRIES),
                "nice",
                "-n",
                "19",
                JavaHome.java(),
                "-Xmx" + HEAP_MIB + "m",
                "-XX:+ExitOnOutOfMemoryError",
                "-Djava.io.tmpdir=" + folder));
        command.addAll(FlinkJvmOptions.jobManager(question.runtime()));
        command.add("-cp");
        command.add(Stream.concat(
                        question.runtime().classPath().stream().map(Path::toString),
                        Stream.of(question.hadoopClassPath()).filter(path -> !path.isEmpty()))
                .collect(Collectors.joining(File.pathSeparator)));
        command.add(MAIN_CLASS);
        return command;
    }

    private static ObjectNode json(StateQuestion question, Path folder) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("location", question.location())
                .put("newest", question.newest())
                .put("folder", folder.toString())
                .put("seconds", question.seconds())
                .put("most", question.most());
        ObjectNode settings = json.putObject("settings");
        question.settings().forEach(settings::put);
        ObjectNode titles = json.putObject("titles");
        question.titles().forEach(titles::put);
        ArrayNode programs = json.putArray("programs");
        question.programs().forEach(jar -> programs.add(jar.toString()));
        return json;
    }

    /** By the exit codes of the JVM and of {@code timeout}. */
    private static String reason(int code, Path words) throws IOException {
        return switch (code) {
            case -1, 124, 137 -> "it took too long. Give it more time, or ask for less.";
            case 3 -> "a single value is larger than the " + HEAP_MIB + " MiB that may be used for it.";
            default -> "the process ended with code " + code + ": " + lastLines(words);
        };
    }

    private static String lastLines(Path words) throws IOException {
        List<String> lines = Files.readAllLines(words, StandardCharsets.ISO_8859_1);
        return String.join(" ", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
    }
}
