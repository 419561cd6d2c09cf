package dev.drey.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The audit in its short form; a campaign takes an hour. It has a service of its own. */
final class AuditIT {

    private static final Duration TO_END = Duration.ofMinutes(10);

    /** What a run said on standard output, and how it exited. */
    private record Verdict(int code, JsonNode json) {}

    @Test
    void eightFaultsLoseAndDoubleNothing() throws IOException {
        Verdict verdict = audit(
                "audit-passed",
                "--faults",
                "8",
                "--seed",
                "4",
                "--runtime",
                "FLINK-2_2",
                "--kinds",
                "task-failure,task-manager-kill,job-manager-kill,service-kill,host-loss,storage-failure,update,stop-start");

        assertThat(verdict.json().path("violations")).isEmpty();
        assertThat(verdict.json().path("passed").asBoolean()).isTrue();
        assertThat(verdict.json().path("faults")).hasSize(8);
        assertThat(verdict.json().path("output").path("records").asLong()).isPositive();
        assertThat(verdict.json().path("output").path("lost").asLong(-1)).isZero();
        assertThat(verdict.json().path("output").path("doubled").asLong(-1)).isZero();
        assertThat(verdict.code()).isZero();
    }

    /** A service that restored from an older checkpoint would double what was committed since: the audit must see it. */
    @Test
    void restoreFromAnOlderCheckpointIsCaught() throws IOException {
        Verdict verdict = audit(
                "audit-caught",
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

    private static Verdict audit(String name, String... options) throws IOException {
        Path folder = Build.scratch().resolve(name);
        // Of a run that was killed.
        Processes.of(folder).forEach(left -> Processes.kill(left.pid()));
        DreyService.emptied(folder);
        List<String> command = new ArrayList<>(List.of(
                Build.script(folder).toString(),
                "audit",
                "--json",
                "--data",
                folder.resolve("data").toString()));
        command.addAll(List.of(options));
        Path progress = folder.resolve("progress.log");
        Path result = folder.resolve("result.json");
        Process process = new ProcessBuilder(command)
                .redirectError(progress.toFile())
                .redirectOutput(result.toFile())
                .start();
        try {
            Await.that("the audit has ended", TO_END, () -> !process.isAlive());
        } finally {
            // Ends what it started.
            process.destroy();
        }
        assertThat(result).as(DreyService.tail(progress)).isNotEmptyFile();
        return new Verdict(process.exitValue(), new ObjectMapper().readTree(result.toFile()));
    }
}
