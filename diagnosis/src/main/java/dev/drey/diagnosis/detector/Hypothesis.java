package dev.drey.diagnosis.detector;

import dev.drey.diagnosis.catalogue.Severity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One cause that a detector takes for possible. Immutable; each method gives a copy.
 *
 * @param cause its id in the catalogue
 * @param sure from 0, not at all, to 1, proven
 * @param severity null for that of the catalogue
 * @param evidence sentences with figures that speak for it
 * @param against sentences that speak against it
 * @param explains the symptoms that would be its consequence; none for what could go wrong but has not
 * @param values for the placeholders in the catalogue's texts
 */
public record Hypothesis(
        String cause,
        double sure,
        @Nullable Severity severity,
        Place place,
        List<String> evidence,
        List<String> against,
        Set<Symptom> explains,
        Map<String, String> values) {

    /** Keeps copies. */
    public Hypothesis {
        sure = Math.max(0, Math.min(1, sure));
        evidence = List.copyOf(evidence);
        against = List.copyOf(against);
        explains = Set.copyOf(explains);
        values = Map.copyOf(values);
    }

    /** Begins one. */
    public static Hypothesis of(String cause, double sure) {
        return new Hypothesis(cause, sure, null, Place.job(), List.of(), List.of(), Set.of(), Map.of());
    }

    /** Which severity it is to have here. */
    public Hypothesis severity(@Nullable Severity here) {
        return new Hypothesis(cause, sure, here, place, evidence, against, explains, values);
    }

    /** Where it is. */
    public Hypothesis at(Place where) {
        return new Hypothesis(cause, sure, severity, where, evidence, against, explains, values);
    }

    /** What speaks for it, and by how much that makes it surer. */
    public Hypothesis because(String fact, double surer) {
        return new Hypothesis(cause, sure + surer, severity, place, plus(evidence, fact), against, explains, values);
    }

    /** What speaks for it. */
    public Hypothesis because(String fact) {
        return because(fact, 0);
    }

    /** What speaks against it, and by how much that makes it less sure. */
    public Hypothesis but(String fact, double lessSure) {
        return new Hypothesis(cause, sure - lessSure, severity, place, evidence, plus(against, fact), explains, values);
    }

    /** The symptoms that it explains. */
    public Hypothesis explains(Symptom... symptoms) {
        Set<Symptom> all = explains.isEmpty() ? EnumSet.noneOf(Symptom.class) : EnumSet.copyOf(explains);
        Collections.addAll(all, symptoms);
        return new Hypothesis(cause, sure, severity, place, evidence, against, all, values);
    }

    /** A value for the catalogue's texts. */
    public Hypothesis with(String name, String value) {
        Map<String, String> more = new HashMap<>(values);
        more.put(name, value);
        return new Hypothesis(cause, sure, severity, place, evidence, against, explains, more);
    }

    /** The severity it has here, if it has one of its own. */
    public Optional<Severity> findSeverity() {
        return Optional.ofNullable(severity);
    }

    private static List<String> plus(List<String> facts, String fact) {
        List<String> more = new ArrayList<>(facts);
        more.add(fact);
        return more;
    }
}
