package dev.drey.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drey.cli.trial.FaultKind;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FaultPlanTest {

    private static final List<FaultKind> ALL = Arrays.asList(FaultKind.values());

    private static List<PlannedFault> plan(long seed, List<FaultKind> kinds, int count) {
        FaultPlan plan = new FaultPlan(seed, kinds);
        return Stream.generate(plan::next).limit(count).toList();
    }

    @Test
    void theSameSeedPlansTheSameFaults() {
        assertThat(plan(7, ALL, 100)).isEqualTo(plan(7, ALL, 100)).isNotEqualTo(plan(8, ALL, 100));
    }

    @Test
    void theOrderInWhichKindsAreNamedDoesNotMatter() {
        List<FaultKind> some = List.of(FaultKind.UPDATE, FaultKind.JOB_MANAGER_KILL);
        List<FaultKind> turned = List.of(FaultKind.JOB_MANAGER_KILL, FaultKind.UPDATE, FaultKind.UPDATE);

        assertThat(plan(7, turned, 20)).isEqualTo(plan(7, some, 20));
    }

    @Test
    void everyKindComesOnceBeforeAnyComesAgain() {
        List<FaultKind> kinds =
                plan(7, ALL, 3 * ALL.size()).stream().map(PlannedFault::kind).toList();

        for (int round = 0; round < 3; round++) {
            assertThat(kinds.subList(round * ALL.size(), (round + 1) * ALL.size()))
                    .containsExactlyInAnyOrderElementsOf(ALL);
        }
    }

    @Test
    void faultsAlsoStrikeBeforeEarlierOnesAreRecoveredFrom() {
        List<PlannedFault> faults = plan(7, ALL, 100);

        assertThat(faults.get(0).settled()).isTrue();
        assertThat(faults).anyMatch(PlannedFault::settled).anyMatch(fault -> !fault.settled());
    }

    @Test
    void killsComeWhileOperationsAreUnderWay() {
        List<PlannedFault> faults = plan(7, ALL, 300);

        assertThat(faults).allSatisfy(fault -> {
            if (!fault.kind().isOperation()) {
                assertThat(fault.companion()).isEmpty();
            } else if (fault.kind() != FaultKind.STOP_START) {
                assertThat(fault.companion()).isPresent();
            }
        });
        assertThat(faults)
                .filteredOn(fault -> fault.kind() == FaultKind.STOP_START)
                .anyMatch(fault -> fault.companion().isEmpty())
                .anyMatch(fault -> fault.companion().isPresent());
    }
}
