package dev.drey.diagnosis.remedy;

import dev.drey.diagnosis.detector.Symptom;
import dev.drey.diagnosis.finding.Diagnosis;
import dev.drey.diagnosis.finding.Finding;
import java.util.Locale;
import java.util.Optional;

/**
 * What a remedy has to clear: the gravest symptom of its finding. A blocking call goes on when barriers overtake records,
 * but checkpoints do not expire any more, which is what that remedy is for.
 *
 * @param symptom under the name that reports have; empty where nothing has come of the cause, which is then itself to go
 */
public record Complaint(String cause, String symptom) {

    /** Of a finding. */
    public static Complaint of(Finding finding) {
        return new Complaint(
                finding.cause(),
                finding.symptoms().stream()
                        .sorted()
                        .findFirst()
                        .map(Complaint::name)
                        .orElse(""));
    }

    /** Whether an examination finds nothing of it. */
    public boolean isGone(Diagnosis diagnosis) {
        Optional<Finding> same = diagnosis.findings().stream()
                .filter(finding -> finding.cause().equals(cause))
                .findFirst();
        return symptom.isEmpty()
                ? same.isEmpty()
                : diagnosis.symptoms().keySet().stream()
                        .noneMatch(shown -> name(shown).equals(symptom));
    }

    private static String name(Symptom symptom) {
        return symptom.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
