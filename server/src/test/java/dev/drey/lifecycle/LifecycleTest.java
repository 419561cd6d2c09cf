package dev.drey.lifecycle;

import static dev.drey.model.ApplicationStatus.FORCE_STOPPING;
import static dev.drey.model.ApplicationStatus.READY;
import static dev.drey.model.ApplicationStatus.ROLLING_BACK;
import static dev.drey.model.ApplicationStatus.RUNNING;
import static dev.drey.model.ApplicationStatus.STARTING;
import static dev.drey.model.ApplicationStatus.STOPPING;
import static dev.drey.model.ApplicationStatus.UPDATING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drey.model.ApplicationStatus;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LifecycleTest {

    private static final Map<Event, Set<ApplicationStatus>> ALLOWED = allowed();

    private static Map<Event, Set<ApplicationStatus>> allowed() {
        Map<Event, Set<ApplicationStatus>> allowed = new EnumMap<>(Event.class);
        allowed.put(Event.START_REQUESTED, EnumSet.of(READY));
        allowed.put(Event.STOP_REQUESTED, EnumSet.of(RUNNING));
        allowed.put(
                Event.FORCE_STOP_REQUESTED,
                EnumSet.of(STARTING, RUNNING, STOPPING, UPDATING, ROLLING_BACK, FORCE_STOPPING));
        allowed.put(Event.UPDATE_REQUESTED, EnumSet.of(READY, RUNNING));
        allowed.put(Event.ROLLBACK_REQUESTED, EnumSet.of(RUNNING, UPDATING));
        allowed.put(Event.DELETE_REQUESTED, EnumSet.of(READY, RUNNING));
        allowed.put(Event.SNAPSHOT_REQUESTED, EnumSet.of(RUNNING));
        allowed.put(Event.MAINTENANCE_WINDOW_REQUESTED, EnumSet.of(READY, RUNNING));
        allowed.put(Event.JOB_RUNNING, EnumSet.of(STARTING));
        allowed.put(Event.START_FAILED, EnumSet.of(STARTING));
        allowed.put(Event.STOPPED, EnumSet.of(STOPPING, FORCE_STOPPING));
        allowed.put(Event.STOP_FAILED, EnumSet.of(STOPPING));
        allowed.put(Event.UPDATED, EnumSet.of(UPDATING));
        allowed.put(Event.UPDATED_AT_REST, EnumSet.of(UPDATING));
        allowed.put(Event.UPDATE_REFUSED, EnumSet.of(UPDATING));
        allowed.put(Event.UPDATE_FAILED, EnumSet.of(UPDATING));
        allowed.put(Event.ROLLBACK_DUE, EnumSet.of(UPDATING));
        allowed.put(Event.ROLLED_BACK, EnumSet.of(ROLLING_BACK));
        allowed.put(Event.ROLLBACK_FAILED, EnumSet.of(ROLLING_BACK));
        allowed.put(Event.JOB_ENDED, EnumSet.of(RUNNING));
        allowed.put(Event.RECOVERY_FAILED, EnumSet.of(RUNNING));
        return allowed;
    }

    @ParameterizedTest
    @EnumSource(Event.class)
    void everyPairOfStatusAndEventIsDecided(Event event) {
        for (ApplicationStatus status : ApplicationStatus.values()) {
            assertThat(Lifecycle.find(status, event).isPresent())
                    .as("%s in %s", event, status)
                    .isEqualTo(ALLOWED.getOrDefault(event, Set.of()).contains(status));
        }
    }

    @Test
    void noTransitionalStatusIsADeadEnd() {
        assertThat(Arrays.stream(ApplicationStatus.values())
                        .filter(ApplicationStatus::isTransitional)
                        .filter(status -> status != ApplicationStatus.DELETING))
                .allSatisfy(status -> assertThat(Lifecycle.table())
                        .anyMatch(row -> row.from() == status && !row.to().isTransitional()));
    }

    @Test
    void noRowStandsTwice() {
        assertThat(Lifecycle.table())
                .extracting(row -> row.from() + " " + row.event())
                .doesNotHaveDuplicates();
    }

    @Test
    void statusesThatAllowAnEventAreNamed() {
        assertThat(Lifecycle.statusesAllowing(Event.DELETE_REQUESTED)).isEqualTo("READY or RUNNING");
    }
}
