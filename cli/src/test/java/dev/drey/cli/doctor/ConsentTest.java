package dev.drey.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drey.cli.doctor.Consent.Step;
import dev.drey.diagnosis.catalogue.Remedy.Approval;
import dev.drey.diagnosis.remedy.Prescription;
import dev.drey.diagnosis.remedy.SettingChange;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsentTest {

    private static final Prescription SAFE = of(Approval.SAFE);
    private static final Prescription RISKY = of(Approval.ASK);
    private static final Prescription IMPOSSIBLE =
            new Prescription("Change the code.", Approval.BY_HAND, List.of(), "It is a change of the program.");

    private static Prescription of(Approval approval) {
        return new Prescription("Do it.", approval, List.of(new SettingChange("drey.flink", "a", null, "b")), null);
    }

    @ParameterizedTest
    @CsvSource({
        // yes, accept risk, a person: of a safe one, of a risky one
        "false, false, true,  ASK,   ASK_FOR_RISK",
        "false, true,  true,  ASK,   ASK",
        "true,  false, true,  APPLY, PASS",
        "true,  true,  false, APPLY, APPLY",
        "false, false, false, PASS,  PASS",
        "false, true,  false, PASS,  PASS"
    })
    void nothingIsCarriedOutWithoutConsent(boolean yes, boolean risk, boolean person, Step safe, Step risky) {
        Consent consent = new Consent(yes, risk, person);

        assertThat(consent.to(SAFE)).isEqualTo(safe);
        assertThat(consent.to(RISKY)).isEqualTo(risky);
        assertThat(consent.to(IMPOSSIBLE)).isEqualTo(Step.PASS);
    }

    @Test
    void whatIsPassedOverIsExplained() {
        Consent script = new Consent(true, false, false);

        assertThat(script.whyNot(RISKY)).contains("--accept-risk");
        assertThat(script.whyNot(IMPOSSIBLE)).isEqualTo("It is a change of the program.");
        assertThat(new Consent(false, false, false).whyNot(SAFE)).contains("--yes");
    }

    @Test
    void safeOnesAreOfferedFirst() {
        assertThat(Consent.inOrder(List.of(RISKY, IMPOSSIBLE, SAFE))).containsExactly(SAFE, RISKY, IMPOSSIBLE);
    }
}
