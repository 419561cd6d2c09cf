package dev.drey.diagnosis.detector.restarts;

import dev.drey.diagnosis.catalogue.MessagePattern.Within;
import dev.drey.diagnosis.catalogue.Severity;
import dev.drey.diagnosis.detector.Case;
import dev.drey.diagnosis.detector.Detector;
import dev.drey.diagnosis.detector.Errors;
import dev.drey.diagnosis.detector.Hypothesis;
import dev.drey.diagnosis.detector.Symptom;
import dev.drey.diagnosis.evidence.ErrorChain;
import dev.drey.diagnosis.signal.Frames;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A value is of another class than the program takes it for. The same class by name, from two class loaders, is another
 * cause: two copies of it on the class path.
 */
public final class TypeCastError implements Detector {

    private static final Pattern CAST =
            Pattern.compile("(?:class )?([\\w.$\\[;]+)(?: \\([^)]*\\))? cannot be cast to (?:class )?([\\w.$\\[;]+)");

    @Override
    public List<Hypothesis> examine(Case theCase) {
        for (Errors.Seen seen : theCase.errors().all()) {
            if (seen.within() == Within.LOG || seen.within() == Within.CHECKPOINT) {
                continue;
            }
            Optional<ErrorChain.Link> link =
                    Optional.of(seen.error().deepest()).filter(deepest -> deepest.is("ClassCastException"));
            if (link.isPresent()) {
                return List.of(hypothesis(seen, link.get()));
            }
        }
        return List.of();
    }

    private static Hypothesis hypothesis(Errors.Seen seen, ErrorChain.Link link) {
        Matcher cast = CAST.matcher(link.message());
        boolean named = cast.find();
        boolean twins = named && cast.group(1).equals(cast.group(2));
        boolean ofALoader = link.message().contains("cannot assign instance of")
                || link.message().contains("LinkedMap cannot be cast");
        Hypothesis found = Hypothesis.of(twins || ofALoader ? "class-conflict" : "type-cast-error", 0.92)
                .at(seen.place())
                .severity(seen.current() ? Severity.CRITICAL : Severity.NOTICE)
                .explains(seen.explains().toArray(Symptom[]::new))
                .with("error", link.headline().replaceAll("\\s+", " "))
                .because(seen.sentence() + " " + link.headline().replaceAll("\\s+", " "));
        if (named) {
            found = found.with("from", cast.group(1)).with("to", cast.group(2));
        }
        Optional<String> frame = Frames.findUsers(link.frames());
        if (frame.isPresent()) {
            found = found.because("It was thrown at " + Frames.shortly(frame.get()) + ".")
                    .with("frame", Frames.shortly(frame.get()));
        }
        return twins
                ? found.because("Both classes have the same name, so that two copies of it were loaded.", 0.05)
                : found;
    }
}
