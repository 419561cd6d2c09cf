package dev.drey.lifecycle;

import static dev.drey.testing.Examples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drey.model.Treatment;
import dev.drey.model.Treatment.Origin;
import dev.drey.testing.Treated;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HealingAllowanceTest {

    private static final String CAUSE = "checkpoint-timeout-too-short";
    private static final HealingAllowance ALLOWED = new HealingAllowance(Set.of(CAUSE), Duration.ofMinutes(30), 2);

    private static Treatment over(Instant at, Origin origin, Treatment.Status how) {
        return Treated.begun(at, origin).ended(how, "It is over.", at.plusSeconds(60));
    }

    private static List<Treatment> hoursAgo(int... hours) {
        return IntStream.of(hours)
                .mapToObj(ago -> over(NOON.minus(Duration.ofHours(ago)), Origin.SELF, Treatment.Status.CLEARED))
                .toList();
    }

    @Test
    void byDefaultNothingIsAllowed() {
        assertThat(HealingAllowance.NONE.findObjection(CAUSE, List.of(), NOON))
                .contains("The application does not allow it.");
        assertThat(ALLOWED.findObjection(CAUSE, List.of(), NOON)).isEmpty();
        assertThat(ALLOWED.findObjection("hot-key", List.of(), NOON)).isPresent();
    }

    @Test
    void oneAfterAnotherWithAPauseBetween() {
        assertThat(ALLOWED.findObjection(CAUSE, List.of(Treated.begun(NOON)), NOON))
                .contains("Another treatment is under way.");
        List<Treatment> once = List.of(over(NOON, Origin.SELF, Treatment.Status.CLEARED));
        assertThat(ALLOWED.findObjection(CAUSE, once, NOON.plusSeconds(1799)).orElseThrow())
                .contains("less than 30 minutes ago");
        assertThat(ALLOWED.findObjection(CAUSE, once, NOON.plusSeconds(1800))).isEmpty();
    }

    @Test
    void onlySoManyADay() {
        assertThat(ALLOWED.findObjection(CAUSE, hoursAgo(2, 23), NOON).orElseThrow())
                .startsWith("There were 2 within a day");
        assertThat(ALLOWED.findObjection(CAUSE, hoursAgo(2, 25), NOON)).isEmpty();
    }

    @Test
    void whatPeopleOrderDoesNotCount() {
        assertThat(ALLOWED.findObjection(CAUSE, List.of(over(NOON, Origin.ORDER, Treatment.Status.CLEARED)), NOON))
                .isEmpty();
    }

    @Test
    void whatDidNotHelpIsNotTriedAgainSoon() {
        List<Treatment> vain = List.of(over(NOON, Origin.ORDER, Treatment.Status.ROLLED_BACK));
        List<Treatment.Change> same = Treated.begun(NOON).changes();
        List<Treatment.Change> other =
                List.of(new Treatment.Change("drey.flink", "execution.checkpointing.timeout", "1 s", "20 min"));

        assertThat(HealingAllowance.wasInVain(vain, same, NOON.plusSeconds(60))).isTrue();
        assertThat(HealingAllowance.wasInVain(vain, other, NOON.plusSeconds(60)))
                .isFalse();
        assertThat(HealingAllowance.wasInVain(vain, same, NOON.plus(Duration.ofHours(24))))
                .isFalse();
        assertThat(HealingAllowance.wasInVain(
                        List.of(over(NOON, Origin.SELF, Treatment.Status.CLEARED)), same, NOON.plusSeconds(60)))
                .isFalse();
    }
}
