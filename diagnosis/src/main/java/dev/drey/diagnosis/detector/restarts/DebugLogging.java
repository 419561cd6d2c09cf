package dev.drey.diagnosis.detector.restarts;

import dev.drey.diagnosis.catalogue.Severity;
import dev.drey.diagnosis.detector.Case;
import dev.drey.diagnosis.detector.Detector;
import dev.drey.diagnosis.detector.Hypothesis;
import dev.drey.diagnosis.detector.Place;
import dev.drey.diagnosis.detector.Symptom;
import dev.drey.diagnosis.evidence.LogEvent;
import dev.drey.diagnosis.evidence.ProcessLog;
import dev.drey.diagnosis.signal.Figures;
import dev.drey.diagnosis.signal.Frames;
import dev.drey.diagnosis.signal.TaskThreads;
import java.util.ArrayList;
import java.util.List;

/** Logs are written faster than a person could ever read: for each record, or at a level that is for the developer. */
public final class DebugLogging implements Detector {

    private static final double LINES_PER_SECOND = 200;
    private static final double BYTES_PER_SECOND = 256 * 1024;
    private static final double A_FLOOD = 4;

    @Override
    public List<Hypothesis> examine(Case theCase) {
        List<Hypothesis> found = new ArrayList<>();
        for (ProcessLog log : theCase.evidence().logs().processes()) {
            double seconds = log.volume().span().toMillis() / 1000.0;
            if (seconds < 2 || log.volume().total() < 2000) {
                continue;
            }
            double lines = log.volume().total() / seconds;
            double bytes = log.volume().bytes() / seconds;
            if (lines >= LINES_PER_SECOND || bytes >= BYTES_PER_SECOND) {
                found.add(hypothesis(theCase, log, lines, bytes));
                break;
            }
        }
        return found;
    }

    private static Hypothesis hypothesis(Case theCase, ProcessLog log, double lines, double bytes) {
        double debug =
                (double) (log.volume().of(LogEvent.Level.DEBUG) + log.volume().of(LogEvent.Level.TRACE))
                        / Math.max(1, log.volume().total());
        boolean flood = bytes >= A_FLOOD * BYTES_PER_SECOND || lines >= A_FLOOD * LINES_PER_SECOND;
        Hypothesis found = Hypothesis.of("debug-logging", flood ? 0.8 : 0.6)
                .at(Place.host(log.process()))
                .severity(flood ? Severity.WARNING : Severity.NOTICE)
                .explains(Symptom.HELD_UP, Symptom.LAGS)
                .with("rate", Figures.bytes(bytes) + "/s")
                .because(log.process() + " writes " + Figures.count(lines) + " lines and " + Figures.bytes(bytes)
                        + " of log per second.");
        if (debug > 0.2) {
            found = found.because(Figures.percent(debug) + " of the lines are at DEBUG or TRACE.", 0.15);
        }
        double logging = TaskThreads.share(
                theCase.threads().all().stream()
                        .filter(sample -> !sample.isIdle())
                        .toList(),
                sample -> Frames.isLogging(sample.stack().frames()));
        return logging > 0.1
                ? found.because("In " + Figures.percent(logging) + " of the samples a task is writing a line.", 0.1)
                : found;
    }
}
