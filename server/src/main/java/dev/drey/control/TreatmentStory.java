package dev.drey.control;

import dev.drey.control.Sentences.Entry;
import dev.drey.model.ApplicationEvent.Kind;
import dev.drey.model.ApplicationEvent.Severity;
import dev.drey.model.Treatment;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts into words how a treatment goes on. Pure. */
final class TreatmentStory {

    private TreatmentStory() {}

    /** @param before null when the treatment is new; empty when nothing is to be told */
    static Optional<Entry> of(@Nullable Treatment before, Treatment after) {
        if (before != null && before.status() == after.status()) {
            return Optional.empty();
        }
        String ending = after.findEnding().map(Treatment.Ending::words).orElse("");
        return Optional.of(
                switch (after.status()) {
                    case APPLYING -> entry(Severity.INFO, beginning(after), after);
                    case WATCHING ->
                        entry(
                                Severity.INFO,
                                "The remedy for " + after.complaint().cause() + " is in force. It is watched until "
                                        + after.until() + " at the latest.",
                                after);
                    case ROLLING_BACK ->
                        entry(
                                Severity.WARN,
                                "The remedy for " + after.complaint().cause() + " is taken back (operation "
                                        + after.operations().rollback() + ").",
                                after);
                    case CLEARED -> entry(Severity.INFO, ending, after);
                    case ROLLED_BACK, OVERTAKEN -> entry(Severity.WARN, ending, after);
                    case FAILED -> entry(Severity.ERROR, ending, after);
                });
    }

    private static String beginning(Treatment treatment) {
        String who = treatment.origin() == Treatment.Origin.SELF
                ? "The service applies a remedy for " + treatment.complaint().cause() + " by itself, as the application"
                        + " allows: "
                : "A remedy for " + treatment.complaint().cause() + " is applied: ";
        return who + changes(treatment) + " (operation "
                + treatment.operations().update() + "). If it does not help within "
                + treatment.patience().toSeconds() + " s, it is taken back.";
    }

    private static String changes(Treatment treatment) {
        return treatment.changes().stream().map(Treatment.Change::words).collect(Collectors.joining(", "));
    }

    private static Entry entry(Severity severity, String message, Treatment treatment) {
        Map<String, String> details = new HashMap<>();
        details.put("treatment", treatment.id());
        details.put("cause", treatment.complaint().cause());
        details.put("status", treatment.status().name());
        details.put("origin", treatment.origin().name());
        details.put("changes", changes(treatment));
        return new Entry(Kind.TREATMENT, severity, message, details);
    }
}
