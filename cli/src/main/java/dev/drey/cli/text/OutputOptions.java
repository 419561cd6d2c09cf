package dev.drey.cli.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import picocli.CommandLine.Option;

/** How a command answers: in words, or as JSON, which then has standard output to itself. */
public final class OutputOptions {

    @Option(names = "--json", description = "Write JSON, for programs.")
    private boolean json;

    /** For telling what goes on meanwhile. */
    public Screen progress(Time time) {
        return json ? new Screen(System.err, false, false, time) : Screen.standard(time);
    }

    /** Whether a program reads the answer. */
    public boolean isJson() {
        return json;
    }

    /**
     * Writes the answer.
     *
     * @param facts written as JSON as they stand
     * @param words the same for people
     */
    public void answer(Object facts, List<String> words) throws JsonProcessingException {
        if (json) {
            System.out.println(
                    new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(facts));
        } else {
            words.forEach(System.out::println);
        }
    }
}
