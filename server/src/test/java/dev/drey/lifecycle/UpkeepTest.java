package dev.drey.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drey.lifecycle.Upkeep.Job;
import dev.drey.lifecycle.Upkeep.Measure;
import dev.drey.lifecycle.Upkeep.Observation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UpkeepTest {

    @Test
    void wholeClusterIsLeftAlone() {
        assertThat(Upkeep.decide(new Observation(true, 2, 0, 2, Job.ALIVE))).isEqualTo(Measure.NOTHING);
    }

    @Test
    void missingTaskManagerIsReplaced() {
        assertThat(Upkeep.decide(new Observation(true, 1, 0, 2, Job.ALIVE))).isEqualTo(Measure.REPLACE_TASK_MANAGERS);
    }

    @Test
    void missingTaskManagerIsReplacedThoughTheJobManagerIsTooBusyToAnswer() {
        assertThat(Upkeep.decide(new Observation(true, 1, 0, 2, Job.UNKNOWN))).isEqualTo(Measure.REPLACE_TASK_MANAGERS);
    }

    @Test
    void hungTaskManagerIsReplacedThoughEnoughOthersAreAlive() {
        assertThat(Upkeep.decide(new Observation(true, 2, 1, 2, Job.ALIVE))).isEqualTo(Measure.REPLACE_TASK_MANAGERS);
    }

    @Test
    void missingSpareTaskManagerWaitsUntilTheJobHadTimeToRecover() {
        assertThat(Upkeep.decide(new Observation(true, 1, 0, 1, 2, false, Job.ALIVE)))
                .isEqualTo(Measure.NOTHING);
        assertThat(Upkeep.decide(new Observation(true, 1, 0, 1, 2, true, Job.ALIVE)))
                .isEqualTo(Measure.REPLACE_TASK_MANAGERS);
    }

    @Test
    void taskManagerThatTheJobNeedsWaitsForNothing() {
        assertThat(Upkeep.decide(new Observation(true, 0, 0, 1, 2, false, Job.ALIVE)))
                .isEqualTo(Measure.REPLACE_TASK_MANAGERS);
    }

    @Test
    void silenceAloneIsNoReasonToAct() {
        assertThat(Upkeep.decide(new Observation(true, 2, 0, 2, Job.UNKNOWN))).isEqualTo(Measure.NOTHING);
    }

    @ParameterizedTest
    @EnumSource(Job.class)
    void deadJobManagerMeansRelaunchWhateverElseWasSeen(Job job) {
        assertThat(Upkeep.decide(new Observation(false, 2, 0, 2, job))).isEqualTo(Measure.RELAUNCH);
    }

    @Test
    void jobManagerWithoutTheJobMeansRelaunch() {
        assertThat(Upkeep.decide(new Observation(true, 2, 0, 2, Job.MISSING))).isEqualTo(Measure.RELAUNCH);
    }

    @ParameterizedTest
    @EnumSource(names = {"FINISHED", "FAILED", "CANCELED"})
    void endedJobIsConcludedThoughATaskManagerIsMissing(Job job) {
        assertThat(Upkeep.decide(new Observation(true, 0, 0, 1, job))).isEqualTo(Measure.CONCLUDE);
    }
}
