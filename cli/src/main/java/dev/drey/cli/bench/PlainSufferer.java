package dev.drey.cli.bench;

import dev.drey.cli.apps.CommandFailure;
import dev.drey.cli.text.Awaiting;
import dev.drey.cli.text.Time;
import dev.drey.cli.trial.AuditFolder;
import dev.drey.cli.trial.FaultKind;
import dev.drey.flink.FlinkException;
import dev.drey.flink.JobStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The audit's program on plain Flink, under a supervisor that starts a dead process again at once, and submits the job
 * from its newest checkpoint as soon as a new job manager answers.
 */
final class PlainSufferer implements Sufferer {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration LOOK = Duration.ofMillis(10);
    private static final String CHECKPOINT = "chk-";

    private final Trial trial;
    private final Time time;
    private final PlainFlink flink;
    private final AuditFolder folder;
    private RunningTasks tasks;

    private PlainSufferer(Trial trial, PlainFlink flink, AuditFolder folder, RunningTasks tasks) {
        this.trial = trial;
        this.time = trial.stage().time();
        this.flink = flink;
        this.folder = folder;
        this.tasks = tasks;
    }

    /** Gets the program to run there first. */
    static PlainSufferer start(Trial trial, PlainFlink flink) throws IOException, InterruptedException {
        AuditFolder folder = new AuditFolder(flink.folder());
        Files.createDirectories(folder.control());
        PlainStart start = new PlainStart(trial, flink);
        start.measure();
        return new PlainSufferer(trial, flink, folder, start.tasks());
    }

    @Override
    public String name() {
        return "plain Flink";
    }

    @Override
    public AuditFolder folder() {
        return folder;
    }

    @Override
    public Strike strike(FaultKind kind) throws IOException, InterruptedException {
        return switch (kind) {
            case TASK_FAILURE -> {
                long from = now();
                folder.failTask();
                yield Strike.of(kind, from, from);
            }
            case TASK_MANAGER_KILL -> {
                long from = now();
                kill(List.of(flink.taskManager()));
                flink.replaceDead();
                yield Strike.of(kind, from, from);
            }
            case JOB_MANAGER_KILL -> {
                long from = now();
                kill(List.of(flink.jobManager()));
                flink.replaceDead();
                goOnFromNewest();
                yield Strike.of(kind, from, from);
            }
            case HOST_LOSS -> {
                long from = now();
                kill(flink.processes());
                long again = now();
                flink.replaceDead();
                goOnFromNewest();
                yield new Strike(Strike.of(kind, from, from).fault(), again);
            }
            default -> throw new IllegalArgumentException(kind + " is not measured.");
        };
    }

    private void kill(List<ProcessHandle> victims) throws IOException, InterruptedException {
        victims.forEach(ProcessHandle::destroyForcibly);
        Optional<Boolean> gone = new Awaiting(time, PATIENCE, LOOK)
                .first(elapsed ->
                        victims.stream().anyMatch(ProcessHandle::isAlive) ? Optional.empty() : Optional.of(true));
        if (gone.isEmpty()) {
            throw new CommandFailure("Processes of plain Flink were killed and are still there.");
        }
    }

    private void goOnFromNewest() throws IOException, InterruptedException {
        PlainStart start =
                new PlainStart(trial, flink, newestCheckpoint().toUri().toString());
        start.measure();
        tasks = start.tasks();
    }

    /** Flink puts a checkpoint's metadata there when it is complete. */
    private Path newestCheckpoint() throws IOException {
        Path job = flink.folder().resolve("checkpoints").resolve(tasks.jobId());
        return AuditFolder.children(job).stream()
                .filter(checkpoint -> checkpoint.getFileName().toString().startsWith(CHECKPOINT))
                .filter(checkpoint -> Files.exists(checkpoint.resolve("_metadata")))
                .max(Comparator.comparingLong(PlainSufferer::number))
                .orElseThrow(() -> new CommandFailure("Plain Flink has left no checkpoint in " + job + "."));
    }

    private static long number(Path checkpoint) {
        return Long.parseLong(checkpoint.getFileName().toString().substring(CHECKPOINT.length()));
    }

    private long now() {
        return time.now().toEpochMilli();
    }

    @Override
    public void awaitWhole() throws IOException, InterruptedException {
        await("every task to run", this::isWhole);
    }

    private boolean isWhole() {
        try {
            return flink.rest().overview().taskManagers() >= FaultSeries.TASKS && tasks.areAllThere();
        } catch (FlinkException noAnswer) {
            return false;
        }
    }

    @Override
    public void awaitEnd() throws IOException, InterruptedException {
        await(
                "the end of the job",
                () -> tasks.find()
                        .filter(job -> job.status() == JobStatus.FINISHED)
                        .isPresent());
    }

    private interface Condition {

        boolean holds();
    }

    private void await(String what, Condition condition) throws IOException, InterruptedException {
        Optional<Boolean> seen = new Awaiting(time, PATIENCE, LOOK).first(elapsed -> {
            trial.stage().screen().live("plain Flink: waiting for " + what);
            flink.replaceDead();
            return condition.holds() ? Optional.of(true) : Optional.empty();
        });
        if (seen.isEmpty()) {
            throw new CommandFailure("Plain Flink: waited in vain for " + what + ", " + PATIENCE.toSeconds()
                    + " s. Its logs are in " + trial.folder() + "; name a folder that stays with --data.");
        }
    }
}
