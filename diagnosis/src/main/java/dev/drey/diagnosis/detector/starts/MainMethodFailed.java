package dev.drey.diagnosis.detector.starts;

import dev.drey.diagnosis.catalogue.MessagePattern.Within;
import dev.drey.diagnosis.catalogue.Severity;
import dev.drey.diagnosis.detector.Case;
import dev.drey.diagnosis.detector.Detector;
import dev.drey.diagnosis.detector.Hypothesis;
import dev.drey.diagnosis.detector.Symptom;
import dev.drey.diagnosis.evidence.ErrorChain;
import dev.drey.diagnosis.signal.Frames;
import java.util.List;
import java.util.Optional;

/** A start failed in the program itself: the deepest error comes out of its own code, before there was a job. */
public final class MainMethodFailed implements Detector {

    @Override
    public List<Hypothesis> examine(Case theCase) {
        return theCase.errors().within(Within.START).stream()
                .filter(seen ->
                        !seen.error().deepest().type().isEmpty() || seen.error().mentions("main"))
                .findFirst()
                .map(seen -> {
                    ErrorChain.Link deepest = seen.error().deepest();
                    Optional<String> frame = Frames.findUsers(deepest.frames());
                    String headline = deepest.headline().replaceAll("\\s+", " ");
                    Hypothesis found = Hypothesis.of("main-method-failed", 0.6)
                            .at(seen.place())
                            .severity(Severity.CRITICAL)
                            .explains(Symptom.NOT_STARTED, Symptom.DOWN)
                            .with("error", headline)
                            .because(seen.sentence() + " " + headline);
                    return List.of(
                            frame.isPresent()
                                    ? found.because("It was thrown at " + Frames.shortly(frame.get()) + ".", 0.15)
                                    : found);
                })
                .orElse(List.of());
    }
}
