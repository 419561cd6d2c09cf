package dev.drey.diagnosis;

import static dev.drey.diagnosis.testing.EvidenceBuilder.SINK;
import static dev.drey.diagnosis.testing.EvidenceBuilder.SOURCE;
import static dev.drey.diagnosis.testing.EvidenceBuilder.WORKER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drey.diagnosis.catalogue.Severity;
import dev.drey.diagnosis.evidence.LogEvent.Level;
import dev.drey.diagnosis.evidence.Subtask;
import dev.drey.diagnosis.testing.EvidenceBuilder;
import dev.drey.diagnosis.testing.Examined;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is found where nothing fails. */
final class SilentCausesTest {

    private static final double NONE_YET = Long.MIN_VALUE;

    @Test
    void checkpointsAtLeastOnceAreWorthAWordAndAWarningAfterAFailure() {
        EvidenceBuilder quiet = EvidenceBuilder.healthy().settings(settings -> settings.exactlyOnce(false));
        assertThat(Examined.finding(quiet, "at-least-once-mode").severity()).isEqualTo(Severity.NOTICE);

        quiet.failure(
                Duration.ofMinutes(7),
                "java.lang.RuntimeException: x\n\tat org.example.Job.map(Job.java:1)\n",
                "enrich (1/2)");
        assertThat(Examined.finding(quiet, "at-least-once-mode").severity()).isEqualTo(Severity.WARNING);
    }

    @Test
    void checkpointsThatGoWithTheJobAreWorthAWord() {
        assertThat(Examined.causes(EvidenceBuilder.healthy().settings(settings -> settings.retained(false))))
                .contains("checkpoint-not-retained");
        assertThat(Examined.causes(EvidenceBuilder.healthy())).doesNotContain("checkpoint-not-retained");
    }

    @Test
    void aSinkWithoutACommitterIsWorthAWord() {
        assertThat(Examined.finding(EvidenceBuilder.healthy(), "non-transactional-sink")
                        .place()
                        .operator())
                .isEqualTo(SINK);
    }

    @Test
    void whatTheCodeSetsInVainIsNamed() {
        EvidenceBuilder evidence =
                EvidenceBuilder.healthy().overridden(Map.of("execution.checkpointing.interval", "500 ms"));

        assertThat(Examined.finding(evidence, "service-config-overrides-code").evidence())
                .anySatisfy(words -> assertThat(words)
                        .isEqualTo("The code sets execution.checkpointing.interval to 500 ms, which has no effect."));
        assertThat(Examined.finding(evidence, "service-config-overrides-code")
                        .remedies()
                        .get(0)
                        .findChange())
                .hasValueSatisfying(change -> assertThat(change.values()).containsEntry("CheckpointInterval", "500"));
        assertThat(Examined.causes(EvidenceBuilder.healthy().overridden(Map.of())))
                .doesNotContain("service-config-overrides-code");
    }

    @Test
    void aQuietSourceHoldsTheWatermark() {
        EvidenceBuilder evidence = EvidenceBuilder.healthy()
                .vertexFigure(SOURCE, "orders.currentOutputWatermark.min", NONE_YET, NONE_YET)
                .vertexFigure(SOURCE, "orders.currentOutputWatermark.max", 1.7723664e12, 1.7723664e12 + 2000);
        for (int subtask = 0; subtask < 2; subtask++) {
            evidence.figure(WORKER, subtask, Subtask.WATERMARK, NONE_YET, NONE_YET);
        }

        assertThat(Examined.primary(evidence)).isEqualTo("idle-source-watermark");
    }

    @Test
    void aWatermarkThatMovesOrIsNowhereIsFine() {
        EvidenceBuilder moving = EvidenceBuilder.healthy()
                .vertexFigure(SOURCE, "orders.currentOutputWatermark.min", 1.7723664e12, 1.7723664e12 + 1000)
                .vertexFigure(SOURCE, "orders.currentOutputWatermark.max", 1.7723664e12, 1.7723664e12 + 2000);
        EvidenceBuilder processingTime = EvidenceBuilder.healthy()
                .vertexFigure(SOURCE, "orders.currentOutputWatermark.min", NONE_YET, NONE_YET)
                .vertexFigure(SOURCE, "orders.currentOutputWatermark.max", NONE_YET, NONE_YET);
        for (int subtask = 0; subtask < 2; subtask++) {
            moving.figure(WORKER, subtask, Subtask.WATERMARK, 1.7723664e12 - 500, 1.7723664e12 + 500);
            processingTime.figure(WORKER, subtask, Subtask.WATERMARK, NONE_YET, NONE_YET);
        }

        assertThat(Examined.causes(moving)).doesNotContain("idle-source-watermark");
        assertThat(Examined.causes(processingTime)).doesNotContain("idle-source-watermark");
    }

    @Test
    void recordsThatComeTooLateAreCounted() {
        assertThat(Examined.primary(
                        EvidenceBuilder.healthy().vertexFigure(WORKER, "enrich.numLateRecordsDropped.sum", 900.0)))
                .isEqualTo("late-records-dropped");
        assertThat(Examined.causes(
                        EvidenceBuilder.healthy().vertexFigure(WORKER, "enrich.numLateRecordsDropped.sum", 0.0)))
                .doesNotContain("late-records-dropped");
    }

    @Test
    void aCommitThatFailedForGoodIsLoss() {
        assertThat(Examined.primary(EvidenceBuilder.healthy().vertexFigure(SINK, "lines.failedCommittables.sum", 3.0)))
                .isEqualTo("kafka-commit-lost");
        assertThat(Examined.primary(EvidenceBuilder.healthy()
                        .log(
                                "tm-1",
                                Level.ERROR,
                                "Unable to commit transaction (TransactionalId[a-0-1]) because its producer is already fenced. This means that you either have a different producer with the same 'transactional.id' (this is unlikely with the 'KafkaSink' as all generated ids are unique)",
                                "")))
                .isEqualTo("kafka-commit-lost");
    }

    @Test
    void stateThatWasSkippedIsLossUnlessItWasEmpty() {
        assertThat(Examined.primary(EvidenceBuilder.healthy()
                        .log(
                                "jobmanager",
                                Level.INFO,
                                "Skipping savepoint state for operator 20ba6b65f97481d5570070de90e4e791.",
                                "")))
                .isEqualTo("state-dropped-non-restored");
        assertThat(Examined.warnings(EvidenceBuilder.healthy()
                        .log(
                                "jobmanager",
                                Level.INFO,
                                "Skipping empty savepoint state for operator 20ba6b65f97481d5570070de90e4e791.",
                                "")))
                .isEmpty();
    }

    @Test
    void aJobInWhichNothingMovesIsStalled() {
        EvidenceBuilder evidence = EvidenceBuilder.bare();
        for (String vertex : new String[] {SOURCE, WORKER, SINK}) {
            for (int subtask = 0; subtask < 2; subtask++) {
                evidence.load(vertex, subtask, 0, 0).records(vertex, subtask, 500, 500);
            }
        }

        assertThat(Examined.primary(evidence)).isEqualTo("stalled-but-running");
    }
}
