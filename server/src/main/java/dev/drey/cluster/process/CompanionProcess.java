package dev.drey.cluster.process;

import dev.drey.runtime.FlinkRuntime;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A process that answers questions, a line each. It ends with its input, and so with whoever started it. */
final class CompanionProcess implements AutoCloseable {

    private static final String MAIN_CLASS = "dev.drey.bridge.FlinkCompanion";
    private static final int SECONDS_TO_ANSWER = 20;

    /** So that a place that does not answer is told of within the time that an answer may take. */
    private static final List<String> IMPATIENT = List.of(
            "flink.hadoop.ipc.client.connect.max.retries=3",
            "flink.hadoop.ipc.client.connect.max.retries.on.timeouts=1",
            "flink.hadoop.ipc.client.connect.timeout=5000",
            "flink.hadoop.dfs.client.retry.max.attempts=2");

    private final Process process;
    private final BufferedWriter questions;
    private final BufferedReader answers;

    private CompanionProcess(Process process) {
        this.process = process;
        this.questions = process.outputWriter(StandardCharsets.UTF_8);
        this.answers = process.inputReader(StandardCharsets.UTF_8);
    }

    static CompanionProcess start(FlinkRuntime runtime, String hadoopClassPath) throws IOException {
        List<String> command = new ArrayList<>(List.of(JavaHome.java(), "-Xmx128m"));
        command.addAll(FlinkJvmOptions.jobManager(runtime));
        command.add("-cp");
        command.add(Stream.concat(
                        runtime.classPath().stream().map(Path::toString),
                        Stream.of(hadoopClassPath).filter(path -> !path.isEmpty()))
                .collect(Collectors.joining(File.pathSeparator)));
        command.add(MAIN_CLASS);
        command.addAll(IMPATIENT);
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("FLINK_PLUGINS_DIR", runtime.plugins().toString());
        return new CompanionProcess(builder.start());
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** @throws IOException when it has ended or takes too long; it is of no use any more then */
    String ask(String question) throws IOException {
        questions.write(question + "\n");
        questions.flush();
        try {
            String answer = CompletableFuture.supplyAsync(this::read).get(SECONDS_TO_ANSWER, TimeUnit.SECONDS);
            if (answer == null) {
                throw new IOException("The process that looks at files has ended.");
            }
            return answer;
        } catch (TimeoutException slow) {
            throw new IOException("There was no answer within " + SECONDS_TO_ANSWER + " s: " + question, slow);
        } catch (ExecutionException failure) {
            throw new IOException(failure.getCause());
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while files were looked at.", interruption);
        }
    }

    private @Nullable String read() {
        try {
            return answers.readLine();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
