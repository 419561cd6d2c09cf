package dev.drey.diagnosis.preflight.check;

import dev.drey.diagnosis.catalogue.Severity;
import dev.drey.diagnosis.detector.Hypothesis;
import dev.drey.diagnosis.preflight.Blueprint;
import dev.drey.diagnosis.preflight.Check;
import dev.drey.diagnosis.preflight.JobSettings;
import java.util.List;

/** Checkpoints that go to the job manager's memory: small, and gone with it. */
public final class CheckpointsInMemory implements Check {

    @Override
    public List<Hypothesis> examine(Blueprint blueprint) {
        JobSettings settings = blueprint.settings();
        boolean inMemory = blueprint.isStreaming()
                && blueprint.keepsState()
                && settings.findInterval().isPresent()
                && settings.keepsCheckpointsInMemory();
        return inMemory
                ? List.of(Hypothesis.of("jm-storage-state-too-large", 0.9)
                        .severity(Severity.WARNING)
                        .because(
                                settings.findDirectory().isPresent()
                                        ? "execution.checkpointing.storage is jobmanager, whatever the directory is."
                                        : "No directory for checkpoints is set, so that they stay in the job manager's memory: at most"
                                                + " 5 MiB for each part of the state."))
                : List.of();
    }
}
