package dev.drey.diagnosis.detector.checkpoints;

import dev.drey.diagnosis.catalogue.MessagePattern.Within;
import dev.drey.diagnosis.catalogue.Severity;
import dev.drey.diagnosis.detector.Case;
import dev.drey.diagnosis.detector.Detector;
import dev.drey.diagnosis.detector.Errors;
import dev.drey.diagnosis.detector.Hypothesis;
import dev.drey.diagnosis.detector.StorageTrouble;
import dev.drey.diagnosis.detector.Symptom;
import dev.drey.diagnosis.evidence.Absence;
import dev.drey.diagnosis.evidence.Checkpoint;
import dev.drey.diagnosis.signal.Figures;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The store of checkpoints answers with errors: it denies, throttles, is full, or is broken. Flink's REST API says only
 * that the asynchronous part failed; which of these it is stands in the logs.
 */
public final class StorageErrors implements Detector {

    private static final int LONGEST = 300;

    @Override
    public List<Hypothesis> examine(Case theCase) {
        Map<StorageTrouble, List<Errors.Seen>> troubles = new EnumMap<>(StorageTrouble.class);
        for (Errors.Seen seen : theCase.errors().within(Within.CHECKPOINT)) {
            StorageTrouble.of(seen.error())
                    .ifPresent(told -> troubles.computeIfAbsent(told.trouble(), none -> new ArrayList<>())
                            .add(seen));
        }
        List<Hypothesis> found = new ArrayList<>();
        troubles.forEach((trouble, seen) -> found.add(hypothesis(theCase, trouble, seen)));
        if (found.isEmpty() && theCase.shows(Symptom.CHECKPOINTS_FAIL)) {
            withoutLog(theCase, found);
        }
        return found;
    }

    private static Hypothesis hypothesis(Case theCase, StorageTrouble trouble, List<Errors.Seen> seen) {
        Errors.Seen newest = seen.get(0);
        StorageTrouble.Told told = StorageTrouble.of(newest.error()).orElseThrow();
        boolean now = theCase.shows(Symptom.CHECKPOINTS_FAIL) || theCase.shows(Symptom.SAVEPOINT_FAILS);
        Severity grave = theCase.completes() ? Severity.WARNING : Severity.CRITICAL;
        String headline = told.link().headline().replaceAll("\\s+", " ");
        // Where savepoints are to go is a place of its own, and a savepoint that fails a cause of its own.
        boolean savepointsOnly = theCase.shows(Symptom.SAVEPOINT_FAILS)
                && !theCase.shows(Symptom.CHECKPOINTS_FAIL)
                && theCase.completes();
        double sure = trouble == StorageTrouble.BROKEN ? 0.8 : 0.92;
        Hypothesis found = Hypothesis.of(trouble.cause(), savepointsOnly ? sure / 2 : sure)
                .at(newest.place())
                .severity(now || theCase.shows(Symptom.RESTARTS) ? grave : Severity.NOTICE)
                .explains(Symptom.CHECKPOINTS_FAIL, Symptom.CHECKPOINTS_MISSING, Symptom.SAVEPOINT_FAILS)
                .with("error", headline.length() > LONGEST ? headline.substring(0, LONGEST) + "…" : headline)
                .because(newest.sentence() + " " + headline)
                .because("Such errors are in the logs of " + Figures.count(distinct(seen)) + " failed "
                        + (distinct(seen) == 1 ? "checkpoint." : "checkpoints."));
        return failsTheJob(theCase) ? found.explains(Symptom.RESTARTS, Symptom.DOWN, Symptom.RESTARTED) : found;
    }

    private static long distinct(List<Errors.Seen> seen) {
        return seen.stream().map(Errors.Seen::sentence).distinct().count();
    }

    private static boolean failsTheJob(Case theCase) {
        return theCase.errors()
                .latestFailure()
                .filter(seen -> seen.error().mentions("tolerable failure threshold"))
                .isPresent();
    }

    /** Flink's text narrows it down to a store or a serializer, and no further. */
    private static void withoutLog(Case theCase, List<Hypothesis> into) {
        boolean noLog = theCase.evidence().lacks(Absence.Kind.JOB_MANAGER_LOG);
        theCase.evidence()
                .checkpoints()
                .failed()
                .map(Checkpoint::failure)
                .filter(text -> text.contains("Asynchronous task checkpoint failed")
                        || text.contains("IO-problem")
                        || text.contains("finalize"))
                .findFirst()
                .filter(text -> noLog || theCase.checkpointErrors().all().isEmpty())
                .ifPresent(text -> into.add(Hypothesis.of("object-store-errors", 0.35)
                        .explains(Symptom.CHECKPOINTS_FAIL, Symptom.CHECKPOINTS_MISSING)
                        .because("Checkpoints fail with “" + text + "”")
                        .but("The logs with the cause are not at hand, so that a serializer is as possible.", 0)));
    }
}
