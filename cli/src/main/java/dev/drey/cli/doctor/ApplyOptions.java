package dev.drey.cli.doctor;

import dev.drey.cli.apps.CommandFailure;
import dev.drey.cli.text.Terminal;
import dev.drey.diagnosis.finding.Diagnosis;
import dev.drey.diagnosis.finding.Finding;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whether and how a remedy is carried out. */
final class ApplyOptions {

    @Option(
            names = "--apply",
            description =
                    "Carry out a remedy of the gravest finding that settings can carry out, watch whether it helps,"
                            + " and take it back if it does not.")
    private boolean apply;

    @Option(
            names = "--cause",
            paramLabel = "ID",
            description = "With --apply: a remedy of this finding, also of one that is only a notice; default the"
                    + " gravest that is more.")
    private @Nullable String cause;

    @Option(names = "--yes", description = "With --apply: carry out the first remedy that is safe without asking.")
    private boolean yes;

    @Option(
            names = "--accept-risk",
            description = "With --apply: also carry out remedies that can lose or double data.")
    private boolean acceptRisk;

    @Option(
            names = "--within",
            paramLabel = "SECONDS",
            description = "With --apply: how long the remedy is given to help; default so long that three checkpoints"
                    + " complete, two minutes at least.")
    private @Nullable Integer within;

    boolean isWanted() {
        return apply;
    }

    /** Options that mean nothing alone. */
    boolean isIncomplete() {
        return !apply && (yes || acceptRisk || within != null || cause != null);
    }

    /**
     * The finding whose remedy is wanted; empty when there is nothing to mend.
     *
     * @throws CommandFailure when there is none of the cause that was asked for
     */
    Optional<Finding> choose(Diagnosis diagnosis) throws CommandFailure {
        if (cause == null) {
            return diagnosis.isHealthy() ? Optional.empty() : diagnosis.primary();
        }
        List<String> found = diagnosis.findings().stream().map(Finding::cause).toList();
        if (!found.contains(cause)) {
            throw new CommandFailure("Nothing was found of " + cause + ", so that there is nothing to apply; found: "
                    + (found.isEmpty() ? "nothing" : String.join(", ", found)) + ".");
        }
        return diagnosis.findings().stream()
                .filter(finding -> finding.cause().equals(cause))
                .findFirst();
    }

    Consent consent(boolean json) {
        return new Consent(yes, acceptRisk, !json && Terminal.isThere());
    }

    Optional<Duration> patience() {
        return Optional.ofNullable(within).map(Duration::ofSeconds);
    }
}
