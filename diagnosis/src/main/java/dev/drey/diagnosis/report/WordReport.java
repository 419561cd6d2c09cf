package dev.drey.diagnosis.report;

import dev.drey.diagnosis.catalogue.Remedy;
import dev.drey.diagnosis.detector.Place;
import dev.drey.diagnosis.evidence.Absence;
import dev.drey.diagnosis.finding.Diagnosis;
import dev.drey.diagnosis.finding.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A diagnosis in words, in lines for a terminal. */
public final class WordReport {

    private static final int MOST_ALTERNATIVES = 4;

    private WordReport() {}

    /** One line or more. */
    public static List<String> of(Diagnosis diagnosis) {
        String job = diagnosis.jobId() == null
                ? "There is no job."
                : "Job " + diagnosis.jobName() + " (" + diagnosis.jobId() + ") is " + diagnosis.state() + ".";
        return of(diagnosis, job, "Nothing is wrong.");
    }

    /**
     * The same of what is no job of a cluster.
     *
     * @param subject what was examined, in a sentence
     * @param healthy what to say where nothing is wrong
     */
    public static List<String> of(Diagnosis diagnosis, String subject, String healthy) {
        List<String> lines = new ArrayList<>();
        lines.add(subject + (diagnosis.findings().isEmpty() ? " " + healthy : ""));
        if (!diagnosis.findings().isEmpty() && diagnosis.isHealthy()) {
            lines.add(healthy + " Worth knowing:");
        }
        for (Finding finding : diagnosis.findings()) {
            lines.add("");
            lines.addAll(of(finding));
        }
        if (!diagnosis.absences().isEmpty()) {
            lines.add("");
            lines.add("Not at hand:");
            diagnosis.absences().stream().map(Absence::reason).distinct().forEach(reason -> lines.add("  " + reason));
        }
        return lines;
    }

    private static List<String> of(Finding finding) {
        List<String> lines = new ArrayList<>();
        lines.add(finding.severity().name() + "  " + finding.cause() + "  (" + finding.sureness()
                + (finding.sure() > 0 ? String.format(Locale.ROOT, ", %.0f %%", 100 * finding.sure()) : "") + ")");
        lines.add("  " + finding.sentence());
        String place = place(finding.place());
        if (!place.isEmpty()) {
            lines.add("  Where: " + place);
        }
        lines.add("  Evidence:");
        finding.evidence().forEach(fact -> lines.add("    - " + fact));
        if (!finding.symptoms().isEmpty()) {
            lines.add("  It explains: "
                    + finding.symptoms().stream()
                            .map(symptom -> symptom.words())
                            .collect(Collectors.joining(" ")));
        }
        if (!finding.consequences().isEmpty()) {
            lines.add("  Follows from it: " + String.join(", ", finding.consequences()));
        }
        finding.alternatives().stream()
                .limit(MOST_ALTERNATIVES)
                .forEach(other -> lines.add("  Not " + other.cause() + ": " + other.because()));
        lines.add("  It would be refuted by: " + finding.refutedBy());
        finding.remedies().forEach(remedy -> lines.addAll(of(remedy)));
        lines.add("  More: " + finding.docs());
        return lines;
    }

    private static List<String> of(Remedy remedy) {
        List<String> lines = new ArrayList<>();
        lines.add("  Do: " + remedy.advice());
        remedy.findChange()
                .ifPresent(change -> change.values().entrySet().stream()
                        .sorted(java.util.Map.Entry.comparingByKey())
                        .forEach(setting -> lines.add("      " + change.target().words() + "  " + setting.getKey()
                                + " = " + setting.getValue()
                                + (change.approval() == Remedy.Approval.ASK
                                        ? "   (can lose or double data: decide yourself)"
                                        : ""))));
        remedy.findExample().ifPresent(example -> example.lines().forEach(line -> lines.add("      " + line)));
        return lines;
    }

    private static String place(Place place) {
        List<String> parts = new ArrayList<>();
        if (place.operator() != null) {
            parts.add(place.operator());
        }
        if (place.subtask() != null) {
            parts.add("subtask " + (place.subtask() + 1));
        }
        if (place.host() != null) {
            parts.add("on " + place.host());
        }
        if (place.since() != null) {
            parts.add("at " + place.since());
        }
        return String.join(", ", parts);
    }
}
