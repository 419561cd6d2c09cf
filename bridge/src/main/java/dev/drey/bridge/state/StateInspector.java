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
            return new StateReader(question, classes).read();
        } catch (IOException | RuntimeException | LinkageError failure) {
            return JsonNodeFactory.instance.objectNode().put("failed", String.valueOf(failure));
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
