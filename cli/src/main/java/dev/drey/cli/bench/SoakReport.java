package dev.drey.cli.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drey.cli.text.Figures;
import dev.drey.cli.text.Table;
import dev.drey.cli.trial.Guarantee;
import dev.drey.cli.trial.Machine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The verdict of a soak.
 *
 * @param command as it was typed
 * @param seconds for which processes were paused
 */
record SoakReport(
        String command, String version, Machine machine, String runtime, long seed, long seconds, Soak.Seen seen) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What must not be, in words; none when it was passed. */
    List<String> violations() {
        List<String> violations = new ArrayList<>();
        if (seen.replaced() > 0) {
            violations.add(
                    Figures.count(seen.replaced()) + " false alarms: processes that were only paused were replaced");
        }
        if (seen.restarts() > 0) {
            violations.add(Figures.count(seen.restarts()) + " false alarms: the job was restarted");
        }
        violations.addAll(Guarantee.EXACTLY_ONCE.violations(seen.findings()));
        return violations;
    }

    /** As people read it. */
    List<String> words() {
        Table table = new Table();
        seen.pauses().entrySet().stream()
                .sorted(Comparator.comparing(Map.Entry::getKey))
                .forEach(pauses -> table.row(pauses.getKey().id() + " of 5 s", Figures.count(pauses.getValue())));
        table.row("processes replaced", Figures.count(seen.replaced()))
                .row("restarts that Flink counted", Figures.count(seen.restarts()))
                .row("longest silence of a task", String.format(Locale.ROOT, "%.2f s", seen.longestSilence() / 1e3))
                .row("records checked", Figures.count(seen.findings().orders().records()))
                .row("lost", Figures.count(seen.findings().lost()))
                .row("doubled", Figures.count(seen.findings().doubled()));
        List<String> words = new ArrayList<>(List.of(
                command,
                String.format(
                        Locale.ROOT,
                        "%s; %s, %d processors, Java %s; %s; seed %d; %s; load average %.1f",
                        version,
                        machine.system(),
                        machine.processors(),
                        machine.java(),
                        runtime,
                        seed,
                        Figures.count(seconds, "second"),
                        seen.load()),
                ""));
        words.addAll(table.lines());
        words.add("");
        words.add(violations().isEmpty() ? "NO FALSE ALARM" : "VIOLATED");
        violations().forEach(violation -> words.add("  " + violation));
        return words;
    }

    /** As programs read it. */
    ObjectNode json() {
        ObjectNode json = JSON.createObjectNode()
                .put("passed", violations().isEmpty())
                .put("command", command)
                .put("version", version)
                .put("runtime", runtime)
                .put("seed", seed)
                .put("seconds", seconds)
                .put("load", seen.load())
                .put("processesReplaced", seen.replaced())
                .put("restarts", seen.restarts())
                .put("longestSilenceMillis", seen.longestSilence())
                .put("records", seen.findings().orders().records())
                .put("lost", seen.findings().lost())
                .put("doubled", seen.findings().doubled());
        json.set("machine", JSON.valueToTree(machine));
        ObjectNode pauses = json.putObject("pauses");
        seen.pauses().forEach((kind, count) -> pauses.put(kind.id(), count));
        violations().forEach(json.withArray("violations")::add);
        return json;
    }
}
