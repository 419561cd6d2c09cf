package dev.drey.bridge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A file with the titles of a job's operators, by their ids: checkpoints of Flink 1.20 name operators by ids only, and
 * those mean nothing to a person. One line for each id: id, space, title.
 */
final class OperatorTitles {

    private OperatorTitles() {}

    static void write(Path file, List<JobOperator> operators) throws IOException {
        List<String> lines = operators.stream()
                .flatMap(operator -> operator.ids().stream().map(id -> id + ' ' + oneLine(operator.title())))
                .collect(Collectors.toList());
        Files.write(file, lines);
    }

    /** Empty when there is no such file. */
    static Map<String, String> read(Path file) throws IOException {
        Map<String, String> titles = new LinkedHashMap<>();
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                int space = line.indexOf(' ');
                titles.put(line.substring(0, space), line.substring(space + 1));
            }
        }
        return titles;
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ");
    }
}
