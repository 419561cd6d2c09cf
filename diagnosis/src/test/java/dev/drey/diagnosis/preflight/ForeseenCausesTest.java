package dev.drey.diagnosis.preflight;

import static dev.drey.diagnosis.catalogue.Severity.CRITICAL;
import static dev.drey.diagnosis.catalogue.Severity.NOTICE;
import static dev.drey.diagnosis.catalogue.Severity.WARNING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.drey.diagnosis.catalogue.Severity;
import dev.drey.diagnosis.finding.Diagnosis;
import dev.drey.diagnosis.finding.Finding;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each thing in a job's graph and settings leads to: its cause, and nothing else. */
final class ForeseenCausesTest {

    @Test
    void aJobThatIsWellMadeGivesNoFinding() {
        Diagnosis diagnosis = Document.healthy().examined();

        assertThat(diagnosis.findings()).isEmpty();
        assertThat(diagnosis.isHealthy()).isTrue();
        assertThat(diagnosis.jobName()).isEqualTo("clicks");
    }

    @ParameterizedTest
    @CsvSource({
        "restart-strategy.type, none, restart-disabled",
        "execution.checkpointing.storage, jobmanager, jm-storage-state-too-large",
        "execution.checkpointing.dir, file:///mnt/state, local-checkpoint-storage",
        "execution.checkpointing.dir, /mnt/state, local-checkpoint-storage",
        "execution.checkpointing.mode, AT_LEAST_ONCE, at-least-once-mode",
        "execution.checkpointing.timeout, 3 s, checkpoint-timeout-too-short",
        "execution.checkpointing.interval, 9223372036854775807 ms, checkpointing-disabled",
    })
    void aSettingThatGoesWrongIsAWarning(String key, String value, String cause) {
        assertThat(Document.healthy().set(key, value).found()).containsExactly(entry(cause, WARNING));
    }

    @ParameterizedTest
    @CsvSource({
        "execution.checkpointing.timeout, PT20S, checkpoint-timeout-too-short",
        "execution.checkpointing.interval, 200, checkpoint-interval-too-short",
        "execution.checkpointing.tolerable-failed-checkpoints, 0, tolerable-failures-zero",
        "execution.checkpointing.externalized-checkpoint-retention, DELETE_ON_CANCELLATION, checkpoint-not-retained",
    })
    void aSettingThatMayGoWrongIsANotice(String key, String value, String cause) {
        assertThat(Document.healthy().set(key, value).found()).containsExactly(entry(cause, NOTICE));
    }

    @ParameterizedTest
    @CsvSource({
        "execution.checkpointing.timeout, 10 min",
        "execution.checkpointing.interval, 500 ms",
        "execution.checkpointing.dir, hdfs://name/checkpoints",
    })
    void anOrdinarySettingIsNone(String key, String value) {
        assertThat(Document.healthy()
                        .set(key, value)
                        .set("execution.checkpointing.min-pause", "5 s")
                        .found())
                .isEmpty();
    }

    @Test
    void withoutCheckpointsFlinkRestartsNothing() {
        assertThat(Document.healthy()
                        .without("execution.checkpointing.interval")
                        .without("restart-strategy.type")
                        .found())
                .containsOnlyKeys("checkpointing-disabled", "restart-disabled");
    }

    @Test
    void theServicesOwnFolderForCheckpointsIsInOrderAndAPassingOneIsNot() {
        Document service = Document.healthy().put("/service", "true");

        assertThat(service.set("execution.checkpointing.dir", "file:///tmp/home/state")
                        .found())
                .isEmpty();
        assertThat(service.put("/chosen", "[\"execution.checkpointing.dir\"]").found())
                .containsExactly(entry("local-checkpoint-storage", WARNING));
    }

    @Test
    void stateWithoutUidIsAWarningAndOfSqlANotice() {
        assertThat(Document.healthy().put("/job/operators/1/uid", "null").found())
                .containsExactly(entry("uid-missing", WARNING));
        assertThat(Document.healthy()
                        .put("/job/operators/1/uid", "null")
                        .put("/job/operators/1/name", "\"GroupAggregate[5]\"")
                        .found())
                .containsExactly(entry("uid-missing", NOTICE));
        assertThat(Document.healthy()
                        .put("/job/operators/1/uid", "null")
                        .put("/job/operators/1/stateful", "\"no\"")
                        .put("/job/operators/1/states", "[]")
                        .found())
                .isEmpty();
    }

    @Test
    void whatCannotBeToldIsSaid() {
        Diagnosis diagnosis = Document.healthy()
                .put("/job/operators/1/stateful", "\"unknown\"")
                .put("/job/operators/1/states", "[]")
                .examined();

        assertThat(diagnosis.findings()).isEmpty();
        assertThat(diagnosis.absences())
                .singleElement()
                .satisfies(absence -> assertThat(absence.reason()).contains("count"));
    }

    @ParameterizedTest
    @CsvSource({
        "list, add, WARNING",
        "map, put, WARNING",
        "value, update, NOTICE",
        "list, add+clear, ",
        "map, put+remove, ",
        "list, update, ",
        "value, value, ",
    })
    void stateThatNothingRemovesGrows(String kind, String uses, @Nullable Severity severity) {
        Document document = Document.healthy()
                .put(
                        "/job/operators/1/states",
                        "[{\"name\": \"s\", \"kind\": \"" + kind
                                + "\", \"keyed\": true, \"expires\": false, \"uses\": [\"" + uses.replace("+", "\", \"")
                                + "\"]}]");

        if (severity == null) {
            assertThat(document.found().keySet()).isSubsetOf("state-growth-unbounded");
            assertThat(document.warnings()).isEmpty();
        } else {
            assertThat(document.found()).containsExactly(entry("state-growth-unbounded", severity));
        }
    }

    @Test
    void timeToLiveThatIsNotToBeSeenIsNoFinding() {
        assertThat(Document.healthy()
                        .put(
                                "/job/operators/1/states",
                                "[{\"name\": \"s\", \"kind\": \"list\", \"keyed\": true, \"expires\": null, \"uses\": [\"add\"]}]")
                        .found())
                .isEmpty();
    }

    @Test
    void joinsOfSqlThatKeepRowsForEverGrow() {
        assertThat(Document.healthy()
                        .put("/job/operators/1/forever", "true")
                        .put("/job/operators/1/class", "\"org.apache.flink.table.StreamingJoinOperator\"")
                        .found())
                .containsExactly(entry("state-growth-unbounded", WARNING));
    }

    @Test
    void windowsThatNeverEndGrow() {
        String window = """
                {"assigner": "GlobalWindows", "eventTime": false, "global": true, "purges": %s}""";

        assertThat(Document.healthy()
                        .put("/job/operators/1/window", window.formatted("false"))
                        .found())
                .containsExactly(entry("state-growth-unbounded", WARNING));
        assertThat(Document.healthy()
                        .put("/job/operators/1/window", window.formatted("true"))
                        .found())
                .isEmpty();
    }

    @Test
    void sinksThatRepeatAreAWarningUnlessTheyOnlyPrint() {
        String sink = """
                {"class": "KafkaSink", "purpose": "%s", "commits": false, "guarantee": "AT_LEAST_ONCE"}""";

        assertThat(Document.healthy()
                        .put("/job/operators/2/sink", sink.formatted("writes"))
                        .found())
                .containsExactly(entry("non-transactional-sink", WARNING));
        assertThat(Document.healthy()
                        .put("/job/operators/2/sink", sink.formatted("prints"))
                        .found())
                .containsExactly(entry("non-transactional-sink", NOTICE));
        assertThat(Document.healthy()
                        .put("/job/operators/2/sink", sink.formatted("discards"))
                        .found())
                .isEmpty();
    }

    @Test
    void genericTypesMatterMostInState() {
        String type = "{\"generic\": [{\"path\": \".items\", \"class\": \"java.util.List\", \"why\": \"none\"}]}";

        assertThat(Document.healthy().put("/job/operators/0/output", type).found())
                .containsExactly(entry("generic-type", NOTICE));
        assertThat(Document.healthy()
                        .put("/job/operators/1/states/0/types", "[" + type + "]")
                        .found())
                .containsExactly(entry("generic-type", WARNING));
    }

    @Test
    void windowsWaitForWatermarksThatNeedNotCome() {
        String window = """
                {"assigner": "TumblingEventTimeWindows", "eventTime": true, "allowedLatenessMillis": 0, "lateOutput": false}""";

        assertThat(Document.healthy().put("/job/operators/1/window", window).found())
                .isEmpty();
        assertThat(Document.healthy()
                        .put("/job/operators/1/window", window)
                        .put("/job/operators/0/source/watermarks", "{\"generator\": \"none\"}")
                        .found())
                .containsExactly(entry("idle-source-watermark", WARNING));
        assertThat(Document.healthy()
                        .put("/job/operators/1/window", window)
                        .put(
                                "/job/operators/0/source/watermarks",
                                "{\"generator\": \"bounded\", \"outOfOrdernessMillis\": 0}")
                        .found())
                .containsOnly(entry("idle-source-watermark", NOTICE), entry("late-records-dropped", NOTICE));
    }

    @Test
    void sourcesThatKeepNoPositionAreAWarning() {
        assertThat(Document.healthy()
                        .put("/job/operators/0/source/keepsPosition", "false")
                        .found())
                .containsExactly(entry("source-not-replayable", WARNING));
    }

    @ParameterizedTest
    @CsvSource({
        "map, blocking-call-in-process",
        "snapshotState, external-call-in-snapshot",
        "notifyCheckpointComplete, slow-checkpoint-notification",
    })
    void codeThatWaitsIsANotice(String method, String cause) {
        assertThat(Document.healthy()
                        .put(
                                "/job/operators/1/waits",
                                "[{\"method\": \"" + method + "\", \"call\": \"java.net.http.HttpClient.send\"}]")
                        .found())
                .containsExactly(entry(cause, NOTICE));
    }

    @Test
    void anAsynchronousFunctionThatWaitsIsAWarning() {
        assertThat(Document.healthy()
                        .put("/job/operators/1/async", "{}")
                        .put(
                                "/job/operators/1/waits",
                                "[{\"method\": \"asyncInvoke\", \"call\": \"java.util.concurrent.Future.get\"}]")
                        .found())
                .containsExactly(entry("blocking-call-in-process", WARNING));
    }

    @Test
    void moreSubtasksThanKeyGroupsWillNotStart() {
        assertThat(Document.healthy()
                        .put("/job/operators/1/maxParallelism", "2")
                        .found())
                .containsExactly(entry("parallelism-over-max", CRITICAL));
    }

    @Test
    void whatTheServiceReplacesIsNamed() {
        Finding found = Document.healthy()
                .put("/program/overridden", "{\"execution.checkpointing.interval\": \"500 ms\"}")
                .examined()
                .findings()
                .get(0);

        assertThat(found.cause()).isEqualTo("service-config-overrides-code");
        assertThat(found.severity()).isEqualTo(NOTICE);
        assertThat(found.risk()).isTrue();
        assertThat(found.evidence())
                .singleElement()
                .satisfies(fact -> assertThat(fact).contains("500 ms").contains("1 min"));
    }

    @ParameterizedTest
    @CsvSource({
        "flink-connector-kafka, 5.0.0-2.2, WARNING",
        "flink-connector-kafka, 3.2.0-1.19, NOTICE",
        "flink-connector-kafka, 3.4.0-1.20, ",
        "flink-connector-kafka, 3.4.0, ",
        "flink-streaming-java, 1.18.1, NOTICE",
        "flink-json, 1.20.0, ",
    })
    void partsOfAnotherFlinkAreInTheWay(String artifact, String version, @Nullable Severity severity) {
        Document document = Document.healthy()
                .put("/jar/flink", "[{\"artifact\": \"" + artifact + "\", \"version\": \"" + version + "\"}]");

        if (severity == null) {
            assertThat(document.found()).isEmpty();
        } else {
            assertThat(document.found()).containsExactly(entry("class-conflict", severity));
        }
    }

    @ParameterizedTest
    @CsvSource({"no-job, no-operators", "several-jobs, several-jobs", "unending, main-method-failed"})
    void aProgramThatMakesNoJobWillNotStart(String outcome, String cause) {
        Diagnosis diagnosis = Document.healthy()
                .put("/outcome", "\"" + outcome + "\"")
                .put("/job", "null")
                .examined();

        assertThat(diagnosis.primary()).hasValueSatisfying(found -> {
            assertThat(found.cause()).isEqualTo(cause);
            assertThat(found.risk()).isFalse();
        });
    }

    @ParameterizedTest
    @CsvSource({
        "main-method-failed, java.lang.IllegalArgumentException: no topic given",
        "class-not-found, java.lang.ClassNotFoundException: org.apache.flink.connector.kafka.source.KafkaSource",
        "class-conflict, java.lang.NoSuchMethodError: 'void org.apache.flink.Some.method()'",
        "class-conflict, java.lang.NoClassDefFoundError: org/apache/flink/api/connector/sink2/TwoPhaseCommittingSink",
        "no-operators, java.lang.IllegalStateException: No operators defined in streaming topology. Cannot execute.",
    })
    void anErrorOfMainIsExplainedAsThatOfAStart(String cause, String error) {
        assertThat(Document.healthy()
                        .put("/outcome", "\"failed\"")
                        .put("/job", "null")
                        .put("/error", "\"" + error + "\\n\\tat org.example.Job.main(Job.java:12)\\n\"")
                        .found())
                .containsExactly(entry(cause, CRITICAL));
    }
}
