package dev.drey.diagnosis.detector.restarts;

import dev.drey.diagnosis.catalogue.MessagePattern.Within;
import dev.drey.diagnosis.catalogue.Severity;
import dev.drey.diagnosis.detector.Case;
import dev.drey.diagnosis.detector.Detector;
import dev.drey.diagnosis.detector.Errors;
import dev.drey.diagnosis.detector.Hypothesis;
import dev.drey.diagnosis.detector.Symptom;
import dev.drey.diagnosis.evidence.ErrorChain;
import dev.drey.diagnosis.signal.Figures;
import dev.drey.diagnosis.signal.Frames;
import dev.drey.diagnosis.signal.Restarts;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The program itself threw: the deepest error comes out of its own code, and nothing says that it is another's fault. */
public final class UserCodeException implements Detector {

    private static final Pattern PLAIN = Pattern.compile(
            "(?:NullPointer|IndexOutOfBounds|Arithmetic|NumberFormat|IllegalArgument|IllegalState|UnsupportedOperation"
                    + "|NoSuchElement|ConcurrentModification|NegativeArraySize|DateTime\\w*|ArrayStore|StackOverflow)\\w*(?:Exception|Error)$");
    private static final int NEAR_THE_TOP = 6;

    @Override
    public List<Hypothesis> examine(Case theCase) {
        return theCase.errors().within(Within.FAILURE).stream()
                .filter(seen -> isThrownByTheProgram(seen.error()))
                .findFirst()
                .map(seen -> List.of(hypothesis(theCase, seen)))
                .orElse(List.of());
    }

    private static boolean isThrownByTheProgram(ErrorChain error) {
        ErrorChain.Link deepest = error.deepest();
        boolean ofTheJvm =
                deepest.type().endsWith("OutOfMemoryError") || deepest.type().contains("flink");
        return !ofTheJvm
                && (isOfTheProgram(deepest) || error.links().stream().anyMatch(UserCodeException::isItsOwn))
                && !isOfAClient(deepest);
    }

    private static boolean isOfTheProgram(ErrorChain.Link link) {
        return link.frames().stream().limit(NEAR_THE_TOP).anyMatch(Frames::isUsers);
    }

    /** What the program throws around what a library has thrown. */
    private static boolean isItsOwn(ErrorChain.Link link) {
        return !link.type().startsWith("org.apache.flink.")
                && link.frames().stream().limit(1).anyMatch(Frames::isUsers);
    }

    /** A library that the program brings, and not the program. */
    private static boolean isOfAClient(ErrorChain.Link link) {
        return ExternalSystemFailure.isOfAClient(link);
    }

    private static Hypothesis hypothesis(Case theCase, Errors.Seen seen) {
        ErrorChain.Link deepest = seen.error().deepest();
        String frame = Stream.concat(Stream.of(deepest), seen.error().links().stream())
                .flatMap(link -> Frames.findUsers(link.frames()).stream())
                .findFirst()
                .map(Frames::shortly)
                .orElse("");
        Hypothesis found = Hypothesis.of("user-code-exception", 0.6)
                .at(seen.place())
                .severity(seen.current() ? Severity.CRITICAL : Severity.NOTICE)
                .explains(seen.explains().toArray(Symptom[]::new))
                .with("error", deepest.headline().replaceAll("\\s+", " "))
                .with("frame", frame)
                .because(seen.sentence() + " " + deepest.headline().replaceAll("\\s+", " ") + ", thrown at " + frame
                        + ".");
        if (PLAIN.matcher(deepest.type()).find()) {
            found = found.because("An error of this kind is the program's own.", 0.12);
        }
        Optional<Restarts.Episode> loop = theCase.restarts().latest().filter(Restarts.Episode::isLoop);
        if (loop.isPresent()) {
            found = loop.get().isAlwaysTheSame()
                    ? found.because(
                            "All " + loop.get().size() + " failures came from the same place, "
                                    + Figures.time(loop.get().pace())
                                    + " apart: the same record, or the same bug, each time.",
                            0.1)
                    : found.but("Later failures are of other kinds, which may follow from this one.", 0.02);
        }
        return found;
    }
}
