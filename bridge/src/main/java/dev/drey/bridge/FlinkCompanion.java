package dev.drey.bridge;

import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;
import org.apache.flink.core.plugin.PluginUtils;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessSpec;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessUtils;

/**
 * A process of its own that the service asks what only Flink's own code knows, also when no job manager runs: of files, through
 * Flink's file systems, so that the service reaches whatever place Flink reaches, and of memory. Each line of standard input is a question of words parted by
 * tabs, and each is answered with one line of standard output:
 *
 * <ul>
 *   <li>{@code list FOLDER}: {@code names} and the names of what lies in it, parted by slashes
 *   <li>{@code read FILE BYTES}: {@code bytes} and the beginning of the file in Base64, or {@code none}
 *   <li>{@code remove FOLDER}: {@code removed}
 *   <li>{@code memory KEY=VALUE ...}, Flink's settings: {@code memory} and the bytes that a task manager has with them, in the
 *       order of {@link #memory}
 * </ul>
 *
 * <p>or with {@code failed} and the reason. It ends when standard input does: with the service.
 */
public final class FlinkCompanion {

    private static final String SEPARATOR = "\t";

    private FlinkCompanion() {}

    /** Arguments: settings of Flink's as {@code key=value}. */
    public static void main(String[] arguments) throws IOException {
        PrintStream answers = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        // Libraries that talk must not be taken for answers.
        System.setOut(System.err);
        Configuration settings = settings(Arrays.asList(arguments));
        FileSystem.initialize(settings, PluginUtils.createPluginManagerFromRootFolder(settings));
        BufferedReader questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String question = questions.readLine(); question != null; question = questions.readLine()) {
            answers.println(answer(question));
        }
    }

    /** One line. */
    static String answer(String question) {
        String[] words = question.split(SEPARATOR, -1);
        try {
            if (words[0].equals("memory")) {
                return memory(Arrays.asList(words).subList(1, words.length));
            }
            Path path = new Path(words[1]);
            FileSystem files = path.getFileSystem();
            return switch (words[0]) {
                case "list" -> "names" + SEPARATOR + String.join("/", list(files, path));
                case "read" -> read(files, path, Integer.parseInt(words[2]));
                case "remove" -> remove(files, path);
                default -> failed("'" + words[0] + "' is not known");
            };
        } catch (IOException | RuntimeException failure) {
            return failed(failure.toString());
        }
    }

    private static Configuration settings(List<String> pairs) {
        Configuration settings = new Configuration();
        for (String pair : pairs) {
            String[] setting = pair.split("=", 2);
            settings.setString(setting[0], setting[1]);
        }
        return settings;
    }

    /** By the arithmetic with which Flink's own scripts start task managers. */
    private static String memory(List<String> pairs) {
        TaskExecutorProcessSpec spec = TaskExecutorProcessUtils.processSpecFromConfig(settings(pairs));
        MemorySize taskOffHeap = spec.getTaskOffHeapSize();
        // What is the framework's share cannot be asked for by itself.
        return Stream.of(
                        spec.getJvmHeapMemorySize().subtract(spec.getTaskHeapSize()),
                        spec.getTaskHeapSize(),
                        spec.getManagedMemorySize(),
                        spec.getNetworkMemSize(),
                        spec.getJvmDirectMemorySize().subtract(taskOffHeap).subtract(spec.getNetworkMemSize()),
                        taskOffHeap,
                        spec.getJvmMetaspaceSize(),
                        spec.getJvmOverheadSize())
                .map(size -> String.valueOf(size.getBytes()))
                .collect(Collectors.joining(SEPARATOR, "memory" + SEPARATOR, ""));
    }

    private static String failed(String reason) {
        return "failed" + SEPARATOR + reason.lines().map(String::strip).collect(Collectors.joining(" "));
    }

    private static List<String> list(FileSystem files, Path folder) throws IOException {
        try {
            // Null where there is no such folder, in some file systems.
            return Stream.ofNullable(files.listStatus(folder))
                    .flatMap(Stream::of)
                    .map(FileStatus::getPath)
                    .map(Path::getName)
                    .collect(Collectors.toList());
        } catch (FileNotFoundException none) {
            return List.of();
        }
    }

    private static String read(FileSystem files, Path file, int most) throws IOException {
        try {
            if (files.getFileStatus(file).isDir()) {
                return "none";
            }
            try (InputStream in = files.open(file)) {
                return "bytes" + SEPARATOR + Base64.getEncoder().encodeToString(in.readNBytes(most));
            }
        } catch (FileNotFoundException none) {
            return "none";
        }
    }

    private static String remove(FileSystem files, Path folder) throws IOException {
        if (!files.delete(folder, true) && files.exists(folder)) {
            return failed(folder + " could not be removed");
        }
        return "removed";
    }
}
