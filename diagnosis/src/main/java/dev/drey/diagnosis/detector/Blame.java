package dev.drey.diagnosis.detector;

import dev.drey.diagnosis.catalogue.Severity;
import dev.drey.diagnosis.evidence.Stage;
import dev.drey.diagnosis.evidence.Subtask;
import dev.drey.diagnosis.evidence.TaskManager;
import dev.drey.diagnosis.evidence.Vertex;
import dev.drey.diagnosis.signal.Figures;
import dev.drey.diagnosis.signal.Frames;
import dev.drey.diagnosis.signal.MemoryUse;
import dev.drey.diagnosis.signal.Pressure;
import dev.drey.diagnosis.signal.StageTimes;
import dev.drey.diagnosis.signal.TaskThreads;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What several detectors of held-up jobs ask: who holds the others up, and what comes of it. */
public final class Blame {

    private Blame() {}

    /**
     * An operator that holds up the job.
     *
     * @param heldUp how much what feeds it is held up, 0 to 1; 0 where it is itself a busy source
     */
    public record Culprit(Pressure.Load load, double heldUp) {

        /** The operator. */
        public Vertex vertex() {
            return load.vertex();
        }

        /** A sentence with figures. */
        public String words() {
            String busy = Double.isNaN(load.busyMost())
                    ? ""
                    : " is busy for " + Figures.percent(load.busyMost()) + " of its time";
            return vertex().shortName()
                    + busy
                    + (heldUp > 0 ? ", and what feeds it is held up for " + Figures.percent(heldUp) + "." : ".");
        }
    }

    /** The operator that holds the others up, or the busiest where the chain has no other. */
    public static Optional<Culprit> culprit(Case theCase) {
        return theCase.pressure()
                .flatMap(pressure -> pressure.culprit()
                        .map(load -> new Culprit(load, pressure.heldUpBefore(load)))
                        .or(() -> pressure.busy().stream()
                                .filter(load -> !load.isHeldUp())
                                .max((one, other) -> Double.compare(one.busyMost(), other.busyMost()))
                                .map(load -> new Culprit(load, 0))))
                // Tasks that are being restored count as busy, and do nothing yet.
                .filter(culprit -> culprit.vertex().count("INITIALIZING") == 0);
    }

    /** What a job that is held up suffers, as far as it shows. */
    public static Set<Symptom> suffered(Case theCase) {
        Set<Symptom> all = EnumSet.of(Symptom.HELD_UP, Symptom.LAGS);
        boolean waitsForBarriers = theCase.stages()
                .bottleneck()
                .filter(worst -> worst.stage() == Stage.START_DELAY || worst.stage() == Stage.ALIGNMENT)
                .isPresent();
        if (waitsForBarriers || theCase.stages().bottleneck().isEmpty() || theCase.shows(Symptom.CHECKPOINTS_EXPIRE)) {
            all.addAll(EnumSet.of(
                    Symptom.CHECKPOINTS_EXPIRE,
                    Symptom.CHECKPOINTS_SLOW,
                    Symptom.CHECKPOINTS_MISSING,
                    Symptom.STALLED));
        }
        all.retainAll(theCase.symptoms().keySet());
        return all;
    }

    /** A job that merely works hard suffers nothing; one that lags or loses checkpoints does. */
    public static Severity severity(Case theCase) {
        Set<Symptom> suffered = suffered(theCase);
        if (suffered.contains(Symptom.CHECKPOINTS_EXPIRE) || suffered.contains(Symptom.LAGS)) {
            return Severity.WARNING;
        }
        return suffered.contains(Symptom.CHECKPOINTS_SLOW)
                ? theCase.stages()
                        .bottleneck()
                        .flatMap(worst -> theCase.weightOf(worst.millis()))
                        .orElse(Severity.NOTICE)
                : suffered.contains(Symptom.CHECKPOINTS_MISSING) ? Severity.WARNING : Severity.NOTICE;
    }

    /** The hypothesis with what all of them have in common. */
    public static Hypothesis of(String cause, double sure, Case theCase, Culprit culprit) {
        Hypothesis found = Hypothesis.of(cause, sure)
                .at(Place.of(culprit.vertex()))
                .severity(severity(theCase))
                .explains(suffered(theCase).toArray(Symptom[]::new))
                .because(culprit.words());
        Optional<StageTimes.Bottleneck> worst = theCase.stages()
                .bottleneck()
                .filter(stage -> stage.stage() == Stage.START_DELAY && stage.millis() >= 1000);
        return worst.isPresent()
                ? found.because("Barriers wait " + Figures.time(worst.get().millis()) + " before "
                        + worst.get().at().vertex().shortName() + " sees them.")
                : found;
    }

    /** Of what the operator's threads did, the samples in which it worked on records. */
    public static List<TaskThreads.Sample> atWork(Case theCase, Vertex vertex) {
        return theCase.threads().of(vertex).stream()
                .filter(sample -> !sample.isIdle() && !sample.isHeldUp())
                .toList();
    }

    /** The loads of all task managers on the fullest host together, as a share of its processors; 0 when unknown. */
    public static double loadOfHosts(Case theCase) {
        Map<String, Double> byHost = new HashMap<>();
        for (TaskManager taskManager : theCase.evidence().cluster().taskManagers()) {
            MemoryUse.processor(taskManager.metrics())
                    .ifPresent(load -> byHost.merge(taskManager.host(), load, Double::sum));
        }
        return Math.min(
                1,
                byHost.values().stream().mapToDouble(Double::doubleValue).max().orElse(0));
    }

    /**
     * How many processors the busy subtasks of one host would take if they had them, over how many it has, on the fullest
     * host; 0 when unknown. Unlike the load it also tells on a machine that others use too.
     */
    public static double demandOfHosts(Case theCase) {
        Map<String, Double> wanted = new HashMap<>();
        Map<String, Integer> processors = new HashMap<>();
        Map<String, String> hosts = new HashMap<>();
        for (TaskManager taskManager : theCase.evidence().cluster().taskManagers()) {
            hosts.put(taskManager.id(), taskManager.host());
            processors.merge(taskManager.host(), taskManager.cpuCores(), Math::max);
        }
        for (Vertex vertex : theCase.job().map(job -> job.vertices()).orElse(List.of())) {
            for (Subtask subtask : vertex.subtasks()) {
                String host = hosts.getOrDefault(subtask.taskManagerId() == null ? "" : subtask.taskManagerId(), "");
                wanted.merge(host, subtask.busy().orElse(0) * computing(theCase, vertex, subtask), Double::sum);
            }
        }
        return wanted.entrySet().stream()
                .filter(entry -> processors.getOrDefault(entry.getKey(), 0) > 0)
                .mapToDouble(entry -> entry.getValue() / processors.getOrDefault(entry.getKey(), 1))
                .max()
                .orElse(0);
    }

    /** Of the samples in which it worked, the share in which it computed; 0 without samples. */
    private static double computing(Case theCase, Vertex vertex, Subtask subtask) {
        return TaskThreads.share(
                theCase.threads().of(vertex, subtask.index()).stream()
                        .filter(sample -> !sample.isIdle() && !sample.isHeldUp())
                        .toList(),
                sample -> sample.doing() == Frames.Doing.RUNNING);
    }
}
