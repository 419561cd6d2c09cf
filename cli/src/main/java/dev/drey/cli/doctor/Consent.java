package dev.drey.cli.doctor;

import dev.drey.diagnosis.catalogue.Remedy.Approval;
import dev.drey.diagnosis.remedy.Prescription;
import java.util.Comparator;
import java.util.List;

/**
 * What it takes that a remedy is carried out. Pure.
 *
 * @param yes whether nobody is to be asked
 * @param acceptRisk whether remedies may be carried out that can lose or double data
 * @param person whether somebody is there to be asked
 */
record Consent(boolean yes, boolean acceptRisk, boolean person) {

    /** What is to be done with one of several remedies. */
    enum Step {
        /** Say why not, and go on to the next. */
        PASS,
        /** Ask whether it is to be carried out. */
        ASK,
        /** Ask that, and whether the risk is taken. */
        ASK_FOR_RISK,
        /** Carry it out. */
        APPLY
    }

    /** Those that may be carried out without asking first, else as they are. */
    static List<Prescription> inOrder(List<Prescription> prescriptions) {
        return prescriptions.stream()
                .sorted(Comparator.comparing((Prescription one) -> one.approval() != Approval.SAFE))
                .toList();
    }

    Step to(Prescription prescription) {
        if (prescription.findObjection().isPresent() || prescription.approval() == Approval.BY_HAND) {
            return Step.PASS;
        }
        boolean risky = prescription.approval() == Approval.ASK;
        if (yes) {
            return !risky || acceptRisk ? Step.APPLY : Step.PASS;
        }
        if (!person) {
            return Step.PASS;
        }
        return risky && !acceptRisk ? Step.ASK_FOR_RISK : Step.ASK;
    }

    /** Why {@link #to} passes one over. */
    String whyNot(Prescription prescription) {
        return prescription
                .findObjection()
                .orElseGet(() -> prescription.approval() == Approval.ASK && yes
                        ? "It can lose or double data: --accept-risk carries it out."
                        : "Nobody is there to be asked: --yes carries it out.");
    }
}
