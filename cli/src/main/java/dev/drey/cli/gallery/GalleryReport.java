package dev.drey.cli.gallery;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drey.cli.text.Table;
import dev.drey.cli.trial.Machine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What came of all the exhibits that were shown.
 *
 * @param command as it was typed
 */
record GalleryReport(String command, String version, double load, List<Result> results) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NOTHING = "-";

    /** Keeps a copy. */
    GalleryReport {
        results = List.copyOf(results);
    }

    boolean isPassed() {
        return results.stream().noneMatch(Result::isFailure);
    }

    /** One line for each exhibit, the confusion matrix as far as it has anything beside its diagonal, and the sums. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        Table table = new Table().row("RUNTIME", "INJECTED", "FOUND", "VERDICT", "TO FINDING", "TOOK", "ALSO");
        results.forEach(result -> table.row(
                result.runtime(),
                result.exhibit().cause(),
                found(result),
                result.verdict().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                result.toFinding() == null ? NOTHING : seconds(result.toFinding()),
                seconds(result.seconds()),
                String.join(" ", result.also())));
        lines.addAll(table.lines());
        confusions().forEach((pair, count) -> lines.add("Taken for something else: " + pair + ", " + count + "x"));
        results.stream()
                .filter(result -> result.verdict() == Result.Verdict.NOT_SHOWN)
                .forEach(result -> lines.add(result.exhibit().cause() + ": " + result.summary()));
        results.stream()
                .filter(result -> result.cure() != null)
                .forEach(result -> lines.add(result.exhibit().cause() + ", remedy: " + cure(result)));
        lines.add("");
        lines.add(sum());
        return lines;
    }

    private String sum() {
        long shown = results.stream()
                .filter(result -> result.verdict() != Result.Verdict.SKIPPED)
                .count();
        long right = count(Result.Verdict.RIGHT);
        return right + " of " + shown + " right, " + count(Result.Verdict.MISS) + " missed, "
                + count(Result.Verdict.NOT_SHOWN) + " could not be shown, " + count(Result.Verdict.SKIPPED)
                + " skipped. Symptom to finding: " + slowest() + " at most.";
    }

    private String slowest() {
        return results.stream()
                .filter(result -> result.toFinding() != null && result.verdict() == Result.Verdict.RIGHT)
                .map(Result::toFinding)
                .max(Comparator.naturalOrder())
                .map(GalleryReport::seconds)
                .orElse(NOTHING);
    }

    private long count(Result.Verdict verdict) {
        return results.stream().filter(result -> result.verdict() == verdict).count();
    }

    /** Injected and found, where they differ. */
    private Map<String, Long> confusions() {
        return results.stream()
                .filter(result -> result.verdict() == Result.Verdict.MISS)
                .collect(Collectors.groupingBy(
                        result -> result.exhibit().cause() + " for " + found(result),
                        TreeMap::new,
                        Collectors.counting()));
    }

    private static String cure(Result result) {
        Result.@Nullable Cure cure = result.cure();
        return cure == null ? NOTHING : (cure.cleared() ? "it helped" : "it did not help") + " (" + cure.words() + ")";
    }

    private static String found(Result result) {
        return result.found() == null ? NOTHING : result.found();
    }

    private static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.1f s", seconds);
    }

    /** For programs. */
    ObjectNode json() {
        Machine machine = Machine.here();
        ObjectNode json = JSON.createObjectNode()
                .put("passed", isPassed())
                .put("command", command)
                .put("version", version)
                .put(
                        "machine",
                        "%s, %d processors, Java %s".formatted(machine.system(), machine.processors(), machine.java()))
                .put("load", load);
        for (Result result : results) {
            ObjectNode entry = json.withArray("exhibits")
                    .addObject()
                    .put("runtime", result.runtime())
                    .put("family", result.exhibit().family().name())
                    .put("cause", result.exhibit().cause())
                    .put("injected", result.exhibit().injected())
                    .put("verdict", result.verdict().name())
                    .put("found", result.found())
                    .put("summary", result.summary())
                    .put("secondsToFinding", result.toFinding())
                    .put("seconds", result.seconds());
            Result.@Nullable Cure cure = result.cure();
            if (cure != null) {
                entry.putObject("cure").put("cleared", cure.cleared()).put("words", cure.words());
            }
            result.also().forEach(entry.withArray("also")::add);
        }
        results.stream()
                .filter(result -> result.found() != null)
                .forEach(result -> count(
                        json.withObject("/matrix")
                                .withObject("/" + result.exhibit().cause()),
                        found(result)));
        return json;
    }

    private static void count(ObjectNode row, String column) {
        row.put(column, row.path(column).asInt() + 1);
    }
}
