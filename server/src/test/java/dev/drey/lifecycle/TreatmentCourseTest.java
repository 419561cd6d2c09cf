package dev.drey.lifecycle;

import static dev.drey.testing.Examples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drey.lifecycle.TreatmentCourse.Decision;
import dev.drey.lifecycle.TreatmentCourse.Sight;
import dev.drey.lifecycle.TreatmentCourse.Situation;
import dev.drey.lifecycle.TreatmentCourse.Step;
import dev.drey.model.ApplicationStatus;
import dev.drey.model.Operation;
import dev.drey.model.Treatment;
import dev.drey.testing.Treated;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TreatmentCourseTest {

    private static final Sight CLEAR = new Sight(2, true);
    private static final Instant SOON = NOON.plusSeconds(60);
    private static final Instant LATE = NOON.plusSeconds(121);

    private final Treatment applying = Treated.begun(NOON);
    private final Treatment watching = applying.watched(NOON);
    private final Treatment rollingBack = watching.rollingBack("rollback1234");

    private static Situation situation(
            ApplicationStatus status, long version, Operation.Status operation, @Nullable String failure) {
        return new Situation(status, version, false, operation, failure);
    }

    private static Situation running(long version) {
        return situation(ApplicationStatus.RUNNING, version, Operation.Status.SUCCESSFUL, null);
    }

    private static Step step(Treatment treatment, Situation situation, Sight sight, Instant now) {
        return TreatmentCourse.next(treatment, situation, sight, now).step();
    }

    @ParameterizedTest
    @CsvSource({
        "UPDATING,     2, IN_PROGRESS, WAIT",
        "RUNNING,      2, SUCCESSFUL,  WATCH",
        // Refused before the job was touched: the service itself has gone back.
        "RUNNING,      3, FAILED,      FAILED",
        "ROLLING_BACK, 3, FAILED,      FAILED",
        // It did not come up, and would stay down.
        "READY,        2, FAILED,      ROLL_BACK",
        "UPDATING,     3, CANCELLED,   OVERTAKEN",
        "RUNNING,      3, SUCCESSFUL,  OVERTAKEN",
        "STOPPING,     2, SUCCESSFUL,  OVERTAKEN"
    })
    void theUpdateDecidesWhetherThereIsAnythingToWatch(
            ApplicationStatus status, long version, Operation.Status operation, Step expected) {
        assertThat(step(applying, situation(status, version, operation, "No slots."), Sight.NONE, SOON))
                .isEqualTo(expected);
    }

    @Test
    void itHasHelpedAfterTwoCleanLooksAndACheckpoint() {
        assertThat(step(watching, running(2), CLEAR, SOON)).isEqualTo(Step.CLEARED);
        assertThat(step(watching, running(2), new Sight(1, true), SOON)).isEqualTo(Step.WAIT);
        assertThat(step(watching, running(2), new Sight(5, false), SOON)).isEqualTo(Step.WAIT);
    }

    @Test
    void itIsTakenBackWhenItsTimeIsOver() {
        assertThat(step(watching, running(2), new Sight(1, true), LATE)).isEqualTo(Step.ROLL_BACK);
        assertThat(TreatmentCourse.next(watching, running(2), new Sight(3, false), LATE))
                .isEqualTo(new Decision(Step.ROLL_BACK, "No checkpoint has completed with it."));
        // It helped at the last moment.
        assertThat(step(watching, running(2), CLEAR, LATE)).isEqualTo(Step.CLEARED);
    }

    @Test
    void whoeverChangesOrStopsTheApplicationMeanwhileHasTheLastWord() {
        assertThat(step(watching, running(3), Sight.NONE, LATE)).isEqualTo(Step.OVERTAKEN);
        assertThat(step(
                        watching,
                        new Situation(ApplicationStatus.READY, 2, true, Operation.Status.SUCCESSFUL, null),
                        Sight.NONE,
                        SOON))
                .isEqualTo(Step.OVERTAKEN);
    }

    @Test
    void anApplicationThatItHasBroughtDownIsBroughtBack() {
        assertThat(step(
                        watching,
                        situation(ApplicationStatus.READY, 2, Operation.Status.SUCCESSFUL, null),
                        Sight.NONE,
                        SOON))
                .isEqualTo(Step.ROLL_BACK);
        assertThat(step(
                        rollingBack,
                        situation(ApplicationStatus.READY, 3, Operation.Status.SUCCESSFUL, null),
                        Sight.NONE,
                        SOON))
                .isEqualTo(Step.START);
    }

    @Test
    void theRollbackIsWaitedFor() {
        assertThat(step(
                        rollingBack,
                        situation(ApplicationStatus.UPDATING, 3, Operation.Status.IN_PROGRESS, null),
                        Sight.NONE,
                        LATE))
                .isEqualTo(Step.WAIT);
        assertThat(step(rollingBack, running(3), Sight.NONE, LATE)).isEqualTo(Step.ROLLED_BACK);
        assertThat(TreatmentCourse.next(
                        rollingBack,
                        situation(ApplicationStatus.READY, 3, Operation.Status.FAILED, "No disk."),
                        Sight.NONE,
                        LATE))
                .isEqualTo(new Decision(Step.FAILED, "It could not be taken back. No disk."));
    }

    @Test
    void whatHasEndedStaysSo() {
        Treatment over = watching.ended(Treatment.Status.CLEARED, "It has helped.", SOON);

        assertThat(step(over, running(7), Sight.NONE, LATE)).isEqualTo(Step.WAIT);
    }
}
