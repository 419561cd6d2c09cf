package dev.drey.diagnosis.finding;

import dev.drey.diagnosis.catalogue.Catalogue;
import dev.drey.diagnosis.catalogue.Cause;
import dev.drey.diagnosis.catalogue.Severity;
import dev.drey.diagnosis.detector.Hypothesis;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * From hypotheses about a job that does not run yet to findings. There are no symptoms that causes could compete for: one
 * finding for each cause, about all the places where it was seen.
 */
public final class Foresight {

    private static final int MOST_FACTS = 8;

    private Foresight() {}

    /** Gravest first. */
    public static List<Finding> of(Catalogue catalogue, Collection<Hypothesis> hypotheses) {
        Map<String, List<Hypothesis>> byCause = new LinkedHashMap<>();
        hypotheses.forEach(hypothesis -> byCause.computeIfAbsent(hypothesis.cause(), none -> new ArrayList<>())
                .add(hypothesis));
        List<Finding> findings = new ArrayList<>();
        byCause.forEach((id, all) -> findings.add(finding(catalogue.get(id), all)));
        findings.sort(Comparator.comparing(Finding::severity)
                .reversed()
                .thenComparing(Finding::risk)
                .thenComparing(Comparator.comparingDouble(Finding::sure).reversed()));
        return findings;
    }

    private static Finding finding(Cause cause, List<Hypothesis> all) {
        List<Hypothesis> sorted = new ArrayList<>(all);
        sorted.sort(Comparator.comparing((Hypothesis one) -> severity(one, cause))
                .thenComparingDouble(Hypothesis::sure)
                .reversed());
        Hypothesis gravest = sorted.get(0);
        List<String> facts = sorted.stream()
                .flatMap(one -> one.evidence().stream())
                .distinct()
                .toList();
        List<String> evidence = new ArrayList<>(facts.subList(0, Math.min(MOST_FACTS, facts.size())));
        if (facts.size() > MOST_FACTS) {
            evidence.add("And " + (facts.size() - MOST_FACTS) + " more of this kind.");
        }
        Texts texts = new Texts(gravest);
        boolean foreseen = gravest.explains().isEmpty();
        return new Finding(
                cause.id(),
                severity(gravest, cause),
                gravest.sure(),
                foreseen,
                gravest.place(),
                texts.fill(foreseen ? cause.findForeseen().orElse(cause.sentence()) : cause.sentence()),
                evidence,
                texts.fill(cause.refutedBy()),
                cause.remedies().stream().map(texts::fill).toList(),
                gravest.explains().stream().sorted().toList(),
                List.of(),
                List.of());
    }

    private static Severity severity(Hypothesis hypothesis, Cause cause) {
        return hypothesis.findSeverity().orElse(cause.severity());
    }
}
