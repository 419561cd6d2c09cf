package dev.drey.diagnosis.detector.restarts;

import dev.drey.diagnosis.catalogue.Severity;
import dev.drey.diagnosis.detector.Case;
import dev.drey.diagnosis.detector.Detector;
import dev.drey.diagnosis.detector.Errors;
import dev.drey.diagnosis.detector.Hypothesis;
import dev.drey.diagnosis.detector.Loss;
import dev.drey.diagnosis.detector.Symptom;
import dev.drey.diagnosis.evidence.LogEvent;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Task managers lost each other, or the job manager lost several at once, and all of them live on. */
public final class NetworkPartition implements Detector {

    private static final Pattern LOST = Pattern.compile("Lost connection to task manager '([^']*)'"
            + "|Sending the partition request to '([^']*)'?.*failed|PartitionNotFoundException|Partition \\S+ not found"
            + "|LocalTransportException|Connection reset by peer");

    @Override
    public List<Hypothesis> examine(Case theCase) {
        Optional<Errors.Seen> failure = theCase.errors().latestFailure();
        boolean lost = failure.filter(seen -> seen.error().mentions("TransportException")
                        || seen.error().mentions("PartitionNotFound"))
                .filter(seen -> LOST.matcher(seen.error().text()).find())
                .isPresent();
        long silent = theCase.evidence()
                .logs()
                .ofJobManager()
                .map(LogEvent::message)
                .map(Loss::in)
                .flatMap(Optional::stream)
                .filter(loss -> loss.kind() == Loss.Kind.SILENT)
                .distinct()
                .count();
        boolean several = silent > 1
                && failure.flatMap(seen -> Loss.of(seen.error()))
                        .filter(loss -> loss.kind() == Loss.Kind.SILENT)
                        .isPresent();
        if (failure.isEmpty() || !(lost || several)) {
            return List.of();
        }
        Errors.Seen seen = failure.get();
        boolean gone = theCase.evidence()
                .logs()
                .ofJobManager()
                .map(LogEvent::message)
                .flatMap(message -> Loss.in(message).stream())
                .anyMatch(loss -> loss.kind() == Loss.Kind.UNREACHABLE);
        Hypothesis found = Hypothesis.of("network-partition", 0.65)
                .at(seen.place())
                .severity(seen.current() ? Severity.CRITICAL : Severity.NOTICE)
                .explains(seen.explains().toArray(Symptom[]::new))
                .because(seen.sentence() + " "
                        + seen.error().deepest().headline().replaceAll("\\s+", " "));
        if (several) {
            found = found.because("The job manager lost the heartbeats of " + silent + " task managers.", 0.1);
        }
        return List.of(
                gone
                        ? found.but("The job manager found a task manager gone, which explains its silence.", 0.3)
                        : found.because("No task manager was found gone.", 0.1));
    }
}
