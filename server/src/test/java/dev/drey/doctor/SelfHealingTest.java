package dev.drey.doctor;

import static dev.drey.testing.Examples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drey.control.Treatments;
import dev.drey.diagnosis.catalogue.Remedy;
import dev.drey.diagnosis.catalogue.Remedy.Approval;
import dev.drey.diagnosis.catalogue.Remedy.Bound;
import dev.drey.diagnosis.catalogue.Remedy.Change;
import dev.drey.diagnosis.catalogue.Remedy.Target;
import dev.drey.diagnosis.catalogue.Severity;
import dev.drey.diagnosis.detector.Symptom;
import dev.drey.diagnosis.evidence.Evidence;
import dev.drey.lifecycle.HealingAllowance;
import dev.drey.model.Treatment;
import dev.drey.testing.Treated;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SelfHealingTest {

    private static final String CAUSE = "checkpoint-timeout-too-short";
    private static final HealingAllowance ALLOWED = new HealingAllowance(Set.of(CAUSE), Duration.ofMinutes(30), 4);
    private static final Remedy RISKY = remedy("a.risky", Approval.ASK);
    private static final Remedy LONGER = remedy("execution.checkpointing.timeout", Approval.SAFE);
    private static final Remedy OTHER = remedy("another.setting", Approval.SAFE);

    private final Evidence evidence = Findings.evidence(NOON, null);

    private static Remedy remedy(String key, Approval approval) {
        return new Remedy("Do it.", new Change(Target.FLINK, Map.of(key, "10 min"), approval, Bound.LEAST), null);
    }

    private Optional<Treatments.Order> order(double sure, HealingAllowance allowance, List<Treatment> former) {
        return SelfHealing.findOrder(
                Findings.with(CAUSE, Severity.WARNING, sure, List.of(RISKY, LONGER, OTHER), Symptom.CHECKPOINTS_EXPIRE),
                evidence,
                allowance,
                former,
                3,
                NOON);
    }

    @Test
    void theFirstSafeRemedyIsOrderedForTheVersionThatWasExamined() {
        Treatments.Order order = order(0.9, ALLOWED, List.of()).orElseThrow();

        assertThat(order.origin()).isEqualTo(Treatment.Origin.SELF);
        assertThat(order.changes())
                .extracting(Treatment.Change::key)
                .containsExactly("execution.checkpointing.timeout");
        assertThat(order.complaint().symptom()).isEqualTo("checkpoints-expire");
        assertThat(order.versionId()).isEqualTo(3);
    }

    @Test
    void nothingIsDoneUnlessItIsAllowedAndSureEnough() {
        assertThat(order(0.9, HealingAllowance.NONE, List.of())).isEmpty();
        assertThat(order(0.7, ALLOWED, List.of())).isEmpty();
    }

    @Test
    void whatDidNotHelpGivesWayToTheNext() {
        Treatment vain = Treated.begun(NOON.minusSeconds(3600))
                .ended(Treatment.Status.ROLLED_BACK, "It did not help.", NOON.minusSeconds(3000));

        assertThat(order(0.9, ALLOWED, List.of(vain)).orElseThrow().changes())
                .extracting(Treatment.Change::key)
                .containsExactly("another.setting");
    }
}
