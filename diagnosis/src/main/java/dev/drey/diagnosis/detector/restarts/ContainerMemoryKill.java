package dev.drey.diagnosis.detector.restarts;

import dev.drey.diagnosis.catalogue.Severity;
import dev.drey.diagnosis.detector.Case;
import dev.drey.diagnosis.detector.Detector;
import dev.drey.diagnosis.detector.Errors;
import dev.drey.diagnosis.detector.Hypothesis;
import dev.drey.diagnosis.detector.Loss;
import dev.drey.diagnosis.detector.Symptom;
import dev.drey.diagnosis.evidence.LogEvent;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The operating system or an orchestrator ended a process for its memory. From inside the cluster it looks like any kill;
 * it is told from one by who keeps the processes, or by native memory that nothing bounds.
 */
public final class ContainerMemoryKill implements Detector {

    private static final Pattern TOLD = Pattern.compile(
            "OOMKilled|OOM[- ]killed|oom-kill|Out of memory: Kill|exit(?:ed with)? (?:code|status)[ :=]*137|exitCode=137"
                    + "|beyond (?:the )?'?(?:PHYSICAL|physical|VIRTUAL|virtual)'? memory limit|[Ee]xceeding memory limits"
                    + "|Container killed on request\\. Exit code is 137");

    @Override
    public List<Hypothesis> examine(Case theCase) {
        Optional<Errors.Seen> failure = theCase.errors().latestFailure();
        boolean lost = failure.filter(seen -> Loss.of(seen.error())
                                .filter(loss -> loss.kind() == Loss.Kind.UNREACHABLE || loss.kind() == Loss.Kind.CLOSED)
                                .isPresent()
                        || TOLD.matcher(seen.error().text()).find())
                .isPresent();
        Optional<LogEvent> told = theCase.evidence()
                .logs()
                .all()
                .filter(event -> TOLD.matcher(event.message()
                                + event.findError().map(error -> error.text()).orElse(""))
                        .find())
                .reduce((older, newer) -> newer);
        boolean unbounded = theCase.evidence()
                .cluster()
                .findSetting("state.backend.rocksdb.memory.managed", "state.backend.forst.memory.managed")
                .filter(value -> value.equals("false"))
                .isPresent();
        if (failure.isEmpty()
                || !lost
                || !(told.isPresent()
                        || unbounded
                        || TOLD.matcher(failure.get().error().text()).find())) {
            return List.of();
        }
        Errors.Seen seen = failure.get();
        boolean proven = told.isPresent() || TOLD.matcher(seen.error().text()).find();
        Hypothesis found = Hypothesis.of("container-memory-kill", proven ? 0.93 : 0.6)
                .at(seen.place())
                .severity(seen.current() ? Severity.CRITICAL : Severity.NOTICE)
                .explains(seen.explains().toArray(Symptom[]::new))
                .because(seen.sentence() + " " + seen.error().deepest().headline());
        if (told.isPresent()) {
            found = found.because("The log of " + told.get().process() + " tells at "
                    + told.get().at() + ": "
                    + told.get().message().lines().findFirst().orElse(""));
        }
        return List.of(
                unbounded
                        ? found.because(
                                "state.backend.rocksdb.memory.managed is false: nothing bounds the native memory of the state store.",
                                0.02)
                        : found);
    }
}
