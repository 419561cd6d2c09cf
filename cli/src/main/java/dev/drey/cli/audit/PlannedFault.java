package dev.drey.cli.audit;

import dev.drey.cli.trial.FaultKind;
import java.time.Duration;
import java.util.Optional;

/**
 * One fault of a plan.
 *
 * @param number from 1
 * @param settled whether what was struck before is given time to recover; otherwise this strikes whatever happens
 * @param pause before it strikes, counted from the last strike or from the recovery
 * @param length for what lasts: until a stopped process goes on, the service is started again, or the storage works again
 * @param victim picks one of several processes, counted around
 * @param companion for operations: what strikes while it is under way
 * @param companionPause from the beginning of the operation
 */
record PlannedFault(
        int number,
        FaultKind kind,
        boolean settled,
        Duration pause,
        Duration length,
        int victim,
        Optional<FaultKind> companion,
        Duration companionPause) {

    /** Such as {@code update + job-manager-kill}. */
    String title() {
        return kind.id() + companion.map(other -> " + " + other.id()).orElse("");
    }
}
