package dev.drey.diagnosis.detector.checkpoints;

import dev.drey.diagnosis.catalogue.Severity;
import dev.drey.diagnosis.detector.Case;
import dev.drey.diagnosis.detector.Detector;
import dev.drey.diagnosis.detector.Hypothesis;
import dev.drey.diagnosis.detector.Place;
import dev.drey.diagnosis.detector.Symptom;
import dev.drey.diagnosis.evidence.LogEvent;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A subtask's answer is larger than a message between processes may be, and is thrown away. Only the task manager's log
 * tells; everything else looks as if a healthy subtask never answered.
 */
public final class RpcFrameExceeded implements Detector {

    private static final Pattern DISCARDED = Pattern.compile(
            "(?:Discarding oversized payload|OversizedPayloadException|exceeds the maximum (?:pekko|akka)\\S* framesize"
                    + "|Remote message (?:payload )?size .* exceeds|maximum (?:akka|pekko) framesize)");
    private static final Pattern SIZES = Pattern.compile(
            "max(?:imum)? allowed size (?:of )?(?:\\[)?([\\d.]+ ?\\w*).*?actual size (?:of )?(?:encoded )?.*?([\\d.]+ ?\\w*)[\\]\\s.]*",
            Pattern.DOTALL);

    @Override
    public List<Hypothesis> examine(Case theCase) {
        Optional<LogEvent> newest = theCase.evidence()
                .logs()
                .all()
                .filter(event -> DISCARDED.matcher(text(event)).find())
                .reduce((older, newer) -> newer);
        return newest.map(event -> {
                    boolean suffers = theCase.shows(Symptom.CHECKPOINTS_EXPIRE)
                            || theCase.shows(Symptom.CHECKPOINTS_MISSING)
                            || theCase.shows(Symptom.STALLED);
                    Hypothesis found = Hypothesis.of("rpc-frame-exceeded", suffers ? 0.97 : 0.6)
                            .at(Place.host(event.process()).since(event.at()))
                            .severity(suffers ? Severity.CRITICAL : Severity.WARNING)
                            .explains(
                                    Symptom.CHECKPOINTS_EXPIRE,
                                    Symptom.CHECKPOINTS_MISSING,
                                    Symptom.STALLED,
                                    Symptom.SAVEPOINT_FAILS)
                            .because("The log of " + event.process() + " tells at " + event.at() + ": "
                                    + shortened(text(event)));
                    Matcher sizes = SIZES.matcher(text(event));
                    return sizes.find()
                            ? found.with("limit", sizes.group(1).strip())
                                    .with("size", sizes.group(2).strip())
                            : found;
                })
                .map(List::of)
                .orElse(List.of());
    }

    private static String text(LogEvent event) {
        return event.message()
                + event.findError().map(error -> "\n" + error.text()).orElse("");
    }

    private static String shortened(String text) {
        String line = text.replaceAll("\\s+", " ");
        return line.length() > 300 ? line.substring(0, 300) + "…" : line;
    }
}
