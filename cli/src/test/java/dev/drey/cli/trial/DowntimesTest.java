package dev.drey.cli.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drey.cli.trial.Downtimes.Downtime;
import dev.drey.programs.audit.verify.Emissions.Silence;
import java.util.List;
import org.junit.jupiter.api.Test;

class DowntimesTest {

    private static StruckFault kill(long at) {
        return new StruckFault(FaultKind.JOB_MANAGER_KILL, at, at);
    }

    private static List<Downtime> of(List<StruckFault> faults, Silence... silences) {
        return new Downtimes(faults, List.of(silences)).list();
    }

    @Test
    void downtimeCountsFromTheFaultAlthoughTheWorkSinceTheCheckpointIsDoneAgain() {
        assertThat(of(List.of(kill(1_000)), new Silence(400, 4_000)))
                .containsExactly(new Downtime(FaultKind.JOB_MANAGER_KILL, 3_000, true));
    }

    @Test
    void silenceThatBeginsLaterIsOwedToTheFaultBeforeIt() {
        assertThat(of(List.of(kill(1_000)), new Silence(1_500, 4_000)))
                .containsExactly(new Downtime(FaultKind.JOB_MANAGER_KILL, 2_500, true));
    }

    @Test
    void faultThatNothingStopsForHasNoDowntime() {
        assertThat(of(List.of(kill(1_000), kill(100_000)), new Silence(99_500, 103_000)))
                .containsExactly(
                        new Downtime(FaultKind.JOB_MANAGER_KILL, 0, true),
                        new Downtime(FaultKind.JOB_MANAGER_KILL, 3_000, true));
    }

    @Test
    void faultsThatShareASilenceAreNotAlone() {
        assertThat(of(List.of(kill(1_000), kill(2_000)), new Silence(400, 6_000)))
                .containsExactly(
                        new Downtime(FaultKind.JOB_MANAGER_KILL, 5_000, false),
                        new Downtime(FaultKind.JOB_MANAGER_KILL, 4_000, false));
    }

    @Test
    void silenceLongAfterAFaultIsNotItsDoing() {
        assertThat(of(List.of(kill(1_000)), new Silence(60_000, 61_000)))
                .containsExactly(new Downtime(FaultKind.JOB_MANAGER_KILL, 0, true));
    }

    @Test
    void faultThatStruckJustBeforeASilenceSharesItWithTheOneThatStruckInIt() {
        assertThat(of(List.of(kill(1_000), kill(3_000)), new Silence(1_300, 9_000)))
                .containsExactly(
                        new Downtime(FaultKind.JOB_MANAGER_KILL, 7_700, false),
                        new Downtime(FaultKind.JOB_MANAGER_KILL, 6_000, false));
    }

    @Test
    void faultThatLastsIsToBlameForAllOfIt() {
        StruckFault pause = new StruckFault(FaultKind.TASK_MANAGER_PAUSE, 1_000, 3_000);

        assertThat(of(List.of(pause), new Silence(1_010, 3_020)))
                .containsExactly(new Downtime(FaultKind.TASK_MANAGER_PAUSE, 2_010, true));
    }
}
