package dev.drey.diagnosis.signal;

import dev.drey.diagnosis.evidence.ErrorChain;
import dev.drey.diagnosis.evidence.Evidence;
import dev.drey.diagnosis.evidence.Job;
import dev.drey.diagnosis.evidence.LogEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Why checkpoints failed. Flink tells only in its logs: below a warning of the job manager's (1.15 and later), and in the
 * task manager's own words.
 */
public final class CheckpointErrors {

    private static final Pattern JOB_MANAGER =
            Pattern.compile("Failed to trigger or complete checkpoint (\\d+) for job (\\w+)");
    private static final Pattern DECLINED = Pattern.compile("[Dd]ecline checkpoint (\\d+) by task");
    private static final Pattern TASK_MANAGER = Pattern.compile(
            "(?:asynchronous part of checkpoint (\\d+) could not be completed|Could not materialize checkpoint (\\d+))");
    private static final Pattern OPERATOR = Pattern.compile(
            "(?:materialize checkpoint|complete snapshot|perform checkpoint) \\d+ for operator (.*?)(?: \\((\\d+)/\\d+\\))?(?:#\\d+)?\\.?(?: Failure reason.*)?$",
            Pattern.DOTALL);

    private final List<CheckpointError> errors;

    /**
     * One checkpoint that failed, and why.
     *
     * @param checkpoint its id
     */
    public record CheckpointError(long checkpoint, Instant at, String process, ErrorChain error) {

        /** The operator whose part failed, as Flink names it with its subtask; empty when it was none's. */
        public Optional<String> operator() {
            return error.links().stream()
                    .map(link -> OPERATOR.matcher(link.message()))
                    .filter(Matcher::find)
                    .map(found ->
                            found.group(2) == null ? found.group(1) : found.group(1) + " (" + found.group(2) + ")")
                    .findFirst();
        }
    }

    private CheckpointErrors(List<CheckpointError> errors) {
        this.errors = errors;
    }

    /** Of all logs. */
    public static CheckpointErrors of(Evidence evidence) {
        List<CheckpointError> errors = new ArrayList<>();
        String jobId = evidence.findJob().map(Job::id).orElse("");
        evidence.logs()
                .all()
                .forEach(event -> event.findError()
                        .ifPresent(error -> checkpoint(event, jobId)
                                .ifPresent(id ->
                                        errors.add(new CheckpointError(id, event.at(), event.process(), error)))));
        errors.sort(Comparator.comparing(CheckpointError::at).reversed());
        return new CheckpointErrors(errors);
    }

    private static Optional<Long> checkpoint(LogEvent event, String jobId) {
        Matcher jobManager = JOB_MANAGER.matcher(event.message());
        if (jobManager.find()) {
            boolean another = !jobId.isEmpty() && !jobManager.group(2).equals(jobId);
            return another ? Optional.empty() : Optional.of(Long.valueOf(jobManager.group(1)));
        }
        return Stream.of(DECLINED, TASK_MANAGER)
                .map(pattern -> pattern.matcher(event.message()))
                .filter(Matcher::find)
                .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                .map(Long::valueOf)
                .findFirst();
    }

    /** Newest first. */
    public List<CheckpointError> all() {
        return List.copyOf(errors);
    }

    /** Those that say more than that time ran out or that tasks were not ready. */
    public Stream<CheckpointError> telling() {
        return errors.stream()
                .filter(error -> error.error().links().size() > 1
                        || !error.error().deepest().simpleType().equals("CheckpointException"));
    }
}
