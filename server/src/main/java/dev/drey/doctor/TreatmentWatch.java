package dev.drey.doctor;

import dev.drey.control.Treatments;
import dev.drey.diagnosis.evidence.CheckpointSettings;
import dev.drey.diagnosis.evidence.Evidence;
import dev.drey.diagnosis.evidence.Job;
import dev.drey.diagnosis.finding.Diagnosis;
import dev.drey.diagnosis.remedy.Complaint;
import dev.drey.diagnosis.remedy.Patience;
import dev.drey.lifecycle.TreatmentCourse.Sight;
import dev.drey.model.Treatment;
import java.time.Instant;
import java.util.Optional;

/** What examinations say of a treatment whose change is in force. Pure. */
final class TreatmentWatch {

    private TreatmentWatch() {}

    /**
     * The sight after one more examination.
     *
     * @param former before it
     */
    static Sight after(Sight former, Treatment treatment, Evidence evidence, Diagnosis diagnosis, Instant now) {
        Optional<Instant> settled = Treatments.findInForceSince(treatment)
                .map(inForce -> inForce.plus(Patience.toSettle(treatment.patience())));
        if (settled.isEmpty() || now.isBefore(settled.get())) {
            return Sight.NONE;
        }
        boolean checkpointed = former.checkpointed() || isCheckpointed(evidence, settled.get());
        Complaint complaint = new Complaint(
                treatment.complaint().cause(), treatment.complaint().symptom());
        boolean clean = evidence.findJob().filter(TreatmentWatch::isWhole).isPresent() && complaint.isGone(diagnosis);
        return new Sight(clean ? former.cleanLooks() + 1 : 0, checkpointed);
    }

    /** Tasks of sources that have come to their end are as they should be. */
    private static boolean isWhole(Job job) {
        return job.isRunning()
                && job.vertices().stream()
                        .allMatch(vertex -> vertex.count("RUNNING") + vertex.count("FINISHED") == vertex.parallelism());
    }

    private static boolean isCheckpointed(Evidence evidence, Instant since) {
        boolean expected = evidence.checkpoints()
                .findSettings()
                .filter(CheckpointSettings::enabled)
                .isPresent();
        return !expected
                || evidence.checkpoints()
                        .completed()
                        .anyMatch(checkpoint -> checkpoint.triggeredAt().isAfter(since));
    }
}
