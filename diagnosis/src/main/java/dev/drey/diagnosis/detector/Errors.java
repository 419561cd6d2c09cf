package dev.drey.diagnosis.detector;

import dev.drey.diagnosis.catalogue.MessagePattern.Within;
import dev.drey.diagnosis.evidence.ErrorChain;
import dev.drey.diagnosis.evidence.Evidence;
import dev.drey.diagnosis.evidence.Failure;
import dev.drey.diagnosis.evidence.Home;
import dev.drey.diagnosis.evidence.LogEvent;
import dev.drey.diagnosis.signal.CheckpointErrors;
import dev.drey.diagnosis.signal.CheckpointErrors.CheckpointError;
import dev.drey.diagnosis.signal.Restarts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** All errors that were seen, and what each of them is evidence of. */
public final class Errors {

    private static final Pattern OF_A_START = Pattern.compile(
            "Could not execute application|ProgramInvocationException|ApplicationExecutionException|ApplicationFailedException"
                    + "|Job(?:Submission|Initialization)Exception|Failed to submit job|Application failed unexpectedly"
                    + "|initiali[sz]ation failed|Could not start cluster entrypoint|Fatal error occurred while executing the"
                    + "|terminated by ApplicationExecutionException|Error while running the (?:job|application)"
                    + "|Cannot instantiate the coordinator|StandaloneApplicationClusterEntryPoint");
    private static final Pattern OF_A_SAVEPOINT = Pattern.compile("[Ss]avepoint|stop-with-savepoint|stopWithSavepoint");

    private final List<Seen> all;

    /**
     * One error.
     *
     * @param within what it is evidence of
     * @param sentence where it was seen, to be completed by its headline
     * @param current whether what it belongs to goes on
     * @param explains what it would explain
     */
    public record Seen(
            Within within,
            Instant at,
            ErrorChain error,
            Place place,
            String sentence,
            boolean current,
            List<Symptom> explains) {

        /** Keeps a copy. */
        public Seen {
            explains = List.copyOf(explains);
        }
    }

    private Errors(List<Seen> all) {
        this.all = all;
    }

    static Errors of(Evidence evidence, Restarts restarts, CheckpointErrors checkpoints) {
        List<Seen> seen = new ArrayList<>();
        boolean newest = true;
        // What fails while somebody has the application stopped or changed is part of that.
        boolean byOrder = evidence.findHome().filter(Home::isChangedByOrder).isPresent();
        List<Restarts.Episode> episodes = new ArrayList<>(restarts.episodes());
        java.util.Collections.reverse(episodes);
        for (Restarts.Episode episode : episodes) {
            boolean current = newest && !episode.over() && !byOrder;
            addEpisode(episode, current, restarts.isDown() && newest, seen);
            newest = false;
        }
        checkpoints.all().forEach(error -> seen.add(ofCheckpoint(error)));
        evidence.logs().all().forEach(event -> addLog(event, evidence, seen));
        evidence.findHome().ifPresent(home -> addHome(home, seen));
        return new Errors(seen);
    }

    /** The first failure is the cause; where it is but a wrapper, what it wraps. */
    private static void addEpisode(Restarts.Episode episode, boolean current, boolean down, List<Seen> into) {
        Failure first = episode.first();
        List<Symptom> explains = explains(first, current, down);
        String often = episode.isLoop() ? "The first of " + episode.size() + " failures in a row" : "The failure";
        into.add(new Seen(
                Within.FAILURE,
                first.at(),
                Restarts.error(first),
                place(first),
                often + " at " + first.at() + " was",
                current || down,
                explains));
        for (Failure other : first.concurrent()) {
            into.add(new Seen(
                    Within.FAILURE,
                    other.at(),
                    other.error(),
                    place(other),
                    "Together with it failed, at " + other.at() + ",",
                    current || down,
                    explains));
        }
    }

    private static List<Symptom> explains(Failure first, boolean current, boolean down) {
        if (down) {
            return List.of(Symptom.DOWN, Symptom.RESTARTS);
        }
        if (!current) {
            return List.of(Symptom.RESTARTED);
        }
        // Its slots went with it, and tasks wait until another comes.
        return Loss.of(first.error()).isPresent()
                ? List.of(Symptom.RESTARTS, Symptom.TASKS_WAIT)
                : List.of(Symptom.RESTARTS);
    }

    private static Place place(Failure failure) {
        return Place.named(failure.taskName(), failure.taskManagerId()).since(failure.at());
    }

    private static Seen ofCheckpoint(CheckpointError error) {
        return new Seen(
                Within.CHECKPOINT,
                error.at(),
                error.error(),
                Place.named(error.operator().orElse(null), null).since(error.at()),
                "Checkpoint " + error.checkpoint() + " failed, as the log of " + error.process() + " tells, with",
                true,
                List.of(Symptom.CHECKPOINTS_FAIL, Symptom.CHECKPOINTS_MISSING, Symptom.SAVEPOINT_FAILS));
    }

    private static void addLog(LogEvent event, Evidence evidence, List<Seen> into) {
        if (event.level().compareTo(LogEvent.Level.WARN) < 0 && event.error() == null) {
            return;
        }
        ErrorChain error = event.findError()
                .orElseGet(() -> new ErrorChain(List.of(new ErrorChain.Link("", event.message(), List.of()))));
        boolean ofAStart =
                OF_A_START.matcher(event.message() + "\n" + error.text()).find() && neverRan(evidence);
        boolean ofASavepoint = OF_A_SAVEPOINT.matcher(event.message()).find() && event.error() != null;
        Within within = ofAStart ? Within.START : ofASavepoint ? Within.CHECKPOINT : Within.LOG;
        List<Symptom> explains =
                ofAStart ? List.of(Symptom.NOT_STARTED) : ofASavepoint ? List.of(Symptom.SAVEPOINT_FAILS) : List.of();
        into.add(new Seen(
                within,
                event.at(),
                error,
                Place.named(null, event.process()).since(event.at()),
                "The log of " + event.process() + " tells at " + event.at() + ": " + firstLine(event.message()),
                true,
                explains));
    }

    /** Where a job runs, what went wrong with the start of another is another story. */
    private static boolean neverRan(Evidence evidence) {
        return evidence.findJob()
                .filter(job -> job.findTimeOf("RUNNING").isPresent())
                .isEmpty();
    }

    /** Only the newest operation tells of the present. */
    private static void addHome(Home home, List<Seen> into) {
        for (Home.Operation operation : home.operations().stream().limit(1).toList()) {
            operation
                    .findError()
                    .ifPresent(text -> into.add(new Seen(
                            operation.kind().contains("Snapshot") ? Within.CHECKPOINT : Within.START,
                            operation.startedAt(),
                            chain(text),
                            Place.job().since(operation.startedAt()),
                            operation.kind() + " at " + operation.startedAt() + " failed with",
                            true,
                            operation.kind().contains("Snapshot")
                                    ? List.of(Symptom.SAVEPOINT_FAILS)
                                    : List.of(Symptom.NOT_STARTED, Symptom.DOWN))));
        }
    }

    /** A service tells errors in one line: class and message without stacks. */
    private static ErrorChain chain(String text) {
        ErrorChain.@Nullable Link link = null;
        int colon = text.indexOf(": ");
        String before = colon < 0 ? text : text.substring(0, colon);
        String type = before.substring(before.lastIndexOf(' ') + 1);
        if (type.matches("[\\w.$]*(?:Exception|Error)")) {
            link = new ErrorChain.Link(type, colon < 0 ? "" : text.substring(colon + 2), List.of());
        }
        return new ErrorChain(List.of(link == null ? new ErrorChain.Link("", text, List.of()) : link));
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }

    /** Of failures first, then of checkpoints, then of logs; each newest episode first. */
    public List<Seen> all() {
        return List.copyOf(all);
    }

    /** Those that are evidence of that. */
    public List<Seen> within(Within within) {
        return all.stream().filter(seen -> seen.within() == within).toList();
    }

    /** The first failure of the newest episode. */
    public Optional<Seen> latestFailure() {
        return within(Within.FAILURE).stream().findFirst();
    }
}
