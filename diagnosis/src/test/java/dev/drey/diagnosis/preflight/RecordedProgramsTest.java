package dev.drey.diagnosis.preflight;

import static dev.drey.diagnosis.catalogue.Severity.CRITICAL;
import static dev.drey.diagnosis.catalogue.Severity.NOTICE;
import static dev.drey.diagnosis.catalogue.Severity.WARNING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.drey.diagnosis.finding.Finding;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Blueprints of real programs on both lines of Flink, as the bridge has written them down. */
final class RecordedProgramsTest {

    @ParameterizedTest
    @CsvSource({"orders, 1.20", "orders, 2.2", "audit, 1.20", "audit, 2.2", "kafka, 1.20", "kafka, 2.2"})
    void aProgramThatIsWellMadeGetsNoWarning(String program, String line) {
        Document recorded = Document.recorded(program + "-" + line);

        assertThat(recorded.examined().jobName()).isNotEmpty();
        assertThat(recorded.warnings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.20", "2.2"})
    void aCarelessProgramGetsExactlyItsFindings(String line) {
        assertThat(Document.recorded("careless-" + line).found())
                .isEqualTo(Map.of(
                        "uid-missing", WARNING,
                        "state-growth-unbounded", WARNING,
                        "generic-type", WARNING,
                        "blocking-call-in-process", NOTICE,
                        "non-transactional-sink", NOTICE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.20", "2.2"})
    void eachFindingNamesItsPlaceAndItsReason(String line) {
        Map<String, Finding> found = Document.recorded("careless-" + line).examined().findings().stream()
                .collect(Collectors.toMap(Finding::cause, finding -> finding));

        assertThat(found.values()).allMatch(Finding::risk);
        assertThat(Objects.requireNonNull(found.get("uid-missing")).place().operator())
                .isEqualTo("memory");
        assertThat(Objects.requireNonNull(found.get("uid-missing")).evidence())
                .anyMatch(fact -> fact.contains("visits, pages, last"));
        assertThat(Objects.requireNonNull(found.get("generic-type")).sentence()).contains("Visit");
        assertThat(Objects.requireNonNull(found.get("generic-type")).evidence())
                .anyMatch(fact -> fact.contains("no public constructor without parameters"));
        assertThat(Objects.requireNonNull(found.get("state-growth-unbounded")).evidence())
                .anyMatch(fact -> fact.contains("visits"))
                .anyMatch(fact -> fact.contains("pages"))
                .noneMatch(fact -> fact.contains("last"));
        assertThat(Objects.requireNonNull(found.get("blocking-call-in-process")).sentence())
                .contains("lookup", "HttpClient.send");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.20", "2.2"})
    void whatAProgramSetsInVainIsWorthAWord(String line) {
        assertThat(Document.recorded("headstrong-" + line).found())
                .isEqualTo(Map.of("service-config-overrides-code", NOTICE, "blocking-call-in-process", NOTICE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.20", "2.2"})
    void underPlainFlinkTheSameSettingsCount(String line) {
        assertThat(Document.recorded("headstrong-plain-" + line).found())
                .containsEntry("local-checkpoint-storage", WARNING)
                .containsEntry("at-least-once-mode", NOTICE)
                .containsEntry("checkpoint-interval-too-short", NOTICE)
                .doesNotContainKeys("service-config-overrides-code", "checkpointing-disabled");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.20", "2.2"})
    void aJoinOfSqlWithoutTimeToLiveGrows(String line) {
        Document recorded = Document.recorded("sql-" + line);

        assertThat(recorded.found())
                .isEqualTo(Map.of(
                        "state-growth-unbounded", WARNING,
                        "uid-missing", NOTICE,
                        "non-transactional-sink", NOTICE));
        assertThat(recorded.examined().primary())
                .hasValueSatisfying(finding -> assertThat(finding.sentence()).contains("Join"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.20", "2.2"})
    void aMainThatThrowsIsNamedWithItsRootCause(String line) {
        Document recorded = Document.recorded("throwing-" + line);

        assertThat(recorded.found()).containsExactly(entry("main-method-failed", CRITICAL));
        assertThat(recorded.examined().primary()).hasValueSatisfying(finding -> {
            assertThat(finding.sentence()).contains("price list v3 has no currency");
            assertThat(finding.risk()).isFalse();
        });
    }
}
