package dev.drey.cli.gallery;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the doctor found at one look, the primary finding first.
 *
 * @param document all that it said
 */
public record Examination(List<Named> findings, JsonNode document) {

    private static final String NOTICE = "notice";

    /** Keeps a copy. */
    public Examination {
        findings = List.copyOf(findings);
    }

    /**
     * One finding.
     *
     * @param severity {@code notice}, {@code warning} or {@code critical}
     */
    public record Named(String cause, String severity, String sentence) {

        /** Whether somebody should do something about it. */
        boolean isWarning() {
            return !severity.equals(NOTICE);
        }
    }

    static Examination of(JsonNode document) {
        List<Named> findings = new ArrayList<>();
        for (JsonNode job : document.path("jobs")) {
            job.path("findings")
                    .forEach(finding -> findings.add(new Named(
                            finding.path("cause").asText(),
                            finding.path("severity").asText(),
                            finding.path("sentence").asText())));
        }
        return new Examination(findings, document);
    }

    /** The one that the doctor thinks matters most. */
    public Optional<Named> primary() {
        return findings.stream().findFirst();
    }
}
