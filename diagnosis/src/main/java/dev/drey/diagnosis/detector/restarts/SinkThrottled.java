package dev.drey.diagnosis.detector.restarts;

import dev.drey.diagnosis.catalogue.Severity;
import dev.drey.diagnosis.detector.Blame;
import dev.drey.diagnosis.detector.Case;
import dev.drey.diagnosis.detector.Detector;
import dev.drey.diagnosis.detector.Hypothesis;
import dev.drey.diagnosis.detector.Place;
import dev.drey.diagnosis.detector.Symptom;
import dev.drey.diagnosis.evidence.Job;
import dev.drey.diagnosis.evidence.LogEvent;
import dev.drey.diagnosis.evidence.Vertex;
import dev.drey.diagnosis.signal.Figures;
import dev.drey.diagnosis.signal.TaskThreads;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the job writes to takes no more: requests are refused in part and tried again, mostly without any exception. */
public final class SinkThrottled implements Detector {

    private static final Pattern TOLD = Pattern.compile(
            "Sink failed to write and will retry \\d+ entries|WriteProvisionedThroughputExceeded"
                    + "|(?:[Pp]utRecord|[Pp]roducer|[Ss]ink|persist|BatchWriteItem|PutRecordBatch).*(?:ProvisionedThroughputExceeded|[Tt]hrottl|SlowDown|TooManyRequests|429)"
                    + "|(?:ProvisionedThroughputExceeded|[Tt]hrottl).*(?:[Pp]utRecord|[Pp]roducer|[Ss]ink|persist|BatchWriteItem)"
                    + "|KinesisStreamsFailFastException|KinesisFirehoseFailFastException|DynamoDbSinkFailFastException",
            Pattern.DOTALL);

    @Override
    public List<Hypothesis> examine(Case theCase) {
        List<LogEvent> told = theCase.evidence()
                .logs()
                .all()
                .filter(event -> event.level().compareTo(LogEvent.Level.WARN) >= 0)
                .filter(event -> TOLD.matcher(text(event)).find())
                .toList();
        boolean failed = theCase.errors()
                .latestFailure()
                .filter(seen -> TOLD.matcher(seen.error().text()).find())
                .isPresent();
        Optional<Vertex> waiting = theCase.job().map(Job::vertices).orElse(List.of()).stream()
                .filter(vertex -> TaskThreads.share(theCase.threads().of(vertex), SinkThrottled::waitsForRoom) >= 0.5)
                .findFirst();
        double sendErrors = theCase.job().map(Job::vertices).orElse(List.of()).stream()
                .mapToDouble(vertex -> vertex.metrics()
                        .maximumEndingWith("numRecordsSendErrors.sum")
                        .orElse(0))
                .max()
                .orElse(0);
        boolean refused = waiting.isPresent() && sendErrors > 0;
        if (told.isEmpty() && !failed && !refused) {
            return List.of();
        }
        Hypothesis found = told(theCase, told, failed);
        if (sendErrors > 0) {
            found = found.because(
                    "Its sink counts " + Figures.count(sendErrors) + " records that it could not send.", 0.05);
        }
        Optional<Vertex> sink = waiting.or(() -> Blame.culprit(theCase).map(Blame.Culprit::vertex));
        return List.of(sink.isPresent() ? found.at(Place.of(sink.get())) : found);
    }

    private static Hypothesis told(Case theCase, List<LogEvent> told, boolean failed) {
        Hypothesis found = Hypothesis.of("sink-throttled", told.isEmpty() && !failed ? 0.6 : 0.82)
                .severity(failed && !theCase.shows(Symptom.RESTARTED) ? Severity.CRITICAL : Severity.WARNING)
                .explains(
                        Symptom.HELD_UP,
                        Symptom.LAGS,
                        Symptom.CHECKPOINTS_SLOW,
                        Symptom.CHECKPOINTS_EXPIRE,
                        Symptom.STALLED);
        if (!told.isEmpty()) {
            LogEvent last = told.get(told.size() - 1);
            found = found.because("The logs tell " + Figures.count(told.size())
                    + " times that writing was refused, last at " + last.at() + ": "
                    + last.message().lines().findFirst().orElse(""));
        }
        return failed
                ? found.explains(Symptom.RESTARTS, Symptom.DOWN, Symptom.RESTARTED)
                        .because(
                                "The job failed for it: "
                                        + theCase.errors()
                                                .latestFailure()
                                                .orElseThrow()
                                                .error()
                                                .deepest()
                                                .headline(),
                                0.1)
                : found;
    }

    private static boolean waitsForRoom(TaskThreads.Sample sample) {
        return sample.stack().frames().stream().anyMatch(frame -> frame.contains("AsyncSinkWriter"))
                && (sample.isIn("yieldToDownstream") || sample.isIn("yield"));
    }

    private static String text(LogEvent event) {
        return event.message()
                + event.findError().map(error -> "\n" + error.text()).orElse("");
    }
}
