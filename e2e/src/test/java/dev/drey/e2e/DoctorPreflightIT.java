package dev.drey.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;

/** The doctor on programs that do not run: neither a service nor a cluster is there. */
class DoctorPreflightIT {

    @TempDir
    private Path folder;

    /** What it said, and how it exited. */
    private record Answer(int code, JsonNode json) {

        /** Severities by causes. */
        Map<String, String> findings() {
            Map<String, String> findings = new TreeMap<>();
            json.at("/jobs/0/findings")
                    .forEach(finding -> findings.put(
                            finding.path("cause").asText(),
                            finding.path("severity").asText()));
            return findings;
        }

        List<String> warnings() {
            return findings().entrySet().stream()
                    .filter(finding -> !finding.getValue().equals("notice"))
                    .map(Map.Entry::getKey)
                    .toList();
        }
    }

    @ParameterizedTest
    @MainLines
    void programsThatAreWellMadeGetNoWarning(Line line) throws Exception {
        for (Answer answer : List.of(
                preflight(line, Program.ORDERS, "--property", "orders.output=file:///tmp/orders"),
                preflight(
                        line,
                        Program.AUDIT,
                        "--property",
                        "orders.output=file:///tmp/orders",
                        "--property",
                        "audit.control=/tmp/control",
                        "--property",
                        "audit.guarantee=exactly-once"))) {
            assertThat(answer.json().at("/jobs/0/jobName").asText()).isNotEmpty();
            assertThat(answer.warnings()).isEmpty();
            assertThat(answer.code()).isZero();
        }
    }

    @ParameterizedTest
    @MainLines
    void aCarelessProgramGetsExactlyItsFindings(Line line) throws Exception {
        Answer answer = preflight(line, Program.CARELESS, "--parallelism", "2");

        assertThat(answer.findings())
                .isEqualTo(Map.of(
                        "uid-missing", "warning",
                        "state-growth-unbounded", "warning",
                        "generic-type", "warning",
                        "blocking-call-in-process", "notice",
                        "non-transactional-sink", "notice"));
        assertThat(answer.code()).isEqualTo(1);
        answer.json()
                .at("/jobs/0/findings")
                .forEach(finding -> assertThat(finding.path("risk").asBoolean()).isTrue());
    }

    @Test
    void programsWithoutAJobAreTold() throws Exception {
        assertThat(preflight(Line.FLINK_2_2, Program.TWICE).findings()).containsEntry("several-jobs", "critical");
        assertThat(preflight(Line.FLINK_1_20, Program.NO_EXECUTE).findings()).containsEntry("no-operators", "critical");
        Answer throwing = preflight(Line.FLINK_1_20, Program.THROWING);
        assertThat(throwing.findings()).containsExactly(Map.entry("main-method-failed", "critical"));
        assertThat(throwing.json().at("/jobs/0/findings/0/sentence").asText())
                .contains("price list v3 has no currency");
        assertThat(preflight(Line.FLINK_1_20, Program.WITHOUT_MAIN_CLASS).findings())
                .containsOnlyKeys("main-method-failed");
    }

    @Test
    void underPlainFlinkTheProgramsOwnSettingsCount() throws Exception {
        Path configuration = folder.resolve("config.yaml");
        Files.writeString(configuration, """
                restart-strategy:
                  type: none
                """);

        Map<String, String> findings = preflight(
                        Line.FLINK_1_20, Program.HEADSTRONG, "--conf", configuration.toString())
                .findings();

        assertThat(findings)
                .containsEntry("local-checkpoint-storage", "warning")
                .containsEntry("restart-disabled", "warning")
                .containsKey("at-least-once-mode")
                .doesNotContainKey("service-config-overrides-code");
        assertThat(preflight(Line.FLINK_1_20, Program.HEADSTRONG).findings())
                .containsEntry("service-config-overrides-code", "notice")
                .doesNotContainKeys("local-checkpoint-storage", "at-least-once-mode");
    }

    private Answer preflight(Line line, Program program, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Build.script(folder).toString(),
                "doctor",
                "--preflight",
                program.jar().toString(),
                "--runtime",
                line.runtimeEnvironment(),
                "--json"));
        command.addAll(List.of(options));
        Path said = folder.resolve("said");
        Path errors = folder.resolve("errors");
        Process process = new ProcessBuilder(command)
                .redirectOutput(said.toFile())
                .redirectError(errors.toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS))
                .as("the doctor answers in time")
                .isTrue();
        assertThat(process.exitValue()).as(Files.readString(errors)).isNotEqualTo(2);
        return new Answer(process.exitValue(), new ObjectMapper().readTree(said.toFile()));
    }
}
