package dev.drey.diagnosis.preflight.check;

import dev.drey.diagnosis.catalogue.Severity;
import dev.drey.diagnosis.detector.Hypothesis;
import dev.drey.diagnosis.preflight.Blueprint;
import dev.drey.diagnosis.preflight.Check;
import dev.drey.diagnosis.preflight.JobSettings;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checkpoints in a folder of the machine that writes them. The service's own folder is known to be in the right place. */
public final class CheckpointsOnLocalDisk implements Check {

    private static final Pattern LOCAL = Pattern.compile("(?:file:/*)?(/.*)");
    private static final Pattern SHORT_LIVED = Pattern.compile("/(?:tmp|var/tmp|dev/shm|run)(?:/.*)?");

    @Override
    public List<Hypothesis> examine(Blueprint blueprint) {
        JobSettings settings = blueprint.settings();
        Optional<Matcher> folder = settings.findDirectory()
                .map(text -> text.replaceFirst("^file:/*", "/"))
                .map(LOCAL::matcher)
                .filter(Matcher::matches);
        if (!blueprint.isStreaming() || folder.isEmpty() || settings.keepsCheckpointsInMemory()) {
            return List.of();
        }
        String path = folder.get().group(1);
        boolean chosen = settings.isChosen("execution.checkpointing.dir") || settings.isChosen("state.checkpoints.dir");
        boolean shortLived = SHORT_LIVED.matcher(path).matches();
        if (blueprint.isOfService() && !(chosen && shortLived)) {
            return List.of();
        }
        Hypothesis found = Hypothesis.of("local-checkpoint-storage", shortLived ? 0.85 : 0.6)
                .severity(Severity.WARNING)
                .with("path", path)
                .because("Checkpoints go to " + settings.findDirectory().orElse(path) + ".");
        return List.of(
                shortLived ? found.because("Such folders are emptied when a machine starts, or before.") : found);
    }
}
