package dev.drey.diagnosis.detector.restarts;

import dev.drey.diagnosis.catalogue.Severity;
import dev.drey.diagnosis.detector.Case;
import dev.drey.diagnosis.detector.Detector;
import dev.drey.diagnosis.detector.Hypothesis;
import dev.drey.diagnosis.detector.Place;
import dev.drey.diagnosis.detector.Symptom;
import dev.drey.diagnosis.evidence.Home;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The service had to bring the cluster back. The job that runs now is another one, which knows nothing of that: it never failed.
 * What a job manager says itself of a lost leadership is found as all standard messages are.
 */
public final class JobManagerLost implements Detector {

    private static final Duration RECENT = Duration.ofMinutes(5);
    private static final Duration REMEMBERED = Duration.ofHours(1);
    private static final int OFTEN = 3;

    @Override
    public List<Hypothesis> examine(Case theCase) {
        Instant now = theCase.evidence().takenAt();
        List<Home.Recovery> recoveries = theCase.evidence().findHome().map(Home::recoveries).orElse(List.of()).stream()
                .filter(recovery -> recovery.at().isAfter(now.minus(REMEMBERED)))
                .toList();
        if (recoveries.isEmpty()) {
            return List.of();
        }
        Home.Recovery last = recoveries.get(0);
        boolean current = last.at().isAfter(now.minus(RECENT));
        boolean often = recoveries.size() >= OFTEN;
        Hypothesis found = Hypothesis.of("jobmanager-lost", 0.75)
                .at(Place.job().since(last.at()))
                .severity(often ? Severity.CRITICAL : current ? Severity.WARNING : Severity.NOTICE)
                .explains(Symptom.RESTARTED, Symptom.DOWN)
                .because("The service brought the application back at " + last.at() + ", because " + last.reason()
                        + ".");
        return List.of(
                recoveries.size() > 1
                        ? found.because("It did so " + recoveries.size() + " times within the last hour.", 0.1)
                        : found);
    }
}
