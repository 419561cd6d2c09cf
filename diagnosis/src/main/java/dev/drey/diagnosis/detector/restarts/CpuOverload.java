package dev.drey.diagnosis.detector.restarts;

import dev.drey.diagnosis.detector.Blame;
import dev.drey.diagnosis.detector.Case;
import dev.drey.diagnosis.detector.Detector;
import dev.drey.diagnosis.detector.Hypothesis;
import dev.drey.diagnosis.signal.Figures;
import dev.drey.diagnosis.signal.Frames;
import dev.drey.diagnosis.signal.MemoryUse;
import dev.drey.diagnosis.signal.TaskThreads;
import java.util.List;
import java.util.Optional;

/** The processors have no time left, and it is the program's own code that takes it. */
public final class CpuOverload implements Detector {

    private static final double SATURATED = 0.85;
    private static final double COLLECTING = 0.3;

    @Override
    public List<Hypothesis> examine(Case theCase) {
        Optional<Blame.Culprit> culprit =
                Blame.culprit(theCase).filter(found -> found.load().isBusy());
        if (culprit.isEmpty() || culprit.get().load().isUneven()) {
            return List.of();
        }
        List<TaskThreads.Sample> working = Blame.atWork(theCase, culprit.get().vertex());
        double running = TaskThreads.share(
                working,
                sample -> sample.doing() == Frames.Doing.RUNNING
                        && sample.findUsersFrame().isPresent()
                        && !Frames.isLogging(sample.stack().frames()));
        double processor = Blame.loadOfHosts(theCase);
        boolean collecting = theCase.evidence().cluster().taskManagers().stream()
                .anyMatch(taskManager ->
                        MemoryUse.collecting(taskManager.metrics()).orElse(0) > COLLECTING);
        double demand = Blame.demandOfHosts(theCase);
        if (collecting || (processor < SATURATED && running < 0.5)) {
            return List.of();
        }
        Hypothesis found = Blame.of("cpu-overload", 0.35, theCase, culprit.get());
        if (processor >= SATURATED) {
            found = found.because("The processors of its host are loaded to " + Figures.percent(processor) + ".", 0.3);
        } else if (demand >= SATURATED) {
            found = found.because(
                    "The tasks of its host that compute would take " + Figures.percent(demand) + " of its processors.",
                    0.25);
        } else {
            found = found.but("The processors of its host have time left.", 0.05);
        }
        if (!working.isEmpty() && running >= 0.5) {
            String frame = TaskThreads.commonFrame(working).map(Frames::shortly).orElse("the program's own code");
            found = found.because(
                            "In " + Figures.percent(running) + " of " + working.size()
                                    + " samples its thread computes in " + frame + ".",
                            0.2)
                    .with("frame", frame);
        }
        return List.of(found);
    }
}
