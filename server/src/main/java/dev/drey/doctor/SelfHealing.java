package dev.drey.doctor;

import dev.drey.control.Treatments;
import dev.drey.diagnosis.evidence.Evidence;
import dev.drey.diagnosis.finding.Finding;
import dev.drey.diagnosis.remedy.Complaint;
import dev.drey.diagnosis.remedy.Patience;
import dev.drey.diagnosis.remedy.Prescription;
import dev.drey.diagnosis.remedy.SettingChange;
import dev.drey.lifecycle.HealingAllowance;
import dev.drey.model.Treatment;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Whether the service treats an application by itself, and how. Pure. */
final class SelfHealing {

    /** Very likely. */
    private static final double SURE_ENOUGH = 0.75;

    private SelfHealing() {}

    /**
     * What is to be done about a finding that people know of; empty when nothing is, or may be.
     *
     * @param former all treatments of the application that are known
     * @param versionId of the application
     */
    static Optional<Treatments.Order> findOrder(
            Finding finding,
            Evidence evidence,
            HealingAllowance allowance,
            List<Treatment> former,
            long versionId,
            Instant now) {
        if (finding.sure() < SURE_ENOUGH
                || allowance.findObjection(finding.cause(), former, now).isPresent()) {
            return Optional.empty();
        }
        Complaint complaint = Complaint.of(finding);
        return Prescription.of(finding, evidence).stream()
                .filter(Prescription::isSafe)
                .filter(one -> !HealingAllowance.wasInVain(former, changes(one), now))
                .findFirst()
                .map(one -> new Treatments.Order(
                        Treatment.Origin.SELF,
                        new Treatment.Complaint(complaint.cause(), complaint.symptom(), finding.sentence()),
                        changes(one),
                        Patience.of(evidence, one.changes()),
                        versionId));
    }

    static List<Treatment.Change> changes(Prescription prescription) {
        return prescription.changes().stream().map(SelfHealing::change).toList();
    }

    private static Treatment.Change change(SettingChange change) {
        return new Treatment.Change(change.target(), change.key(), change.from(), change.to());
    }
}
