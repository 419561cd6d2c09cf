package dev.drey.cli.logs;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * A line of a log.
 *
 * @param process short, such as {@code taskmanager-1}
 * @param time as Flink writes it, which sorts as text; of the line before where the line itself has none, as those of a
 *     stack trace; empty when no line before has one
 */
record LogLine(String process, String time, String text) {

    /** By time. Lines of the same time stay together by process, in their order. */
    static List<LogLine> merge(Collection<LogLine> linesByProcess) {
        return linesByProcess.stream()
                .sorted(Comparator.comparing(LogLine::time))
                .toList();
    }
}
