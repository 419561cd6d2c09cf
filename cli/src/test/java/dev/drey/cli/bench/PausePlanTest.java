package dev.drey.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drey.cli.trial.FaultKind;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PausePlanTest {

    private static List<PausePlan.Planned> first(long seed, int count) {
        PausePlan plan = new PausePlan(seed);
        return Stream.generate(plan::next).limit(count).toList();
    }

    @Test
    void seedDeterminesThePlan() {
        assertThat(first(7, 30)).isEqualTo(first(7, 30)).isNotEqualTo(first(8, 30));
    }

    @Test
    void ofEverySixPausesFourAreOfTaskManagers() {
        assertThat(first(1, 60).stream().map(PausePlan.Planned::kind))
                .containsOnly(FaultKind.TASK_MANAGER_PAUSE, FaultKind.JOB_MANAGER_PAUSE, FaultKind.SERVICE_PAUSE)
                .filteredOn(FaultKind.TASK_MANAGER_PAUSE::equals)
                .hasSize(40);
    }

    @Test
    void pausesAreFarEnoughApartToRecoverFrom() {
        assertThat(first(3, 100))
                .allSatisfy(planned ->
                        assertThat(planned.after()).isBetween(Duration.ofSeconds(20), Duration.ofSeconds(30)));
    }
}
