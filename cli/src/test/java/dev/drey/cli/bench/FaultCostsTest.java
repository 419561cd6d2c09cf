package dev.drey.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drey.cli.bench.FaultCosts.Cost;
import dev.drey.cli.trial.FaultKind;
import dev.drey.cli.trial.StruckFault;
import dev.drey.programs.audit.verify.Emissions.Silence;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class FaultCostsTest {

    @Test
    void lostHostIsCountedFromTheKillAndFromTheNewStart() {
        Strike strike = new Strike(new StruckFault(FaultKind.HOST_LOSS, 10_000, 10_000), 10_400L);

        assertThat(FaultCosts.of(List.of(strike), List.of(new Silence(9_100, 15_100))))
                .containsExactly(
                        new Cost("host loss", Duration.ofMillis(5_100)),
                        new Cost("host loss, from the new start", Duration.ofMillis(4_700)));
    }

    @Test
    void faultThatNothingStopsForCostsNothing() {
        List<Strike> strikes = List.of(
                Strike.of(FaultKind.SERVICE_KILL, 10_000, 12_000),
                Strike.of(FaultKind.TASK_MANAGER_KILL, 60_000, 60_000));

        assertThat(FaultCosts.of(strikes, List.of(new Silence(59_500, 62_100))))
                .containsExactly(
                        new Cost("service kill", Duration.ZERO),
                        new Cost("task manager kill", Duration.ofMillis(2_100)));
    }
}
