package dev.drey.diagnosis;

import dev.drey.diagnosis.catalogue.Catalogue;
import dev.drey.diagnosis.detector.Case;
import dev.drey.diagnosis.detector.Detector;
import dev.drey.diagnosis.detector.Hypothesis;
import dev.drey.diagnosis.evidence.Evidence;
import dev.drey.diagnosis.evidence.Job;
import dev.drey.diagnosis.finding.Diagnosis;
import dev.drey.diagnosis.finding.Differential;
import java.util.ArrayList;
import java.util.List;

/** Examines evidence. Pure, and safe for use by several threads. */
public final class Doctor {

    private final Catalogue catalogue;
    private final List<Detector> detectors;

    private Doctor(Catalogue catalogue, List<Detector> detectors) {
        this.catalogue = catalogue;
        this.detectors = List.copyOf(detectors);
    }

    /** With all detectors, and the catalogue that comes along. */
    public static Doctor standard() {
        return with(Catalogue.standard());
    }

    /** With all detectors, and another catalogue. */
    public static Doctor with(Catalogue catalogue) {
        return new Doctor(catalogue, Detectors.all(catalogue));
    }

    /** What is known of causes. */
    public Catalogue catalogue() {
        return catalogue;
    }

    /** What is wrong with the job, or that nothing is. */
    public Diagnosis examine(Evidence evidence) {
        Case theCase = new Case(evidence);
        List<Hypothesis> hypotheses = new ArrayList<>();
        for (Detector detector : detectors) {
            hypotheses.addAll(detector.examine(theCase));
        }
        return new Diagnosis(
                evidence.takenAt(),
                evidence.findJob().map(Job::id).orElse(null),
                evidence.findJob().map(Job::name).orElse(""),
                evidence.findJob().map(Job::state).orElse(""),
                Differential.weigh(catalogue, theCase, hypotheses),
                theCase.symptoms(),
                evidence.absences());
    }
}
