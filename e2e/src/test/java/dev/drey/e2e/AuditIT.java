package dev.drey.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The audit in its short form; a campaign takes an hour. It has a service of its own. */
final class AuditIT {

    private static final Duration TO_END = Duration.ofMinutes(10);

    @Test
    void fiveFaultsLoseAndDoubleNothing() throws IOException {
        CommandRun verdict = CommandRun.of(
                "audit-passed",
                TO_END,
                "audit",
                "--faults",
                "5",
                "--seed",
                "4",
                "--runtime",
                "FLINK-2_2",
                "--kinds",
                "task-failure,task-manager-kill,job-manager-kill,host-loss,storage-failure");

        assertThat(verdict.json().path("violations")).isEmpty();
        assertThat(verdict.json().path("passed").asBoolean()).isTrue();
        assertThat(verdict.json().path("faults")).hasSize(5);
        assertThat(verdict.json().path("output").path("records").asLong()).isPositive();
        assertThat(verdict.json().path("output").path("lost").asLong(-1)).isZero();
        assertThat(verdict.json().path("output").path("doubled").asLong(-1)).isZero();
        assertThat(verdict.code()).isZero();
    }

    /** A service that restored from an older checkpoint would double what was committed since: the audit must see it. */
    @Test
    @EnabledIfSystemProperty(named = "drey.tests", matches = "all")
    void restoreFromAnOlderCheckpointIsCaught() throws IOException {
        CommandRun verdict = CommandRun.of(
                "audit-caught",
                TO_END,
                "audit",
                "--faults",
                "1",
                "--seed",
                "4",
                "--kinds",
                "task-failure",
                "--patience",
                "60s",
                "--sabotage",
                "older-checkpoint");

        assertThat(verdict.json().path("passed").asBoolean(true)).isFalse();
        assertThat(verdict.json().path("violations"))
                .anyMatch(violation -> violation.asText().contains("records are doubled"));
        assertThat(verdict.code()).isEqualTo(1);
    }
}
