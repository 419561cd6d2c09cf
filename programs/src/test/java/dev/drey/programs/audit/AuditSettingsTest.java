package dev.drey.programs.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Properties;
import org.junit.jupiter.api.Test;

final class AuditSettingsTest {

    private final Properties group = new Properties();

    @Test
    void exactlyOnceIsWhatIsMeantWhereNothingIsSaid() {
        group.setProperty("control", "/somewhere");

        assertThat(AuditSettings.of(group))
                .isEqualTo(new AuditSettings("/somewhere", AuditSettings.Guarantee.EXACTLY_ONCE));
    }

    @Test
    void guaranteeIsChosenByName() {
        group.setProperty("control", "/somewhere");
        group.setProperty("guarantee", "at-least-once");

        assertThat(AuditSettings.of(group).guarantee()).isEqualTo(AuditSettings.Guarantee.AT_LEAST_ONCE);
    }

    @Test
    void whatCannotBeUsedIsSaid() {
        assertThatThrownBy(() -> AuditSettings.of(null)).hasMessageContaining("'control' of group 'audit' is missing");
        group.setProperty("control", "/somewhere");
        group.setProperty("guarantee", "mostly");
        assertThatThrownBy(() -> AuditSettings.of(group))
                .hasMessageContaining("expected one of exactly-once, at-least-once");
    }
}
