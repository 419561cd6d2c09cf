package dev.drey.doctor;

import dev.drey.diagnosis.catalogue.Severity;
import dev.drey.diagnosis.finding.Finding;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A finding over several examinations.
 *
 * @param symptoms that it was the primary cause of when it was seen last, by their names
 * @param seen in how many examinations
 * @param missed in how many since it was seen last
 * @param told whether people know of it
 */
public record Standing(
        String cause,
        Severity severity,
        String sentence,
        double sure,
        Set<String> symptoms,
        int seen,
        int missed,
        Instant lastSeen,
        boolean told) {

    /** Keeps a copy. */
    public Standing {
        symptoms = Set.copyOf(symptoms);
    }

    static Standing first(Finding finding, Instant now) {
        return new Standing(
                finding.cause(),
                finding.severity(),
                finding.sentence(),
                finding.sure(),
                symptoms(finding),
                1,
                0,
                now,
                false);
    }

    Standing again(Finding finding, Instant now) {
        return new Standing(
                cause,
                finding.severity(),
                finding.sentence(),
                finding.sure(),
                symptoms(finding),
                seen + 1,
                0,
                now,
                told);
    }

    Standing notSeen() {
        return new Standing(cause, severity, sentence, sure, symptoms, seen, missed + 1, lastSeen, told);
    }

    Standing nowTold() {
        return new Standing(cause, severity, sentence, sure, symptoms, seen, missed, lastSeen, true);
    }

    boolean sharesSymptomWith(Standing other) {
        return symptoms.stream().anyMatch(other.symptoms::contains);
    }

    private static Set<String> symptoms(Finding finding) {
        return finding.symptoms().stream().map(Enum::name).collect(Collectors.toSet());
    }
}
