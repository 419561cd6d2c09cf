package dev.drey.programs.audit.verify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** From when to when each incarnation, and each attempt of a task, emitted what was committed. */
final class Writers {

    private final Map<Writer, Span> attempts = new HashMap<>();

    private record Writer(String incarnation, int task, int attempt) {}

    /** Both ends in milliseconds since the epoch, and both included. */
    private record Span(long from, long to) {

        Span with(Span other) {
            return new Span(Math.min(from, other.from), Math.max(to, other.to));
        }
    }

    void add(Stamp stamp) {
        attempts.merge(
                new Writer(stamp.incarnation(), stamp.task(), stamp.attempt()),
                new Span(stamp.millis(), stamp.millis()),
                Span::with);
    }

    long incarnations() {
        return attempts.keySet().stream().map(Writer::incarnation).distinct().count();
    }

    /** How often some task was started in all, the first start of each incarnation included. */
    long starts() {
        return attempts.keySet().stream()
                .map(writer -> writer.incarnation() + "/" + writer.attempt())
                .distinct()
                .count();
    }

    /** Incarnations that emitted side by side, and attempts of the same task that did, a line for each pair. */
    List<String> overlaps() {
        List<String> overlaps = new ArrayList<>(overlaps(by(writer -> "incarnation " + writer.incarnation())));
        attempts.keySet().stream().map(Writer::task).distinct().sorted().forEach(task -> {
            Map<String, Span> ofTask = new HashMap<>();
            attempts.forEach((writer, span) -> {
                if (writer.task() == task) {
                    ofTask.put(
                            "attempt " + writer.attempt() + " of task " + task + " of incarnation "
                                    + writer.incarnation(),
                            span);
                }
            });
            overlaps.addAll(overlaps(ofTask));
        });
        return overlaps;
    }

    private Map<String, Span> by(Function<Writer, String> name) {
        Map<String, Span> spans = new HashMap<>();
        attempts.forEach((writer, span) -> spans.merge(name.apply(writer), span, Span::with));
        return spans;
    }

    private static List<String> overlaps(Map<String, Span> spans) {
        List<Map.Entry<String, Span>> sorted = spans.entrySet().stream()
                .sorted(Comparator.comparingLong(entry -> entry.getValue().from()))
                .toList();
        List<String> overlaps = new ArrayList<>();
        for (int next = 1; next < sorted.size(); next++) {
            Map.Entry<String, Span> former = sorted.get(next - 1);
            Map.Entry<String, Span> latter = sorted.get(next);
            long overlap = former.getValue().to() - latter.getValue().from();
            if (overlap > 0) {
                overlaps.add("%s still emitted %d ms after %s had begun"
                        .formatted(former.getKey(), overlap, latter.getKey()));
            }
        }
        return overlaps;
    }
}
