package dev.drey.diagnosis.detector;

import dev.drey.diagnosis.catalogue.Catalogue;
import dev.drey.diagnosis.catalogue.Cause;
import dev.drey.diagnosis.catalogue.MessagePattern;
import dev.drey.diagnosis.catalogue.MessagePattern.Within;
import dev.drey.diagnosis.catalogue.Severity;
import dev.drey.diagnosis.evidence.ErrorChain;
import dev.drey.diagnosis.signal.Frames;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the causes that show by a standard message of Flink's, Java's or a connector's. The messages are data in the
 * catalogue; how much a match weighs depends on where it stands: an error deep in the chain of the first failure tells
 * more than a line of a log.
 */
public final class MessageDetector implements Detector {

    private static final double WRAPPED = 0.05;
    private static final double IN_A_LOG = 0.25;
    private static final Pattern SPECIFIC = Pattern.compile("[\\d/'\":]");
    private static final Duration OF_THE_SAME = Duration.ofSeconds(10);
    private static final int LONGEST = 400;

    private final List<Cause> causes;

    /** Of all causes that have messages. */
    public MessageDetector(Catalogue catalogue) {
        causes = catalogue.list().stream()
                .filter(cause -> !cause.messages().isEmpty())
                .toList();
    }

    private record Match(Errors.Seen seen, ErrorChain.Link link, double sure) {}

    @Override
    public List<Hypothesis> examine(Case theCase) {
        List<Hypothesis> found = new ArrayList<>();
        for (Cause cause : causes) {
            best(cause, theCase).ifPresent(match -> found.add(hypothesis(cause, match, theCase)));
        }
        return found;
    }

    private static Optional<Match> best(Cause cause, Case theCase) {
        @Nullable Match best = null;
        for (Errors.Seen seen : theCase.errors().all()) {
            for (MessagePattern pattern : cause.messages()) {
                if (pattern.within().contains(seen.within())) {
                    @Nullable Match match = match(pattern, seen);
                    if (match != null && (best == null || match.sure() > best.sure())) {
                        best = match;
                    }
                }
            }
        }
        return Optional.ofNullable(best);
    }

    private static @Nullable Match match(MessagePattern pattern, Errors.Seen seen) {
        List<ErrorChain.Link> links = seen.error().links();
        for (int depth = links.size() - 1; depth >= 0; depth--) {
            ErrorChain.Link link = links.get(depth);
            String said = depth == 0 && seen.within() == Within.LOG
                    ? seen.sentence() + "\n" + link.message()
                    : link.message();
            if (pattern.matches(link.type(), said)) {
                boolean deepest = depth == links.size() - 1;
                double sure = pattern.sure() - (deepest ? 0 : WRAPPED) - (seen.within() == Within.LOG ? IN_A_LOG : 0);
                return new Match(seen, link, sure);
            }
        }
        return null;
    }

    private static Hypothesis hypothesis(Cause cause, Match match, Case theCase) {
        Errors.Seen seen = match.seen();
        ErrorChain.Link link = match.link();
        Hypothesis found = Hypothesis.of(cause.id(), match.sure())
                .at(seen.place())
                .explains(seen.explains().toArray(Symptom[]::new))
                .because(seen.sentence() + (link.type().isEmpty() ? "" : " " + shortened(link.headline())))
                .with("error", shortened(link.headline()))
                .with("message", shortened(telling(link, seen.error().deepest())));
        Optional<String> frame = Frames.findUsers(seen.error().deepest().frames());
        if (frame.isPresent()) {
            found = found.because("It was thrown at " + Frames.shortly(frame.get()) + ".")
                    .with("frame", Frames.shortly(frame.get()));
        }
        return found.severity(severity(cause, seen, theCase));
    }

    /** A message that names nothing, such as "Caught unexpected exception.", gives way to that of the cause. */
    private static String telling(ErrorChain.Link link, ErrorChain.Link deepest) {
        ErrorChain.Link best = SPECIFIC.matcher(link.message()).find() ? link : deepest;
        return best.message().isEmpty() ? best.simpleType() : best.message();
    }

    private static Severity severity(Cause cause, Errors.Seen seen, Case theCase) {
        boolean past = switch (seen.within()) {
            case FAILURE -> !seen.current();
            case CHECKPOINT -> seen.explains().stream().noneMatch(theCase::shows);
            case LOG -> isOver(seen, theCase);
            case START -> false;
        };
        return past ? Severity.NOTICE : cause.severity();
    }

    /** What was logged up to a failure that the job has recovered from is as past as that. */
    private static boolean isOver(Errors.Seen seen, Case theCase) {
        return theCase.shows(Symptom.RESTARTED)
                && theCase.errors()
                        .latestFailure()
                        .filter(failure -> !seen.at().isAfter(failure.at().plus(OF_THE_SAME)))
                        .isPresent();
    }

    private static String shortened(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
    }
}
