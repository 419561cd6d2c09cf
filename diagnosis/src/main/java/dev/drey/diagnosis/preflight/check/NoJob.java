package dev.drey.diagnosis.preflight.check;

import dev.drey.diagnosis.catalogue.Severity;
import dev.drey.diagnosis.detector.Hypothesis;
import dev.drey.diagnosis.detector.Symptom;
import dev.drey.diagnosis.preflight.Blueprint;
import dev.drey.diagnosis.preflight.Check;
import java.util.List;
import java.util.stream.Collectors;

/** A program that makes no job, more than one, or does not come to its end. */
public final class NoJob implements Check {

    private static final int MOST_FRAMES = 4;

    @Override
    public List<Hypothesis> examine(Blueprint blueprint) {
        return switch (blueprint.outcome()) {
            case NO_JOB ->
                List.of(of("no-operators")
                        .with("message", "main() returns and has executed none")
                        .because("main() of " + blueprint.mainClass() + " came to its end without execute()."));
            case SEVERAL_JOBS -> List.of(of("several-jobs").because(blueprint.message()));
            case UNENDING -> List.of(unending(blueprint));
            case JOB, FAILED -> List.of();
        };
    }

    private static Hypothesis unending(Blueprint blueprint) {
        String waits = blueprint
                .waitsAt()
                .lines()
                .map(frame -> frame.replaceFirst("^[^(]*/", ""))
                .filter(frame -> !frame.startsWith("jdk.internal."))
                .limit(MOST_FRAMES)
                .collect(Collectors.joining(" < "));
        Hypothesis found = of("main-method-failed")
                .with("error", "it has not come to its end")
                .because("main() of " + blueprint.mainClass() + " was still under way when its time was over, at "
                        + waits + ".");
        return blueprint.hasJob()
                ? found.severity(Severity.WARNING)
                        .because("It has executed its job, which begins only when main() returns.")
                : found;
    }

    private static Hypothesis of(String cause) {
        return Hypothesis.of(cause, 0.95).severity(Severity.CRITICAL).explains(Symptom.NOT_STARTED);
    }
}
