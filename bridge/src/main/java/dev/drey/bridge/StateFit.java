package dev.drey.bridge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whether a job can go on from the state of another. By the rules that Flink applies when it restores ({@code
 * Checkpoints.loadAndValidateCheckpoint} and {@code StateAssignmentOperation}), but asked before the other job is
 * stopped, and answered with the names that the programs use. Pure.
 *
 * @param operators of the job that is to be restored
 * @param former titles of the operators of the job that left the state, by their ids; empty where unknown
 * @param allowNonRestored whether state that finds no operator may be dropped
 */
record StateFit(List<JobOperator> operators, Map<String, String> former, boolean allowNonRestored) {

    private static final int MOST_NAMED = 8;

    /** All reasons why it cannot, in sentences; empty when it can. */
    Optional<String> findReason(List<OperatorState> states) {
        Map<String, JobOperator> byId = new HashMap<>();
        operators.forEach(operator -> operator.ids().forEach(id -> byId.put(id, operator)));
        List<String> lost = new ArrayList<>();
        List<String> reasons = new ArrayList<>();
        for (OperatorState state : states) {
            @Nullable JobOperator operator = byId.get(state.id());
            if (operator == null) {
                lost.add(title(state.id()));
            } else {
                findMisfit(operator, state).ifPresent(reasons::add);
            }
        }
        if (!lost.isEmpty() && !allowNonRestored) {
            reasons.add(0, withoutOperator(lost));
        }
        return reasons.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", reasons));
    }

    private String title(String id) {
        return former.getOrDefault(id, "with id " + id);
    }

    private String withoutOperator(List<String> lost) {
        List<String> fresh = operators.stream()
                .filter(operator -> operator.ids().stream().noneMatch(former::containsKey))
                .map(JobOperator::title)
                .distinct()
                .collect(Collectors.toList());
        String candidates = former.isEmpty() || fresh.isEmpty()
                ? ""
                : " New in it: " + list(fresh)
                        + ". If one of these is the same under another name, give it the uid that it had.";
        return """
                There is state of operator %s, but the new program has no such operator.%s Flink finds state by the \
                operator's uid; without one it derives an id from the shape of the job, which any change may alter. Set \
                AllowNonRestoredState to drop the state.""".formatted(list(lost), candidates);
    }

    private static String list(List<String> titles) {
        String first = titles.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
        return titles.size() <= MOST_NAMED ? first : first + " and " + (titles.size() - MOST_NAMED) + " more";
    }

    private static Optional<String> findMisfit(JobOperator operator, OperatorState state) {
        if (operator.parallelism() > state.maxParallelism()) {
            return Optional.of("""
                    Operator %s has parallelism %d, but its state can be divided among %d subtasks at most (its maximum \
                    parallelism). Choose a lower parallelism.""".formatted(operator.title(), operator.parallelism(), state.maxParallelism()));
        }
        if (operator.maxParallelism() > 0 && operator.maxParallelism() != state.maxParallelism()) {
            return Optional.of("""
                    Operator %s sets its maximum parallelism to %d, but its state was written with %d, and that cannot \
                    be changed. Set it back to %d.""".formatted(
                    operator.title(), operator.maxParallelism(), state.maxParallelism(), state.maxParallelism()));
        }
        return Optional.empty();
    }
}
