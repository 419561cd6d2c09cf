package dev.drey.lifecycle;

import static dev.drey.lifecycle.Event.DELETE_REQUESTED;
import static dev.drey.lifecycle.Event.FORCE_STOP_REQUESTED;
import static dev.drey.lifecycle.Event.JOB_ENDED;
import static dev.drey.lifecycle.Event.JOB_RUNNING;
import static dev.drey.lifecycle.Event.MAINTENANCE_WINDOW_REQUESTED;
import static dev.drey.lifecycle.Event.RECOVERY_FAILED;
import static dev.drey.lifecycle.Event.ROLLBACK_DUE;
import static dev.drey.lifecycle.Event.ROLLBACK_FAILED;
import static dev.drey.lifecycle.Event.ROLLBACK_REQUESTED;
import static dev.drey.lifecycle.Event.ROLLED_BACK;
import static dev.drey.lifecycle.Event.SNAPSHOT_REQUESTED;
import static dev.drey.lifecycle.Event.START_FAILED;
import static dev.drey.lifecycle.Event.START_REQUESTED;
import static dev.drey.lifecycle.Event.STOPPED;
import static dev.drey.lifecycle.Event.STOP_FAILED;
import static dev.drey.lifecycle.Event.STOP_REQUESTED;
import static dev.drey.lifecycle.Event.UPDATED;
import static dev.drey.lifecycle.Event.UPDATED_AT_REST;
import static dev.drey.lifecycle.Event.UPDATE_FAILED;
import static dev.drey.lifecycle.Event.UPDATE_REFUSED;
import static dev.drey.lifecycle.Event.UPDATE_REQUESTED;
import static dev.drey.model.ApplicationStatus.DELETING;
import static dev.drey.model.ApplicationStatus.FORCE_STOPPING;
import static dev.drey.model.ApplicationStatus.READY;
import static dev.drey.model.ApplicationStatus.ROLLING_BACK;
import static dev.drey.model.ApplicationStatus.RUNNING;
import static dev.drey.model.ApplicationStatus.STARTING;
import static dev.drey.model.ApplicationStatus.STOPPING;
import static dev.drey.model.ApplicationStatus.UPDATING;

import dev.drey.model.ApplicationStatus;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The transition table of an application. What it does not list is not allowed. What has to be done follows from the
 * status that is reached, not from the way there, so that it can be taken up again after a crash. It follows the AWS developer guide,
 * except that a forced stop is also accepted from {@code FORCE_STOPPING}, so that a client may repeat it.
 */
public final class Lifecycle {

    private static final List<Transition> TABLE = List.of(
            on(READY, START_REQUESTED).goTo(STARTING),
            on(READY, DELETE_REQUESTED).goTo(DELETING),
            on(READY, MAINTENANCE_WINDOW_REQUESTED).goTo(READY),
            on(STARTING, JOB_RUNNING).goTo(RUNNING),
            on(STARTING, START_FAILED).goTo(READY),
            on(STARTING, FORCE_STOP_REQUESTED).goTo(FORCE_STOPPING),
            on(RUNNING, STOP_REQUESTED).goTo(STOPPING),
            on(RUNNING, FORCE_STOP_REQUESTED).goTo(FORCE_STOPPING),
            on(RUNNING, DELETE_REQUESTED).goTo(DELETING),
            on(RUNNING, SNAPSHOT_REQUESTED).goTo(RUNNING),
            on(RUNNING, MAINTENANCE_WINDOW_REQUESTED).goTo(RUNNING),
            on(RUNNING, JOB_ENDED).goTo(READY),
            on(RUNNING, RECOVERY_FAILED).goTo(READY),
            on(READY, UPDATE_REQUESTED).goTo(UPDATING),
            on(RUNNING, UPDATE_REQUESTED).goTo(UPDATING),
            on(RUNNING, ROLLBACK_REQUESTED).goTo(ROLLING_BACK),
            on(UPDATING, UPDATED).goTo(RUNNING),
            on(UPDATING, UPDATED_AT_REST).goTo(READY),
            on(UPDATING, UPDATE_REFUSED).goTo(RUNNING),
            on(UPDATING, UPDATE_FAILED).goTo(READY),
            on(UPDATING, ROLLBACK_DUE).goTo(ROLLING_BACK),
            on(UPDATING, ROLLBACK_REQUESTED).goTo(ROLLING_BACK),
            on(UPDATING, FORCE_STOP_REQUESTED).goTo(FORCE_STOPPING),
            on(ROLLING_BACK, ROLLED_BACK).goTo(RUNNING),
            on(ROLLING_BACK, ROLLBACK_FAILED).goTo(READY),
            on(ROLLING_BACK, FORCE_STOP_REQUESTED).goTo(FORCE_STOPPING),
            on(STOPPING, STOPPED).goTo(READY),
            on(STOPPING, STOP_FAILED).goTo(RUNNING),
            on(STOPPING, FORCE_STOP_REQUESTED).goTo(FORCE_STOPPING),
            on(FORCE_STOPPING, FORCE_STOP_REQUESTED).goTo(FORCE_STOPPING),
            on(FORCE_STOPPING, STOPPED).goTo(READY));

    private Lifecycle() {}

    /** Empty when {@code event} is not allowed in {@code status}. */
    public static Optional<Transition> find(ApplicationStatus status, Event event) {
        return TABLE.stream()
                .filter(row -> row.from() == status && row.event() == event)
                .findFirst();
    }

    /** The whole table, in reading order. */
    public static List<Transition> table() {
        return TABLE;
    }

    /** The statuses in which {@code event} is allowed, for messages: such as {@code READY or RUNNING}. */
    public static String statusesAllowing(Event event) {
        return TABLE.stream()
                .filter(row -> row.event() == event)
                .map(row -> row.from().name())
                .distinct()
                .collect(Collectors.joining(" or "));
    }

    private static Row on(ApplicationStatus from, Event event) {
        return new Row(from, event);
    }

    private record Row(ApplicationStatus from, Event event) {
        Transition goTo(ApplicationStatus to) {
            return new Transition(from, event, to);
        }
    }
}
