package dev.drey.diagnosis.preflight.check;

import dev.drey.diagnosis.catalogue.Severity;
import dev.drey.diagnosis.detector.Hypothesis;
import dev.drey.diagnosis.preflight.Blueprint;
import dev.drey.diagnosis.preflight.Check;
import dev.drey.diagnosis.preflight.JobSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What the program decides about checkpoints in its code, and the service decides otherwise. */
public final class OverriddenSettings implements Check {

    @Override
    public List<Hypothesis> examine(Blueprint blueprint) {
        Map<String, String> overridden = new TreeMap<>(blueprint.overridden());
        if (overridden.isEmpty()) {
            return List.of();
        }
        Hypothesis found = Hypothesis.of("service-config-overrides-code", 0.95)
                .severity(Severity.NOTICE)
                .with("settings", String.join(", ", overridden.keySet()));
        for (Map.Entry<String, String> setting : overridden.entrySet()) {
            found = found.because("The program sets " + setting.getKey() + " to " + setting.getValue()
                    + "; in force is "
                    + blueprint.settings().find(setting.getKey()).orElse("Flink's default") + ".");
        }
        Optional<Duration> wanted = new JobSettings(overridden, Set.of()).findInterval();
        return List.of(
                wanted.isPresent()
                        ? found.with("wanted", String.valueOf(wanted.get().toMillis()))
                        : found);
    }
}
