package dev.drey.doctor;

import static dev.drey.testing.Examples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drey.diagnosis.catalogue.Severity;
import dev.drey.diagnosis.detector.Symptom;
import dev.drey.diagnosis.evidence.CheckpointSettings;
import dev.drey.diagnosis.evidence.Evidence;
import dev.drey.diagnosis.finding.Diagnosis;
import dev.drey.lifecycle.TreatmentCourse.Sight;
import dev.drey.model.Treatment;
import dev.drey.testing.Treated;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TreatmentWatchTest {

    private static final CheckpointSettings EVERY_SECOND = new CheckpointSettings(
            true,
            true,
            Duration.ofSeconds(1),
            Duration.ofMinutes(1),
            Duration.ZERO,
            1,
            0,
            true,
            "FileSystemCheckpointStorage",
            "HashMapStateBackend",
            new CheckpointSettings.Alignment(false, Duration.ZERO),
            true);
    private static final CheckpointSettings OFF = new CheckpointSettings(
            false,
            true,
            Duration.ofMillis(Long.MAX_VALUE),
            Duration.ofMinutes(1),
            Duration.ZERO,
            1,
            0,
            true,
            "",
            "",
            new CheckpointSettings.Alignment(false, Duration.ZERO),
            true);
    private static final Diagnosis HEALTHY = Findings.diagnosis();
    private static final Diagnosis EXPIRING = Findings.diagnosis(
            Findings.of("checkpoint-timeout-too-short", Severity.WARNING, Symptom.CHECKPOINTS_EXPIRE));

    private final Treatment watched = Treated.begun(NOON).watched(NOON);

    private Sight after(Sight former, CheckpointSettings settings, Diagnosis diagnosis, int seconds) {
        Evidence evidence = Findings.evidence(NOON.plusSeconds(seconds), settings);
        return TreatmentWatch.after(former, watched, evidence, diagnosis, NOON.plusSeconds(seconds));
    }

    @Test
    void cleanLooksAreCountedUntilOneIsNot() {
        Sight once = after(Sight.NONE, OFF, HEALTHY, 61);
        Sight twice = after(once, OFF, HEALTHY, 66);

        assertThat(twice).isEqualTo(new Sight(2, true));
        assertThat(after(twice, OFF, EXPIRING, 70)).isEqualTo(new Sight(0, true));
    }

    @Test
    void nothingCountsBeforeTheJobHasSettled() {
        assertThat(after(Sight.NONE, OFF, HEALTHY, 59)).isEqualTo(Sight.NONE);
    }

    @Test
    void aCheckpointHasToCompleteWhereTheyAreTaken() {
        assertThat(after(Sight.NONE, EVERY_SECOND, HEALTHY, 61)).isEqualTo(new Sight(1, false));
    }

    @Test
    void aChangeThatIsNotInForceIsNotWatched() {
        assertThat(TreatmentWatch.after(
                        Sight.NONE,
                        Treated.begun(NOON),
                        Findings.evidence(NOON.plusSeconds(60), OFF),
                        HEALTHY,
                        NOON.plusSeconds(60)))
                .isEqualTo(Sight.NONE);
    }
}
