package dev.drey.cli.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drey.cli.apps.CommandFailure;
import dev.drey.cli.remote.Clusters;
import dev.drey.cli.remote.RefusedException;
import dev.drey.cli.text.Screen;
import dev.drey.cli.text.Terminal;
import dev.drey.cli.text.Time;
import dev.drey.diagnosis.evidence.Evidence;
import dev.drey.diagnosis.finding.Finding;
import dev.drey.diagnosis.remedy.Patience;
import dev.drey.diagnosis.remedy.Prescription;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Has the service carry out one remedy of a finding, and tells how it goes until it is over. */
final class Remedying {

    private static final Duration LOOK = Duration.ofMillis(500);

    private final Clusters clusters;
    private final String application;
    private final Consent consent;
    private final Screen screen;
    private final Time time;

    Remedying(Clusters clusters, String application, Consent consent, Screen screen, Time time) {
        this.clusters = clusters;
        this.application = application;
        this.consent = consent;
        this.screen = screen;
        this.time = time;
    }

    /** How it went, as exit codes tell it. */
    enum Outcome {
        HELPED(0),
        NOT_APPLIED(1),
        TAKEN_BACK(3),
        FAILED(4);

        private final int exitCode;

        Outcome(int exitCode) {
            this.exitCode = exitCode;
        }

        int exitCode() {
            return exitCode;
        }

        static Outcome of(String status) {
            return switch (status) {
                case "CLEARED" -> HELPED;
                case "ROLLED_BACK" -> TAKEN_BACK;
                default -> FAILED;
            };
        }
    }

    /**
     * What became of it.
     *
     * @param treatment as the service tells it; null when none was begun
     */
    record Result(Outcome outcome, @Nullable JsonNode treatment) {}

    /**
     * Offers the remedies one after another until one is carried out.
     *
     * @param wanted how long it is given to help; empty for as long as is sensible
     */
    Result run(Finding finding, Evidence evidence, Optional<Duration> wanted, long version)
            throws IOException, InterruptedException {
        screen.say("");
        for (Prescription one : Consent.inOrder(Prescription.of(finding, evidence))) {
            Duration patience = wanted.orElseGet(() -> Patience.of(evidence, one.changes()));
            screen.say("Remedy: " + one.advice());
            one.changes().forEach(change -> screen.say("    " + change.words()));
            if (isAgreed(one, patience)) {
                return carryOut(new Order(finding, one, patience, version));
            }
        }
        screen.say("No remedy was applied.");
        return new Result(Outcome.NOT_APPLIED, null);
    }

    private boolean isAgreed(Prescription one, Duration patience) {
        return switch (consent.to(one)) {
            case PASS -> {
                screen.say("    Not applied: " + consent.whyNot(one));
                yield false;
            }
            case APPLY -> true;
            case ASK -> Terminal.confirms(question(patience));
            case ASK_FOR_RISK ->
                Terminal.confirms(question(patience))
                        && Terminal.confirms("This can lose or double data. Apply it all the same?");
        };
    }

    private static String question(Duration patience) {
        return "Apply it, and take it back if it does not help within " + patience.toSeconds() + " s?";
    }

    private Result carryOut(Order order) throws IOException, InterruptedException {
        JsonNode treatment;
        try {
            treatment = clusters.treat(application, order.query());
        } catch (RefusedException refusal) {
            screen.say("It could not be applied. " + refusal.getMessage());
            return new Result(Outcome.FAILED, null);
        }
        String id = treatment.path("id").asText();
        screen.say("Applied as version " + treatment.path("versionTo").asLong() + " (operation "
                + treatment.path("update").asText() + "), and watched for "
                + treatment.path("withinSeconds").asLong() + " s once it is in force.");
        while (!treatment.path("over").asBoolean()) {
            time.pause(LOOK);
            treatment = clusters.findTreatment(application, id)
                    .orElseThrow(() -> new CommandFailure("Application " + application + " is gone."));
            screen.live(words(treatment));
        }
        screen.wipe();
        screen.say(treatment.path("words").asText());
        return new Result(Outcome.of(treatment.path("status").asText()), treatment);
    }

    private static String words(JsonNode treatment) {
        return switch (treatment.path("status").asText()) {
            case "APPLYING" -> "the application is being updated";
            case "WATCHING" -> "watching until " + treatment.path("until").asText();
            default -> "taking it back";
        };
    }
}
