package dev.drey.diagnosis.detector.silent;

import dev.drey.diagnosis.catalogue.Severity;
import dev.drey.diagnosis.detector.Case;
import dev.drey.diagnosis.detector.Detector;
import dev.drey.diagnosis.detector.Hypothesis;
import dev.drey.diagnosis.evidence.CheckpointSettings;
import dev.drey.diagnosis.evidence.Home;
import dev.drey.diagnosis.signal.Figures;
import dev.drey.diagnosis.signal.FlinkDuration;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The job has other checkpoints than its cluster is configured for, under the profile that replaces them. What the program
 * itself asked for in its code is nowhere to be seen, so that this finds a part of such cases only.
 */
public final class ServiceConfigOverridesCode implements Detector {

    private static final String INTERVAL = "execution.checkpointing.interval";

    @Override
    public List<Hypothesis> examine(Case theCase) {
        Optional<CheckpointSettings> settings = theCase.settings();
        if (settings.isEmpty() || theCase.runningJob().isEmpty()) {
            return List.of();
        }
        Map<String, String> overridden =
                theCase.evidence().findHome().map(Home::overridden).orElse(Map.of());
        if (!overridden.isEmpty()) {
            return List.of(told(overridden));
        }
        boolean profile = theCase.evidence()
                .findHome()
                .map(Home::checkpointProfile)
                .filter("DEFAULT"::equals)
                .isPresent();
        Optional<Duration> configured = theCase.evidence()
                .cluster()
                .findSetting(INTERVAL)
                .flatMap(FlinkDuration::parse)
                .filter(interval -> !interval.equals(settings.get().interval()));
        if (!profile || configured.isEmpty()) {
            return List.of();
        }
        return List.of(Hypothesis.of("service-config-overrides-code", 0.7)
                .severity(Severity.NOTICE)
                .with(
                        "settings",
                        "the interval in force is "
                                + Figures.time(settings.get().interval()))
                .with("wanted", String.valueOf(configured.get().toMillis()))
                .because("Flink reports an interval of "
                        + Figures.time(settings.get().interval())
                        + " and a minimum pause of "
                        + Figures.time(settings.get().minimumPause()) + ".")
                .because("Configured are " + Figures.time(configured.get()) + ".")
                .because("The application's ConfigurationType is DEFAULT."));
    }

    /** The service has seen what the code wanted. */
    private static Hypothesis told(Map<String, String> overridden) {
        String first = overridden.containsKey(INTERVAL)
                ? INTERVAL
                : overridden.keySet().stream().sorted().findFirst().orElse(INTERVAL);
        Hypothesis found = Hypothesis.of("service-config-overrides-code", 0.95)
                .severity(Severity.NOTICE)
                .with("settings", "what the service decides of " + first);
        Optional<Duration> wanted =
                Optional.ofNullable(overridden.get(INTERVAL)).flatMap(FlinkDuration::parse);
        if (wanted.isPresent()) {
            found = found.with("wanted", String.valueOf(wanted.get().toMillis()));
        }
        for (Map.Entry<String, String> setting : new TreeMap<>(overridden).entrySet()) {
            found = found.because(
                    "The code sets " + setting.getKey() + " to " + setting.getValue() + ", which has no effect.");
        }
        return found;
    }
}
