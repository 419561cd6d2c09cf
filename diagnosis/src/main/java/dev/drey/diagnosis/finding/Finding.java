package dev.drey.diagnosis.finding;

import dev.drey.diagnosis.catalogue.Remedy;
import dev.drey.diagnosis.catalogue.Severity;
import dev.drey.diagnosis.detector.Place;
import dev.drey.diagnosis.detector.Symptom;
import java.util.List;

/**
 * What is wrong, and what to do about it. All texts are complete sentences without placeholders.
 *
 * @param cause its id in the catalogue, or {@link #UNEXPLAINED}
 * @param sure from 0 to 1
 * @param risk whether nothing has come of it: it is how things are set up, and could go wrong
 * @param sentence what is wrong
 * @param evidence what speaks for it, with figures
 * @param refutedBy what would show that it is something else
 * @param remedies the best first
 * @param symptoms those of which it is the primary cause; none where nothing has come of it yet
 * @param consequences ids of causes that were seen too and that follow from this one
 * @param alternatives what else could have explained the symptoms, and why it does less well
 */
public record Finding(
        String cause,
        Severity severity,
        double sure,
        boolean risk,
        Place place,
        String sentence,
        List<String> evidence,
        String refutedBy,
        List<Remedy> remedies,
        List<Symptom> symptoms,
        List<String> consequences,
        List<Alternative> alternatives) {

    /** The cause of a finding that names a symptom and no cause for it. */
    public static final String UNEXPLAINED = "unexplained";

    /**
     * A cause that was considered.
     *
     * @param because why it does less well
     */
    public record Alternative(String cause, double sure, String because) {}

    /** Keeps copies. */
    public Finding {
        evidence = List.copyOf(evidence);
        remedies = List.copyOf(remedies);
        symptoms = List.copyOf(symptoms);
        consequences = List.copyOf(consequences);
        alternatives = List.copyOf(alternatives);
    }

    /** Where the docs tell of its cause, relative to the root of the project. */
    public String docs() {
        return "docs/causes.md#" + cause;
    }

    /** How sure it is, in a word. */
    public String sureness() {
        if (cause.equals(UNEXPLAINED)) {
            return "not explained";
        }
        if (sure >= 0.9) {
            return "almost certain";
        }
        return sure >= 0.75 ? "very likely" : sure >= 0.55 ? "likely" : "possible";
    }
}
