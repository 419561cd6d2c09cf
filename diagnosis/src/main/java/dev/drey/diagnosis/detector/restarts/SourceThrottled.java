package dev.drey.diagnosis.detector.restarts;

import dev.drey.diagnosis.catalogue.Severity;
import dev.drey.diagnosis.detector.Case;
import dev.drey.diagnosis.detector.Detector;
import dev.drey.diagnosis.detector.Hypothesis;
import dev.drey.diagnosis.detector.Place;
import dev.drey.diagnosis.detector.Symptom;
import dev.drey.diagnosis.evidence.LogEvent;
import dev.drey.diagnosis.signal.Figures;
import dev.drey.diagnosis.signal.Lag;
import dev.drey.diagnosis.signal.Pressure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The source could read more and nothing holds it up, but what it reads from gives no more. */
public final class SourceThrottled implements Detector {

    private static final Pattern TOLD = Pattern.compile(
            "ReadProvisionedThroughputExceeded|ProvisionedThroughputExceededException|Retries exceeded for getRecords"
                    + "|Got (?:recoverable|retriable) .*?(?:ProvisionedThroughput|LimitExceeded)"
                    + "|(?:getRecords|subscribeToShard|GetShardIterator|DescribeStream|ListShards).*(?:[Tt]hrottl|LimitExceeded)"
                    + "|fetch.*throttl(?:ed|e_time)",
            Pattern.DOTALL);
    private static final Pattern OF_WRITING =
            Pattern.compile("[Pp]utRecord|WriteProvisioned|[Ss]ink|producer|Producer|KPL|persist", Pattern.DOTALL);

    @Override
    public List<Hypothesis> examine(Case theCase) {
        List<LogEvent> told = theCase.evidence()
                .logs()
                .all()
                .filter(event -> event.level().compareTo(LogEvent.Level.WARN) >= 0)
                .filter(event -> TOLD.matcher(text(event)).find()
                        && !OF_WRITING.matcher(text(event)).find())
                .toList();
        boolean failed = theCase.errors()
                .latestFailure()
                .filter(seen -> TOLD.matcher(seen.error().text()).find()
                        && !OF_WRITING.matcher(seen.error().text()).find())
                .isPresent();
        List<Hypothesis> found = new ArrayList<>();
        Optional<Lag> starving = starving(theCase);
        if (!told.isEmpty() || failed || starving.isPresent()) {
            found.add(hypothesis(theCase, told, failed, starving));
        }
        return found;
    }

    private static Hypothesis hypothesis(Case theCase, List<LogEvent> told, boolean failed, Optional<Lag> starving) {
        Hypothesis found = Hypothesis.of("source-throttled", told.isEmpty() && !failed ? 0.5 : 0.8)
                .severity(failed && !theCase.shows(Symptom.RESTARTED) ? Severity.CRITICAL : Severity.WARNING)
                .explains(Symptom.LAGS, Symptom.STALLED);
        if (!told.isEmpty()) {
            LogEvent last = told.get(told.size() - 1);
            found = found.because("The logs tell " + Figures.count(told.size())
                    + " times that reading was throttled, last at " + last.at() + ": "
                    + last.message().lines().findFirst().orElse(""));
        }
        if (failed) {
            found = found.explains(Symptom.RESTARTS, Symptom.DOWN, Symptom.RESTARTED)
                    .because(
                            "The job failed for it: "
                                    + theCase.errors()
                                            .latestFailure()
                                            .orElseThrow()
                                            .error()
                                            .deepest()
                                            .headline(),
                            0.1);
        }
        if (starving.isPresent()) {
            Lag lag = starving.get();
            found = found.at(Place.of(lag.source()))
                    .because(
                            lag.metric() + " of " + lag.source().shortName()
                                    + " grows, while it is neither busy nor held up.",
                            0.1);
        }
        return found;
    }

    private static Optional<Lag> starving(Case theCase) {
        return Lag.of(theCase.evidence()).stream()
                .filter(Lag::isGrowing)
                .filter(lag -> theCase.pressure()
                        .flatMap(pressure -> pressure.find(lag.source()))
                        .filter(SourceThrottled::isAtRest)
                        .isPresent())
                .findFirst();
    }

    private static boolean isAtRest(Pressure.Load load) {
        return !load.isHeldUp() && load.busyMost() < 0.3;
    }

    private static String text(LogEvent event) {
        return event.message()
                + event.findError().map(error -> "\n" + error.text()).orElse("");
    }
}
