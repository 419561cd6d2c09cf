package dev.drey.diagnosis.detector;

import dev.drey.diagnosis.catalogue.MessagePattern.Within;
import dev.drey.diagnosis.evidence.Checkpoint;
import dev.drey.diagnosis.evidence.CheckpointSettings;
import dev.drey.diagnosis.evidence.Checkpoints;
import dev.drey.diagnosis.evidence.Home;
import dev.drey.diagnosis.evidence.Job;
import dev.drey.diagnosis.evidence.Vertex;
import dev.drey.diagnosis.signal.Acknowledgements;
import dev.drey.diagnosis.signal.Figures;
import dev.drey.diagnosis.signal.Growth;
import dev.drey.diagnosis.signal.Lag;
import dev.drey.diagnosis.signal.Pressure;
import dev.drey.diagnosis.signal.Restarts;
import dev.drey.diagnosis.signal.Silence;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is wrong to the eye. Says nothing of why. */
final class Symptoms {

    /** How many that complete make a failure before them history. */
    private static final int FORGIVEN_AFTER = 3;
    /** Tasks are deployed in seconds; slots that come later are still on their way. */
    private static final Duration TO_DEPLOY = Duration.ofSeconds(20);

    private final Case theCase;
    private final Map<Symptom, String> found = new EnumMap<>(Symptom.class);

    private Symptoms(Case theCase) {
        this.theCase = theCase;
    }

    static Map<Symptom, String> of(Case theCase) {
        Symptoms symptoms = new Symptoms(theCase);
        boolean byOrder =
                theCase.evidence().findHome().filter(Home::isChangedByOrder).isPresent();
        symptoms.start();
        symptoms.failures(byOrder);
        if (!byOrder) {
            symptoms.waitingTasks();
        }
        symptoms.failedCheckpoints();
        symptoms.slowCheckpoints();
        symptoms.missingCheckpoints();
        symptoms.load();
        return Map.copyOf(symptoms.found);
    }

    private void start() {
        List<Errors.Seen> starts = theCase.errors().within(Within.START);
        boolean none = theCase.job().isEmpty();
        if (!starts.isEmpty() && (none || starts.get(0).explains().contains(Symptom.DOWN))) {
            found.put(Symptom.NOT_STARTED, starts.get(0).sentence());
        } else if (!starts.isEmpty() && theCase.job().filter(Job::isRunning).isEmpty()) {
            found.put(Symptom.NOT_STARTED, starts.get(0).sentence());
        }
    }

    private void failures(boolean byOrder) {
        Restarts restarts = theCase.restarts();
        Optional<Restarts.Episode> latest = restarts.latest();
        if (restarts.isDown()) {
            found.put(
                    Symptom.DOWN, "The job is " + theCase.job().map(Job::state).orElse("FAILED") + ".");
        }
        boolean ended = theCase.job().filter(Job::isEndedInOrder).isPresent();
        latest.filter(episode -> !ended).ifPresent(episode -> {
            if (!episode.over() && !restarts.isDown() && !byOrder) {
                found.put(
                        Symptom.RESTARTS,
                        "The job failed " + Figures.count(episode.size()) + (episode.size() == 1 ? " time" : " times")
                                + " since " + episode.first().at() + ", last at "
                                + episode.last().at() + ".");
            } else if (!restarts.isDown()) {
                found.put(
                        Symptom.RESTARTED,
                        "The job last failed at " + episode.last().at() + " and has been steady since.");
            }
        });
    }

    private void waitingTasks() {
        Optional<Job> job = theCase.runningJob();
        long waiting = job.map(Job::vertices).orElse(List.of()).stream()
                .mapToLong(vertex -> vertex.count("CREATED") + vertex.count("SCHEDULED"))
                .sum();
        Optional<Instant> since = job.flatMap(found -> found.findTimeOf("RUNNING"));
        if (waiting > 0
                && since.isPresent()
                && Duration.between(since.get(), theCase.evidence().takenAt()).compareTo(TO_DEPLOY) > 0) {
            found.put(
                    Symptom.TASKS_WAIT,
                    waiting + " of "
                            + job.map(Job::vertices).orElse(List.of()).stream()
                                    .mapToInt(Vertex::parallelism)
                                    .sum()
                            + " tasks wait for a slot since " + since.get() + ".");
        }
    }

    private void failedCheckpoints() {
        Checkpoints checkpoints = theCase.evidence().checkpoints();
        List<Checkpoint> finished = checkpoints.history().stream()
                .filter(checkpoint -> !checkpoint.isInProgress() && !checkpoint.isSavepoint())
                .toList();
        long since = finished.stream().takeWhile(Checkpoint::isCompleted).count();
        List<Checkpoint> failed = checkpoints
                .failed()
                .filter(checkpoint -> !isConsequence(checkpoint))
                .toList();
        if (!failed.isEmpty()
                && since < FORGIVEN_AFTER
                && theCase.job().filter(Job::isEndedInOrder).isEmpty()) {
            long expired = failed.stream().filter(Checkpoint::isExpired).count();
            String all = failed.size() + " of the last " + finished.size() + " checkpoints failed";
            if (expired > 0) {
                found.put(Symptom.CHECKPOINTS_EXPIRE, all + ", " + expired + " of them for want of time.");
            }
            if (expired < failed.size()) {
                found.put(
                        Symptom.CHECKPOINTS_FAIL,
                        all + ": "
                                + failed.stream()
                                        .filter(checkpoint -> !checkpoint.isExpired())
                                        .map(Checkpoint::failure)
                                        .findFirst()
                                        .orElse("")
                                + (since > 0 ? " " + since + " completed since." : ""));
            }
        }
        checkpoints.history().stream()
                .filter(Checkpoint::isSavepoint)
                .findFirst()
                .filter(Checkpoint::isFailed)
                .ifPresent(savepoint -> found.put(
                        Symptom.SAVEPOINT_FAILS,
                        "Savepoint " + savepoint.id() + " of " + savepoint.triggeredAt() + " failed: "
                                + savepoint.failure()));
        theCase.errors().within(Within.CHECKPOINT).stream()
                .filter(seen -> seen.explains().equals(List.of(Symptom.SAVEPOINT_FAILS)))
                .findFirst()
                .ifPresent(seen -> found.putIfAbsent(Symptom.SAVEPOINT_FAILS, seen.sentence()));
    }

    /** What a checkpoint fails with because a task or the job failed; the failure is in the exception history. */
    private static boolean isConsequence(Checkpoint checkpoint) {
        String text = checkpoint.failure();
        return text.contains("suspending")
                || text.contains("shutdown")
                || text.contains("Task has failed")
                || text.contains("FailoverRegion")
                || text.contains("subsumed")
                || text.contains("The job has failed")
                || text.contains("Not all required tasks");
    }

    private void slowCheckpoints() {
        theCase.stages()
                .bottleneck()
                .filter(worst -> theCase.settings().isPresent() && isSlow(worst.millis()))
                .ifPresent(worst -> found.put(
                        Symptom.CHECKPOINTS_SLOW,
                        "Checkpoints spend " + Figures.time(worst.millis()) + " in "
                                + worst.stage().words() + " of "
                                + worst.at().vertex().shortName() + "."));
    }

    private boolean isSlow(double millis) {
        double interval = theCase.settings()
                .map(CheckpointSettings::interval)
                .map(Duration::toMillis)
                .orElse(Long.MAX_VALUE);
        // Who asks for a checkpoint every moment gets one after the other; that is no slowness of theirs.
        double least = interval < 1000 ? 3000 : 1000;
        return millis >= least && (millis >= 0.03 * interval || millis >= 30_000);
    }

    private void missingCheckpoints() {
        boolean quiet =
                Silence.isOverdue(theCase.evidence()) && theCase.runningJob().isPresent();
        if (quiet && !found.containsKey(Symptom.TASKS_WAIT)) {
            String since = Silence.sinceCompleted(theCase.evidence())
                    .map(Figures::time)
                    .orElse("long");
            found.put(
                    Symptom.CHECKPOINTS_MISSING,
                    "No checkpoint has completed for " + since + ", with an interval of "
                            + theCase.settings()
                                    .map(settings -> Figures.time(settings.interval()))
                                    .orElse("?")
                            + ".");
        }
        List<Checkpoint> waiting = Acknowledgements.unanswered(theCase.evidence());
        waiting.stream()
                .filter(Checkpoint::isInProgress)
                .findFirst()
                .filter(checkpoint -> quiet)
                .ifPresent(checkpoint -> found.put(
                        Symptom.STALLED,
                        "Checkpoint " + checkpoint.id() + " waits since " + checkpoint.triggeredAt() + " for "
                                + (checkpoint.subtasks() - checkpoint.acknowledged()) + " of "
                                + checkpoint.subtasks() + " subtasks."));
    }

    private void load() {
        theCase.pressure()
                .filter(Pressure::sourcesAreHighlyHeldUp)
                .ifPresent(pressure -> found.put(
                        Symptom.HELD_UP,
                        "Sources are held up for "
                                + Figures.percent(pressure.loads().stream()
                                        .filter(load -> load.vertex().isSource())
                                        .mapToDouble(Pressure.Load::heldUpMost)
                                        .filter(value -> !Double.isNaN(value))
                                        .max()
                                        .orElse(0))
                                + " of their time."));
        Lag.of(theCase.evidence()).stream()
                .filter(Lag::isGrowing)
                .findFirst()
                .ifPresent(lag -> found.put(
                        Symptom.LAGS,
                        lag.metric() + " of " + lag.source().shortName() + " is " + Figures.count(lag.latest())
                                + " and grows by " + Figures.count(lag.perSecond()) + " per second."));
        Growth.of(theCase.evidence())
                .filter(growth -> growth.isUnbroken() && growth.factor() >= 1.2)
                .ifPresent(growth -> found.put(
                        Symptom.STATE_GROWS,
                        "The state grew from " + Figures.bytes(growth.firstBytes()) + " to "
                                + Figures.bytes(growth.lastBytes()) + " in " + Figures.time(growth.over()) + "."));
    }
}
