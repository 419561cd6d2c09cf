package dev.drey.diagnosis.finding;

import dev.drey.diagnosis.catalogue.Severity;
import dev.drey.diagnosis.detector.Symptom;
import dev.drey.diagnosis.evidence.Absence;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an examination of one job came to.
 *
 * @param at when the evidence was taken
 * @param jobId null when there is no job
 * @param jobName empty when there is no job
 * @param state Flink's word for it; empty when there is no job
 * @param findings gravest first
 * @param symptoms what was to be seen, and how
 * @param absences what could not be had
 */
public record Diagnosis(
        Instant at,
        @Nullable String jobId,
        String jobName,
        String state,
        List<Finding> findings,
        Map<Symptom, String> symptoms,
        List<Absence> absences) {

    /** Keeps copies. */
    public Diagnosis {
        findings = List.copyOf(findings);
        symptoms = Map.copyOf(symptoms);
        absences = List.copyOf(absences);
    }

    /** Whether nothing is wrong; something may be worth a word nevertheless. */
    public boolean isHealthy() {
        return findings.stream().allMatch(finding -> finding.severity() == Severity.NOTICE);
    }

    /** The gravest finding. */
    public Optional<Finding> primary() {
        return findings.stream().findFirst();
    }
}
