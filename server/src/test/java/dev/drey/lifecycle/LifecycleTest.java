package dev.drey.lifecycle;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drey.model.ApplicationStatus;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LifecycleTest {

    private static final Map<Event, Set<ApplicationStatus>> ALLOWED = Map.ofEntries(
            entry(Event.START_REQUESTED, EnumSet.of(ApplicationStatus.READY)),
            entry(Event.STOP_REQUESTED, EnumSet.of(ApplicationStatus.RUNNING)),
            entry(
                    Event.FORCE_STOP_REQUESTED,
                    EnumSet.of(
                            ApplicationStatus.STARTING,
                            ApplicationStatus.RUNNING,
                            ApplicationStatus.STOPPING,
                            ApplicationStatus.FORCE_STOPPING)),
            entry(Event.DELETE_REQUESTED, EnumSet.of(ApplicationStatus.READY, ApplicationStatus.RUNNING)),
            entry(Event.SNAPSHOT_REQUESTED, EnumSet.of(ApplicationStatus.RUNNING)),
            entry(Event.MAINTENANCE_WINDOW_REQUESTED, EnumSet.of(ApplicationStatus.READY, ApplicationStatus.RUNNING)),
            entry(Event.JOB_RUNNING, EnumSet.of(ApplicationStatus.STARTING)),
            entry(Event.START_FAILED, EnumSet.of(ApplicationStatus.STARTING)),
            entry(Event.STOPPED, EnumSet.of(ApplicationStatus.STOPPING, ApplicationStatus.FORCE_STOPPING)),
            entry(Event.STOP_FAILED, EnumSet.of(ApplicationStatus.STOPPING)),
            entry(Event.JOB_ENDED, EnumSet.of(ApplicationStatus.RUNNING)));

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
