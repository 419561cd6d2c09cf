package dev.drey.cli.state;

import dev.drey.cli.text.Figures;
import dev.drey.cli.text.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** State in words. */
final class StateReport {

    private static final int SUBTASKS = 8;
    private static final int GROUPS = 5;
    private static final int LONGEST_NAME = 44;

    private StateReport() {}

    static List<String> of(
            StateFacts facts, @Nullable StateFacts since, List<Growth> growth, List<TtlCandidate> candidates) {
        List<String> lines = new ArrayList<>();
        lines.add(heading(facts) + ": " + Figures.bytes(facts.bytes()) + " in "
                + Figures.count(facts.operators().size(), "operator") + ".");
        lines.add(facts.location());
        lines.add("");
        lines.addAll(states(facts));
        facts.operators().stream()
                .filter(operator -> operator.bytes() > 0)
                .forEach(operator -> lines.addAll(distribution(operator)));
        if (since != null) {
            lines.add("");
            lines.add("Growth since " + heading(since) + ":");
            lines.addAll(growth(growth));
        }
        if (!candidates.isEmpty()) {
            lines.add("");
            lines.add("Candidates for a time to live (StateTtlConfig, or table.exec.state.ttl for SQL):");
            candidates.forEach(candidate ->
                    lines.add("  " + candidate.state() + " of " + candidate.title() + ": " + candidate.why() + "."));
        }
        List<String> unread = facts.operators().stream()
                .flatMap(
                        operator -> operator.unread().stream().map(what -> "  " + operator.title() + ": " + what + "."))
                .toList();
        if (!unread.isEmpty()) {
            lines.add("");
            lines.add("Not read:");
            lines.addAll(unread);
        }
        return lines;
    }

    private static String heading(StateFacts facts) {
        String what = facts.snapshot() == null ? "Checkpoint " + facts.checkpointId() : "Snapshot " + facts.snapshot();
        return what + (facts.application() == null ? "" : " of application " + facts.application()) + ", written "
                + facts.writtenAt();
    }

    private static List<String> states(StateFacts facts) {
        Table table = new Table().row("OPERATOR / STATE", "KIND", "ENTRIES", "KEYS", "BYTES", "TIME TO LIVE");
        for (StateFacts.Operator operator : facts.operators()) {
            String formats = operator.formats().stream()
                    .map(format -> format.toLowerCase(Locale.ROOT).replace('_', ' '))
                    .collect(Collectors.joining(", "));
            table.row(shortened(operator.title()), formats, "", "", Figures.bytes(operator.bytes()), "");
            for (StateFacts.KeyedState state : operator.states()) {
                table.row(
                        "  " + shortened(state.name()),
                        state.kind().toLowerCase(Locale.ROOT) + (state.windowed() ? " per window" : ""),
                        Figures.count(state.entries()),
                        keys(state),
                        Figures.bytes(state.bytes()),
                        expires(state.expires()));
            }
        }
        return table.lines();
    }

    private static String keys(StateFacts.KeyedState state) {
        Long keys = state.keys();
        return keys == null ? "" : (state.keysEstimated() ? "~" : "") + Figures.count(keys);
    }

    private static String expires(@Nullable Boolean expires) {
        return expires == null ? "" : expires ? "yes" : "none";
    }

    private static List<String> distribution(StateFacts.Operator operator) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(operator.title() + ":");
        lines.add("  subtasks: " + subtasks(operator));
        if (!operator.heaviestGroups().isEmpty()) {
            lines.add("  key groups: " + groups(operator));
        }
        for (StateFacts.KeyedState state : operator.states()) {
            if (!state.heaviestKeys().isEmpty()) {
                lines.add("  heaviest keys of " + state.name() + ":");
                Table table = new Table();
                state.heaviestKeys()
                        .forEach(key -> table.row(
                                "    " + key.key(),
                                Figures.bytes(key.bytes()),
                                Figures.count(key.entries()) + (key.entries() == 1 ? " entry" : " entries"),
                                "key group " + key.keyGroup() + ", subtask " + key.subtask()));
                lines.addAll(table.lines());
            }
        }
        return lines;
    }

    private static String subtasks(StateFacts.Operator operator) {
        List<StateFacts.Subtask> heaviest = operator.subtasks().stream()
                .sorted(Comparator.comparingLong(StateFacts.Subtask::bytes).reversed())
                .toList();
        String told = heaviest.stream()
                .limit(SUBTASKS)
                .map(subtask -> subtask.index() + ": " + Figures.bytes(subtask.bytes())
                        + (subtask.inFlightBytes() > 0
                                ? " (" + Figures.bytes(subtask.inFlightBytes()) + " of it in flight)"
                                : ""))
                .collect(Collectors.joining(", "));
        double mean = (double) operator.bytes() / Math.max(1, heaviest.size());
        String skew = heaviest.size() < 2
                ? ""
                : String.format(
                        Locale.ROOT,
                        "; the heaviest has %.1f times the mean",
                        heaviest.get(0).bytes() / mean);
        return told + (heaviest.size() > SUBTASKS ? " and " + (heaviest.size() - SUBTASKS) + " more" : "") + skew;
    }

    private static String groups(StateFacts.Operator operator) {
        long all = operator.keyGroupBytes().stream().mapToLong(Long::longValue).sum();
        long used = operator.keyGroupBytes().stream().filter(bytes -> bytes > 0).count();
        return used + " of " + operator.maxParallelism() + " have state; heaviest "
                + operator.heaviestGroups().stream()
                        .limit(GROUPS)
                        .map(group -> String.format(
                                Locale.ROOT,
                                "%d: %s (%.0f %%)",
                                group.keyGroup(),
                                Figures.bytes(group.bytes()),
                                100.0 * group.bytes() / Math.max(1, all)))
                        .collect(Collectors.joining(", "));
    }

    private static List<String> growth(List<Growth> growth) {
        Table table = new Table().row("  OPERATOR / STATE", "BYTES", "", "AN HOUR", "ENTRIES", "", "AN HOUR");
        for (Growth one : growth) {
            String name = one.state() == null ? "  " + shortened(one.title()) : "    " + shortened(one.state());
            table.row(
                    name,
                    Figures.bytes(one.bytesBefore()),
                    "-> " + Figures.bytes(one.bytesNow()),
                    signed(one.bytesPerHour(), true),
                    one.entriesBefore() == null ? "" : Figures.count(one.entriesBefore()),
                    one.entriesNow() == null ? "" : "-> " + Figures.count(one.entriesNow()),
                    signed(one.entriesPerHour(), false));
        }
        return table.lines();
    }

    private static String signed(@Nullable Long number, boolean bytes) {
        if (number == null) {
            return "";
        }
        String size = bytes ? Figures.bytes(Math.abs(number)) : Figures.count(Math.abs(number));
        return (number < 0 ? "-" : "+") + size;
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 1) + "…";
    }
}
