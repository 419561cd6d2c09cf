package dev.drey.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drey.diagnosis.catalogue.Remedy.Approval;
import dev.drey.diagnosis.catalogue.Severity;
import dev.drey.diagnosis.detector.Place;
import dev.drey.diagnosis.detector.Symptom;
import dev.drey.diagnosis.finding.Finding;
import dev.drey.diagnosis.remedy.Prescription;
import dev.drey.diagnosis.remedy.SettingChange;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderTest {

    @Test
    void theQuerySaysWhatIsWrongAndWhatIsToChange() {
        Finding finding = new Finding(
                "checkpoint-timeout-too-short",
                Severity.WARNING,
                0.9,
                false,
                Place.job(),
                "It is too short & more.",
                List.of(),
                "Nothing.",
                List.of(),
                List.of(Symptom.CHECKPOINTS_MISSING, Symptom.CHECKPOINTS_EXPIRE),
                List.of(),
                List.of());
        Prescription prescription = new Prescription(
                "Allow more time.",
                Approval.SAFE,
                List.of(new SettingChange("drey.flink", "execution.checkpointing.timeout", "1 s", "10 min")),
                null);

        assertThat(new Order(finding, prescription, Duration.ofSeconds(90), 4).query())
                .isEqualTo("cause=checkpoint-timeout-too-short&symptom=checkpoints-expire"
                        + "&sentence=It+is+too+short+%26+more.&within=90&version=4"
                        + "&set=drey.flink%2Fexecution.checkpointing.timeout%3D10+min"
                        + "&was=drey.flink%2Fexecution.checkpointing.timeout%3D1+s");
    }
}
