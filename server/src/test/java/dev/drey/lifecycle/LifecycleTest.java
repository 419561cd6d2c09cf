package dev.drey.lifecycle;

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

    private static final Map<Event, Set<ApplicationStatus>> ALLOWED = new EnumMap<>(Map.of(
            Event.START_REQUESTED, EnumSet.of(ApplicationStatus.READY),
            Event.STOP_REQUESTED, EnumSet.of(ApplicationStatus.RUNNING),
            Event.FORCE_STOP_REQUESTED,
                    EnumSet.of(
                            ApplicationStatus.STARTING,
                            ApplicationStatus.RUNNING,
                            ApplicationStatus.STOPPING,
                            ApplicationStatus.FORCE_STOPPING),
            Event.DELETE_REQUESTED, EnumSet.of(ApplicationStatus.READY, ApplicationStatus.RUNNING),
            Event.SNAPSHOT_REQUESTED, EnumSet.of(ApplicationStatus.RUNNING),
            Event.JOB_RUNNING, EnumSet.of(ApplicationStatus.STARTING),
            Event.START_FAILED, EnumSet.of(ApplicationStatus.STARTING),
            Event.STOPPED, EnumSet.of(ApplicationStatus.STOPPING, ApplicationStatus.FORCE_STOPPING),
            Event.STOP_FAILED, EnumSet.of(ApplicationStatus.STOPPING),
            Event.JOB_ENDED, EnumSet.of(ApplicationStatus.RUNNING)));

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
