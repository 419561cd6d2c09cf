package dev.drey.diagnosis.finding;

import dev.drey.diagnosis.catalogue.Catalogue;
import dev.drey.diagnosis.catalogue.Cause;
import dev.drey.diagnosis.catalogue.Severity;
import dev.drey.diagnosis.detector.Case;
import dev.drey.diagnosis.detector.Hypothesis;
import dev.drey.diagnosis.detector.Symptom;
import dev.drey.diagnosis.finding.Finding.Alternative;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Weighs hypotheses against each other. What follows from another that is established is folded under it; of what is left,
 * each symptom gets the one that explains it best as its primary cause, and the others are kept as what was considered.
 */
public final class Differential {

    private static final double WORTH_A_THOUGHT = 0.3;
    private static final double ESTABLISHED = 0.5;
    /** A consequence that is by far surer than what would explain it stands for itself. */
    private static final double BY_FAR = 0.1;

    private static final double PER_SYMPTOM = 0.02;

    private static final Set<Symptom> MUST_BE_EXPLAINED = EnumSet.of(
            Symptom.NOT_STARTED,
            Symptom.DOWN,
            Symptom.RESTARTS,
            Symptom.TASKS_WAIT,
            Symptom.STALLED,
            Symptom.CHECKPOINTS_EXPIRE,
            Symptom.CHECKPOINTS_FAIL,
            Symptom.CHECKPOINTS_MISSING,
            Symptom.SAVEPOINT_FAILS);

    private final Catalogue catalogue;
    private final Case theCase;
    private final List<Hypothesis> standing = new ArrayList<>();
    private final Map<String, List<String>> consequences = new LinkedHashMap<>();

    private Differential(Catalogue catalogue, Case theCase) {
        this.catalogue = catalogue;
        this.theCase = theCase;
    }

    /** Gravest first. */
    public static List<Finding> weigh(Catalogue catalogue, Case theCase, Collection<Hypothesis> hypotheses) {
        Differential differential = new Differential(catalogue, theCase);
        differential.fold(best(hypotheses));
        return differential.findings();
    }

    /** Of several hypotheses of one cause the surest; it says where the others are. */
    private static List<Hypothesis> best(Collection<Hypothesis> hypotheses) {
        Map<String, Hypothesis> best = new LinkedHashMap<>();
        for (Hypothesis hypothesis : hypotheses) {
            if (hypothesis.sure() >= WORTH_A_THOUGHT) {
                best.merge(hypothesis.cause(), hypothesis, Differential::surer);
            }
        }
        return List.copyOf(best.values());
    }

    private static Hypothesis surer(Hypothesis one, Hypothesis other) {
        Hypothesis first = one.sure() >= other.sure() ? one : other;
        Hypothesis second = one.sure() >= other.sure() ? other : one;
        String operator = second.place().operator();
        Hypothesis united = first.explains(second.explains().toArray(Symptom[]::new));
        return operator == null || operator.equals(first.place().operator())
                ? united
                : united.because("The same holds for " + operator + ".");
    }

    private void fold(List<Hypothesis> all) {
        for (Hypothesis hypothesis : all) {
            Optional<Hypothesis> root = all.stream()
                    .filter(other -> !other.cause().equals(hypothesis.cause()) && isRootOf(other, hypothesis))
                    .max(Comparator.comparingDouble(Hypothesis::sure));
            if (root.isPresent()) {
                consequences
                        .computeIfAbsent(root.get().cause(), none -> new ArrayList<>())
                        .add(hypothesis.cause());
            } else {
                standing.add(hypothesis);
            }
        }
    }

    private boolean isRootOf(Hypothesis root, Hypothesis consequence) {
        return root.sure() >= ESTABLISHED
                && consequence.sure() <= root.sure() + BY_FAR
                && catalogue.get(root.cause()).underlies().contains(consequence.cause())
                && (present(consequence).isEmpty()
                        || present(consequence).stream().anyMatch(present(root)::contains));
    }

    private Set<Symptom> present(Hypothesis hypothesis) {
        Set<Symptom> present = EnumSet.noneOf(Symptom.class);
        hypothesis.explains().stream().filter(theCase::shows).forEach(present::add);
        return present;
    }

    private List<Finding> findings() {
        Map<Hypothesis, List<Symptom>> primaries = new LinkedHashMap<>();
        List<Finding> findings = new ArrayList<>();
        for (Symptom symptom : Symptom.values()) {
            if (theCase.shows(symptom)) {
                Optional<Hypothesis> primary = primaryOf(symptom);
                primary.ifPresent(found -> primaries
                        .computeIfAbsent(found, none -> new ArrayList<>())
                        .add(symptom));
                if (primary.isEmpty()
                        && MUST_BE_EXPLAINED.contains(symptom)
                        && !isExplainedByAnother(symptom, primaries)) {
                    findings.add(Unexplained.of(symptom, theCase));
                }
            }
        }
        primaries.forEach((hypothesis, symptoms) -> findings.add(finding(hypothesis, symptoms)));
        standing.stream()
                .filter(hypothesis -> !primaries.containsKey(hypothesis)
                        && present(hypothesis).isEmpty())
                .forEach(hypothesis -> findings.add(finding(hypothesis, List.of())));
        findings.sort(Comparator.comparing(Finding::severity)
                .reversed()
                .thenComparing(Differential::gravest)
                .thenComparing(Finding::risk)
                .thenComparing(Comparator.comparingDouble(Finding::sure).reversed()));
        return findings;
    }

    /** One unexplained symptom is enough to say that something is not understood. */
    private static boolean isExplainedByAnother(Symptom symptom, Map<Hypothesis, List<Symptom>> primaries) {
        boolean ofCheckpoints = symptom == Symptom.CHECKPOINTS_MISSING
                || symptom == Symptom.STALLED
                || symptom == Symptom.CHECKPOINTS_FAIL
                || symptom == Symptom.CHECKPOINTS_EXPIRE;
        return ofCheckpoints
                && primaries.values().stream()
                        .flatMap(List::stream)
                        .anyMatch(explained -> explained == Symptom.RESTARTS
                                || explained == Symptom.DOWN
                                || explained == Symptom.TASKS_WAIT
                                || explained == Symptom.CHECKPOINTS_EXPIRE);
    }

    private static int gravest(Finding finding) {
        return finding.symptoms().stream().mapToInt(Symptom::ordinal).min().orElse(Symptom.values().length);
    }

    private Optional<Hypothesis> primaryOf(Symptom symptom) {
        return standing.stream()
                .filter(hypothesis -> hypothesis.explains().contains(symptom))
                .max(Comparator.comparingDouble(this::score));
    }

    private double score(Hypothesis hypothesis) {
        return hypothesis.sure() + PER_SYMPTOM * present(hypothesis).size();
    }

    private Finding finding(Hypothesis hypothesis, List<Symptom> symptoms) {
        Cause cause = catalogue.get(hypothesis.cause());
        Texts texts = new Texts(hypothesis);
        List<String> evidence = new ArrayList<>(hypothesis.evidence());
        hypothesis.against().forEach(fact -> evidence.add("Against it: " + fact));
        return new Finding(
                cause.id(),
                severity(hypothesis, cause),
                hypothesis.sure(),
                hypothesis.explains().isEmpty() && severity(hypothesis, cause) == Severity.NOTICE,
                hypothesis.place(),
                texts.fill(cause.sentence()),
                evidence,
                texts.fill(cause.refutedBy()),
                cause.remedies().stream().map(texts::fill).toList(),
                symptoms,
                consequences.getOrDefault(cause.id(), List.of()),
                alternatives(hypothesis, symptoms));
    }

    private static Severity severity(Hypothesis hypothesis, Cause cause) {
        return hypothesis.findSeverity().orElse(cause.severity());
    }

    private List<Alternative> alternatives(Hypothesis winner, List<Symptom> symptoms) {
        return standing.stream()
                .filter(other -> !other.cause().equals(winner.cause()))
                .filter(other -> symptoms.stream().anyMatch(other.explains()::contains))
                .sorted(Comparator.comparingDouble(this::score).reversed())
                .map(other -> new Alternative(other.cause(), other.sure(), because(other, winner)))
                .toList();
    }

    private static String because(Hypothesis loser, Hypothesis winner) {
        String weaker =
                String.format(Locale.ROOT, "Its evidence is weaker (%.2f against %.2f).", loser.sure(), winner.sure());
        return loser.against().isEmpty() ? weaker : weaker + " " + String.join(" ", loser.against());
    }
}
