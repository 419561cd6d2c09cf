package dev.drey.diagnosis.preflight.check;

import dev.drey.diagnosis.catalogue.Severity;
import dev.drey.diagnosis.detector.Hypothesis;
import dev.drey.diagnosis.preflight.Blueprint;
import dev.drey.diagnosis.preflight.Check;
import dev.drey.diagnosis.preflight.JobSettings;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A job that ends with its first failure. */
public final class NoRestart implements Check {

    private static final List<String> NONE = List.of("none", "off", "disable");

    @Override
    public List<Hypothesis> examine(Blueprint blueprint) {
        if (!blueprint.isStreaming()) {
            return List.of();
        }
        JobSettings settings = blueprint.settings();
        Optional<String> inCode = Optional.ofNullable(blueprint.kept().get("restart-strategy"))
                .filter(words -> words.toLowerCase(Locale.ROOT).contains("deactivated"));
        Optional<String> type = settings.findWord("restart-strategy.type", "restart-strategy");
        if (inCode.isPresent()) {
            return List.of(found("The program sets it in its code: " + inCode.get()));
        }
        if (type.filter(NONE::contains).isPresent()) {
            return List.of(found("restart-strategy.type is " + type.get() + "."));
        }
        boolean byDefault = type.isEmpty() && settings.findInterval().isEmpty() && !blueprint.isOfService();
        return byDefault
                ? List.of(found("No strategy is set, and without checkpoints Flink's default is none."))
                : List.of();
    }

    private static Hypothesis found(String fact) {
        return Hypothesis.of("restart-disabled", 0.95)
                .severity(Severity.WARNING)
                .because(fact);
    }
}
