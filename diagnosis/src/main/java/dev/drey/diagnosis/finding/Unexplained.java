package dev.drey.diagnosis.finding;

import dev.drey.diagnosis.catalogue.Severity;
import dev.drey.diagnosis.detector.Case;
import dev.drey.diagnosis.detector.Errors;
import dev.drey.diagnosis.detector.Place;
import dev.drey.diagnosis.detector.Symptom;
import dev.drey.diagnosis.evidence.Absence;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A symptom without a cause is said to be one, with what is known. */
final class Unexplained {

    private Unexplained() {}

    static Finding of(Symptom symptom, Case theCase) {
        List<String> evidence = new ArrayList<>();
        evidence.add(theCase.symptoms().getOrDefault(symptom, symptom.words()));
        theCase.errors().all().stream()
                .filter(seen -> seen.explains().contains(symptom))
                .findFirst()
                .map(Unexplained::told)
                .ifPresent(evidence::add);
        String missing = theCase.evidence().absences().stream()
                .map(Absence::kind)
                .map(Absence.Kind::words)
                .distinct()
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            evidence.add("Not at hand were: " + missing + ".");
        }
        return new Finding(
                Finding.UNEXPLAINED,
                Severity.WARNING,
                0,
                false,
                Place.job(),
                symptom.words() + " No known cause fits the evidence.",
                evidence,
                "A cause that fits.",
                List.of(),
                List.of(symptom),
                List.of(),
                List.of());
    }

    private static String told(Errors.Seen seen) {
        return seen.sentence() + " " + seen.error().deepest().headline().replaceAll("\\s+", " ");
    }
}
