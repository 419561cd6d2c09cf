package dev.drey.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VigilTest {

    private static final Duration TOLERANCE = Duration.ofSeconds(10);
    private static final long JOB_MANAGER = 1;
    private static final long TASK_MANAGER = 2;

    private Vigil vigil = Vigil.begun();
    private long second;
    private long heartbeat = 1000;

    @Test
    void processesThatShowLifeNeverHang() {
        for (int looks = 0; looks < 100; looks++) {
            look(1, true, ++heartbeat);
        }
        assertThat(vigil.hung(TOLERANCE)).isEmpty();
    }

    @Test
    void jobManagerThatDoesNotAnswerForTheToleranceHangs() {
        look(1, true, ++heartbeat);
        silentFor(9);
        assertThat(vigil.hung(TOLERANCE)).isEmpty();
        silentFor(1);
        assertThat(vigil.hung(TOLERANCE)).containsExactly(JOB_MANAGER);
    }

    @Test
    void jobManagerThatHasNeverAnsweredHasSixTimesAsLong() {
        vigil = Vigil.ofLaunch();
        look(1, false, null);
        silentFor(59);
        assertThat(vigil.hung(TOLERANCE)).isEmpty();
        silentFor(1);
        assertThat(vigil.hung(TOLERANCE)).containsExactly(JOB_MANAGER);
    }

    @Test
    void oneAnswerEndsTheSilence() {
        look(1, true, ++heartbeat);
        silentFor(9);
        look(1, true, ++heartbeat);
        silentFor(9);
        assertThat(vigil.hung(TOLERANCE)).isEmpty();
    }

    @Test
    void taskManagerWhoseHeartbeatStandsStillForTheToleranceHangs() {
        look(1, true, ++heartbeat);
        look(1, true, ++heartbeat);
        stillFor(9);
        assertThat(vigil.hung(TOLERANCE)).isEmpty();
        stillFor(1);
        assertThat(vigil.hung(TOLERANCE)).containsExactly(TASK_MANAGER);
    }

    @Test
    void taskManagerThatFlinkHasDroppedGoesOnBeingSilent() {
        look(1, true, ++heartbeat);
        look(1, true, ++heartbeat);
        stillFor(5);
        for (int looks = 0; looks < 5; looks++) {
            look(1, true, null);
        }
        assertThat(vigil.hung(TOLERANCE)).containsExactly(TASK_MANAGER);
    }

    @Test
    void taskManagerThatRegistersAnewIsAlive() {
        look(1, true, ++heartbeat);
        look(1, true, ++heartbeat);
        for (int looks = 0; looks < 9; looks++) {
            look(1, true, null);
        }
        look(1, true, ++heartbeat);
        stillFor(9);
        assertThat(vigil.hung(TOLERANCE)).isEmpty();
    }

    @Test
    void taskManagerThatStartsHasSixTimesAsLong() {
        look(1, true, null);
        for (int looks = 0; looks < 59; looks++) {
            look(1, true, null);
        }
        assertThat(vigil.hung(TOLERANCE)).isEmpty();
        look(1, true, null);
        assertThat(vigil.hung(TOLERANCE)).containsExactly(TASK_MANAGER);
    }

    @Test
    void heartbeatLeftByTheFormerProcessOfThatNameIsNoSignOfLife() {
        look(1, false, null);
        look(1, true, 500L);
        for (int looks = 0; looks < 20; looks++) {
            look(1, true, 500L);
        }
        assertThat(vigil.hung(TOLERANCE)).isEmpty();
    }

    @Test
    void taskManagersDoNotGrowOlderWhileTheJobManagerIsSilent() {
        look(1, true, ++heartbeat);
        look(1, true, ++heartbeat);
        silentFor(300);
        look(1, true, heartbeat);
        assertThat(vigil.hung(TOLERANCE)).isEmpty();
    }

    @Test
    void serviceThatWasAwayForAnHourCondemnsNobody() {
        look(1, true, ++heartbeat);
        look(1, true, ++heartbeat);
        look(3600, false, null);
        look(1, true, heartbeat);
        assertThat(vigil.hung(TOLERANCE)).isEmpty();
        look(3600, true, heartbeat);
        look(1, true, ++heartbeat);
        assertThat(vigil.hung(TOLERANCE)).isEmpty();
    }

    @Test
    void fewLooksCondemnNobodyHoweverSmallTheTolerance() {
        look(1, true, ++heartbeat);
        look(5, false, null);
        look(5, false, null);
        assertThat(vigil.hung(Duration.ofSeconds(3))).isEmpty();
        look(5, false, null);
        assertThat(vigil.hung(Duration.ofSeconds(3))).containsExactly(JOB_MANAGER);
    }

    @Test
    void processesThatAreGoneAreForgotten() {
        look(1, true, ++heartbeat);
        silentFor(20);
        vigil = vigil.after(new Vigil.Look(now(1), null, false, Map.of()));
        assertThat(vigil.hung(TOLERANCE)).isEmpty();
        assertThat(vigil.silences()).isEmpty();
    }

    private void silentFor(int seconds) {
        for (int looks = 0; looks < seconds; looks++) {
            look(1, false, null);
        }
    }

    private void stillFor(int seconds) {
        for (int looks = 0; looks < seconds; looks++) {
            look(1, true, heartbeat);
        }
    }

    private void look(int secondsLater, boolean answered, @Nullable Long seen) {
        vigil = vigil.after(new Vigil.Look(
                now(secondsLater), JOB_MANAGER, answered, Map.of(TASK_MANAGER, Optional.ofNullable(seen))));
    }

    private Instant now(int secondsLater) {
        second += secondsLater;
        return Instant.EPOCH.plusSeconds(second);
    }
}
