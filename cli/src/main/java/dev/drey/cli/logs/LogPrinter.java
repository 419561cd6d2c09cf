package dev.drey.cli.logs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintStream;
import java.util.List;

/** Writes lines: for people with the process in front where there are several, for programs as one JSON object each. */
final class LogPrinter {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int WIDTH = "taskmanager-1".length();

    private final PrintStream out;
    private final boolean json;
    private final boolean onlyOne;

    /** @param onlyOne whether a person asked for one process by name */
    LogPrinter(PrintStream out, boolean json, boolean onlyOne) {
        this.out = out;
        this.json = json;
        this.onlyOne = onlyOne;
    }

    void print(List<LogLine> lines) throws JsonProcessingException {
        for (LogLine line : lines) {
            out.println(json ? JSON.writeValueAsString(line) : plain(line));
        }
        out.flush();
    }

    /** Whether nobody reads any more, as behind {@code | head}. */
    boolean isUnheard() {
        return out.checkError();
    }

    private String plain(LogLine line) {
        if (onlyOne) {
            return line.text();
        }
        String process = line.process();
        return process + " ".repeat(Math.max(0, WIDTH - process.length())) + " | " + line.text();
    }
}
