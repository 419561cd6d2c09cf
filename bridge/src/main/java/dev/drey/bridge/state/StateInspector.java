package dev.drey.bridge.state;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.plugin.PluginUtils;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A process that reads one checkpoint or savepoint and ends. Standard input is a {@link StateQuestion} as JSON, so that
 * credentials in it show in no process table; standard output is what was found as JSON, or an object with {@code failed} that
 * says why there is nothing.
 */
public final class StateInspector {

    private static final int ATTEMPTS = 5;

    private StateInspector() {}

    /** Takes no arguments. */
    public static void main(String[] arguments) throws IOException {
        PrintStream answer = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        // Libraries that talk must not be taken for the answer.
        System.setOut(System.err);
        String question = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
                .lines()
                .collect(Collectors.joining("\n"));
        answer.println(answer(StateQuestion.parse(question)));
        answer.flush();
        // Threads of file systems must not keep the process.
        System.exit(0);
    }

    private static ObjectNode answer(StateQuestion question) {
        Configuration settings = new Configuration();
        question.settings().forEach(settings::setString);
        FileSystem.initialize(settings, PluginUtils.createPluginManagerFromRootFolder(settings));
        return inspect(question);
    }

    /** With the file systems as they are. */
    static ObjectNode inspect(StateQuestion question) {
        return inspect(question, StateInspector.class.getClassLoader());
    }

    /** @param flink knows Flink's classes */
    static ObjectNode inspect(StateQuestion question, ClassLoader flink) {
        ProgramClasses classes = ProgramClasses.of(question.programs(), flink);
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(classes);
        try {
            return read(question, classes);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** A checkpoint that Flink removes while it is read gives way to a newer one, where that will do. */
    private static ObjectNode read(StateQuestion question, ProgramClasses classes) {
        Deadline deadline = new Deadline(question.seconds());
        ObjectNode answer = failed("nothing was tried");
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            try {
                String location =
                        question.newest() ? NewestCheckpoint.besides(question.location()) : question.location();
                StateReader reader = new StateReader(question, location, classes, deadline);
                answer = reader.read();
                if (!reader.hasLost()) {
                    return answer;
                }
            } catch (IOException failure) {
                answer = failed(String.valueOf(failure.getMessage()));
            } catch (RuntimeException | LinkageError failure) {
                answer = failed(String.valueOf(failure));
            }
            if (!question.newest()) {
                return answer;
            }
        }
        return answer;
    }

    private static ObjectNode failed(String reason) {
        return JsonNodeFactory.instance.objectNode().put("failed", reason);
    }
}
