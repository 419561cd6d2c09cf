package dev.drey.diagnosis.testing;

import dev.drey.diagnosis.Doctor;
import dev.drey.diagnosis.catalogue.Severity;
import dev.drey.diagnosis.finding.Diagnosis;
import dev.drey.diagnosis.finding.Finding;
import java.util.List;

/** Short cuts to what a doctor says of evidence. */
public final class Examined {

    private static final Doctor DOCTOR = Doctor.standard();

    private Examined() {}

    public static Diagnosis of(EvidenceBuilder evidence) {
        return DOCTOR.examine(evidence.build());
    }

    /** The id of the gravest finding; empty when there is none. */
    public static String primary(EvidenceBuilder evidence) {
        return of(evidence).primary().map(Finding::cause).orElse("");
    }

    /** The ids of all findings that are more than notices. */
    public static List<String> warnings(EvidenceBuilder evidence) {
        return of(evidence).findings().stream()
                .filter(finding -> finding.severity() != Severity.NOTICE)
                .map(Finding::cause)
                .toList();
    }

    public static List<String> causes(EvidenceBuilder evidence) {
        return of(evidence).findings().stream().map(Finding::cause).toList();
    }

    public static Finding finding(EvidenceBuilder evidence, String cause) {
        return of(evidence).findings().stream()
                .filter(finding -> finding.cause().equals(cause))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No finding " + cause + " among " + causes(evidence)));
    }
}
