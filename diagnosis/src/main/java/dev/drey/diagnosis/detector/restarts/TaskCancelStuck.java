package dev.drey.diagnosis.detector.restarts;

import dev.drey.diagnosis.detector.Case;
import dev.drey.diagnosis.detector.Detector;
import dev.drey.diagnosis.detector.Hypothesis;
import dev.drey.diagnosis.detector.Place;
import dev.drey.diagnosis.detector.Symptom;
import dev.drey.diagnosis.evidence.LogEvent;
import dev.drey.diagnosis.evidence.ProcessLog;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A task manager has ended itself because a task of its did not end. Only its own log tells; the job's failure history has what
 * the task was cancelled for, and the loss of the process, if that.
 */
public final class TaskCancelStuck implements Detector {

    private static final Pattern WORDS = Pattern.compile("Task did not exit gracefully within \\d+");
    private static final Duration REMEMBERED = Duration.ofHours(1);

    @Override
    public List<Hypothesis> examine(Case theCase) {
        return theCase.evidence()
                .logs()
                .all()
                .filter(line -> !line.process().startsWith(ProcessLog.JOB_MANAGER))
                .filter(line -> WORDS.matcher(line.message()).find())
                .filter(line -> line.at().isAfter(theCase.evidence().takenAt().minus(REMEMBERED)))
                .reduce((older, newer) -> newer)
                .map(line -> List.of(hypothesis(line)))
                .orElse(List.of());
    }

    private static Hypothesis hypothesis(LogEvent line) {
        return Hypothesis.of("task-cancel-stuck", 0.93)
                .at(Place.host(line.process()).since(line.at()))
                .explains(Symptom.RESTARTS, Symptom.TASKS_WAIT, Symptom.DOWN)
                .because("The log of " + line.process() + " tells at " + line.at() + ": "
                        + line.message().lines().findFirst().orElse("") + " Then the whole process ends.");
    }
}
