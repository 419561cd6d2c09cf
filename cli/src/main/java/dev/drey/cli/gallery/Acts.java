package dev.drey.cli.gallery;

import dev.drey.flink.FlinkException;
import dev.drey.flink.SavepointStatus;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** What can happen in an exhibit. */
public final class Acts {

    private static final String CANONICAL = "CANONICAL";

    private Acts() {}

    /** Until the job and all of its tasks run. */
    public static Act running() {
        return stand -> stand.await("all tasks to run", () -> {
            stand.requireAccepted();
            return stand.job().isRunning();
        });
    }

    /** Until so many checkpoints have completed. */
    public static Act completed(int count) {
        return stand -> stand.await(count + " checkpoints to complete", () -> {
            stand.requireAccepted();
            return stand.job().completed() >= count;
        });
    }

    /** Until so many checkpoints have failed that had begun. */
    public static Act failed(int count) {
        return stand ->
                stand.await(count + " checkpoints to fail", () -> stand.job().checkpoints("FAILED") >= count);
    }

    /** Until so many completed checkpoints took at least that long. */
    public static Act slow(int count, Duration least) {
        return stand -> stand.await(
                count + " checkpoints to take " + least.toMillis() + " ms",
                () -> stand.job().slowCheckpoints(least) >= count);
    }

    /** Until a checkpoint holds that many bytes. */
    public static Act stateOf(long bytes) {
        return stand ->
                stand.await("a state of " + bytes + " bytes", () -> stand.job().stateSize() >= bytes);
    }

    /** Until the job has failed so many times. */
    public static Act failures(int count) {
        return stand -> stand.await("the job to fail " + count + " times", () -> {
            stand.requireAccepted();
            return stand.job().failures() >= count;
        });
    }

    /** Until the job is in that state. */
    public static Act state(String state) {
        return stand ->
                stand.await("the job to be " + state, () -> stand.job().state().equals(state));
    }

    /** Until Flink has refused the program, or the job it made of it has failed for good. */
    public static Act refused() {
        return stand -> stand.await(
                "the program to be refused",
                () -> stand.isRefused() || stand.job().state().equals("FAILED"));
    }

    /** Until Flink has refused the program, or its job has failed: what Flink sees when differs from version to version. */
    public static Act refusedOrFailing() {
        return stand -> stand.await(
                "the program to be refused, or the job to fail",
                () -> stand.isRefused() || stand.job().failures() >= 1);
    }

    /** Until a checkpoint is under way for that long. */
    public static Act underWay(Duration least) {
        return stand -> stand.await(
                "a checkpoint to be under way for " + least.toSeconds() + " s",
                () -> stand.job().oldestUnderWay().compareTo(least) >= 0);
    }

    /** Until so many task managers are registered. */
    public static Act taskManagers(int count) {
        return stand -> stand.await(
                count + " task managers to be there", () -> stand.job().taskManagers() == count);
    }

    /** Cancels the job, and submits another program with the state of its newest checkpoint. */
    public static Act cancelAndRestartAs(String... program) {
        return stand -> {
            stand.flink().cancel(stand.jobId());
            stand.await("the job to be cancelled", () -> stand.job().state().equals("CANCELED"));
            stand.submit(List.of(program), newestCheckpoint(stand).toUri().toString(), false);
        };
    }

    /** Lets that much time pass: what is wrong silently shows no other symptom. */
    public static Act pause(Duration duration) {
        return stand -> stand.pause(duration);
    }

    /** The store changes. */
    public static Act store(String... lines) {
        return stand -> stand.changeStore(lines);
    }

    /** A file that the program looks for appears in the exhibit's folder. */
    public static Act file(String name) {
        return stand -> Files.writeString(stand.folder().resolve(name), "");
    }

    /** The remote service goes away. */
    public static Act closeRemote() {
        return Stand::closeRemote;
    }

    /** The oldest task manager that is there gets a signal, such as {@code KILL}. */
    public static Act signal(String signal) {
        return stand -> signal(signal, stand.taskManagers());
    }

    /** So does the job manager. */
    public static Act signalJobManager(String signal) {
        return stand -> signal(signal, stand.jobManagers());
    }

    private static void signal(String signal, List<Long> pids) throws IOException, InterruptedException {
        if (pids.isEmpty()) {
            throw new IOException("There is no such process.");
        }
        Commands.run("kill", "-" + signal, String.valueOf(pids.get(0)));
    }

    /** Until the job that is there is another one than now. */
    public static Act anotherJob() {
        return stand -> {
            String former = stand.jobId();
            stand.await("another job", () -> {
                String now = stand.jobId();
                return !now.isEmpty() && !now.equals(former);
            });
        };
    }

    /** Another task manager. */
    public static Act startTaskManager() {
        return Stand::startTaskManager;
    }

    /** A savepoint is asked for, and its failure waited for. */
    public static Act failingSavepoint(String folder) {
        return stand -> {
            String trigger = randomId();
            stand.flink()
                    .triggerSavepoint(
                            stand.jobId(),
                            folder.replace("${folder}", stand.folder().toString()),
                            CANONICAL,
                            trigger);
            stand.await(
                    "the savepoint to fail",
                    () -> stand.flink().savepoint(stand.jobId(), trigger).failure() != null);
        };
    }

    /**
     * Stops the job with a savepoint and submits another program with its state.
     *
     * @param losing whether state that has no operator is left out
     */
    public static Act restartAs(boolean losing, String... program) {
        return stand -> stand.submit(List.of(program), stop(stand), losing);
    }

    /** The application is updated to another program, with its state as the service does it. */
    public static Act updateTo(String... program) {
        return stand -> stand.submit(List.of(program), null, false);
    }

    /** Something done to the files of a savepoint. */
    public interface Harm {

        /** @param savepoint its folder */
        void doTo(Path savepoint) throws IOException;
    }

    /** Stops the job with a savepoint, and submits the same program with its state after something was done to that. */
    public static Act restartAfter(Harm harm) {
        return stand -> {
            String savepoint = stop(stand);
            harm.doTo(Path.of(URI.create(savepoint.replaceFirst("^file:/*", "file:///"))));
            stand.resubmit(savepoint);
        };
    }

    /** Stops the job with a savepoint; gives its place. */
    private static String stop(Stand stand) throws IOException, FlinkException, InterruptedException {
        String trigger = randomId();
        stand.flink()
                .stopWithSavepoint(
                        stand.jobId(),
                        stand.folder().resolve("store/savepoints").toUri().toString(),
                        CANONICAL,
                        trigger);
        stand.await(
                "the savepoint",
                () -> !stand.flink().savepoint(stand.jobId(), trigger).inProgress());
        SavepointStatus status = stand.flink().savepoint(stand.jobId(), trigger);
        if (status.location() == null) {
            throw new IOException("The job could not be stopped with a savepoint: " + status.failure());
        }
        return status.location();
    }

    private static String randomId() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    private static Path newestCheckpoint(Stand stand) throws IOException {
        try (Stream<Path> files = Files.walk(stand.folder().resolve("store/checkpoints"))) {
            return files.filter(file -> file.endsWith("_metadata"))
                    .map(Path::getParent)
                    .max(Comparator.comparing(folder -> folder.toFile().lastModified()))
                    .orElseThrow(() -> new IOException("There is no checkpoint."));
        }
    }
}
