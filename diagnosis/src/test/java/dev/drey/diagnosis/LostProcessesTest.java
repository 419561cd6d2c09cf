package dev.drey.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drey.diagnosis.catalogue.Severity;
import dev.drey.diagnosis.collect.LostTaskManagers;
import dev.drey.diagnosis.evidence.Evidence;
import dev.drey.diagnosis.evidence.Home;
import dev.drey.diagnosis.evidence.LogEvent;
import dev.drey.diagnosis.finding.Finding;
import dev.drey.diagnosis.testing.EvidenceBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A process that is gone takes with it what it measured, and often cannot say why it went. */
final class LostProcessesTest {

    private static final String JVM = "Status.JVM.Memory.";

    /** Another process has taken its place, under its name. */
    private static EvidenceBuilder silent() {
        return EvidenceBuilder.bare().failure(Duration.ofSeconds(5), """
                        java.util.concurrent.TimeoutException: The heartbeat of TaskManager with id tm-1 timed out.
                        \tat org.apache.flink.runtime.heartbeat.DefaultHeartbeatMonitor.run(DefaultHeartbeatMonitor.java:158)
                        """, "enrich (1/2)");
    }

    private static Evidence with(EvidenceBuilder evidence, Map<String, Double> last) {
        Evidence built = evidence.build();
        ObjectNode document = new ObjectMapper().createObjectNode();
        ObjectNode gone = document.putArray("lostTaskManagers")
                .addObject()
                .put("jobId", built.findJob().orElseThrow().id())
                .put("id", "tm-1")
                .put("lastSeen", EvidenceBuilder.NOW.minusSeconds(8).toString());
        last.forEach(gone.putObject("metrics")::put);
        return LostTaskManagers.add(document, built);
    }

    private static Finding primary(Evidence evidence) {
        return Doctor.standard().examine(evidence).primary().orElseThrow();
    }

    @Test
    void aFullMetaspaceIsKnownFromWhatWasMeasuredBefore() {
        Finding finding = primary(with(
                silent(),
                Map.of(
                        JVM + "Metaspace.Used", 1.9e8,
                        JVM + "Metaspace.Max", 2e8,
                        JVM + "Heap.Used", 1e8,
                        JVM + "Heap.Max", 4e8)));

        assertThat(finding.cause()).isEqualTo("metaspace-oom");
        assertThat(finding.evidence().toString()).contains("95 %");
    }

    @Test
    void aFullHeapThatLeftNoMemoryToSayWhatWasFullIsKnownFromTheProcesssLastWords() {
        EvidenceBuilder evidence = silent().log(
                        "tm-1",
                        LogEvent.Level.ERROR,
                        "Exception: java.lang.OutOfMemoryError thrown from the UncaughtExceptionHandler in thread \"x\"",
                        "");

        assertThat(primary(evidence.build()).cause()).isEqualTo("heap-oom");
        assertThat(primary(with(evidence, Map.of(JVM + "Metaspace.Used", 1.9e8, JVM + "Metaspace.Max", 2e8)))
                        .cause())
                .isEqualTo("metaspace-oom");
    }

    @Test
    void aFullHeapWithoutAWordIsAProcessThatCollectsGarbage() {
        Finding finding = primary(with(silent(), Map.of(JVM + "Heap.Used", 3.9e8, JVM + "Heap.Max", 4e8)));

        assertThat(finding.cause()).isEqualTo("gc-thrash-heartbeat-loss");
        assertThat(finding.sure()).isGreaterThan(0.65);
    }

    @Test
    void aTaskThatDidNotEndTellsOnlyInTheLogOfTheProcessThatEndedForIt() {
        EvidenceBuilder evidence = EvidenceBuilder.bare()
                .failure(Duration.ofSeconds(5), """
                        java.io.IOException: Broken pipe
                        \tat org.example.Feed.read(Feed.java:12)
                        """, "enrich (1/2)")
                .log(
                        "tm-1",
                        LogEvent.Level.ERROR,
                        "Task did not exit gracefully within 180 + seconds.",
                        "java.lang.Exception: Task did not exit gracefully within 180 + seconds.\n");

        Finding finding = primary(evidence.build());

        assertThat(finding.cause()).isEqualTo("task-cancel-stuck");
        assertThat(finding.place().host()).isEqualTo("tm-1");
    }

    @Test
    void aHeapThatWasHalfEmptySpeaksAgainstIt() {
        Finding full = primary(with(silent(), Map.of(JVM + "Heap.Used", 3.9e8, JVM + "Heap.Max", 4e8)));
        Finding empty = primary(with(silent(), Map.of(JVM + "Heap.Used", 1e8, JVM + "Heap.Max", 4e8)));

        assertThat(empty.sure()).isLessThan(full.sure() - 0.3);
        assertThat(empty.evidence().toString()).contains("Against it: The heap of tm-1 was 25 % full");
    }

    @Test
    void aClusterThatWasBroughtBackIsRememberedThoughItsJobNeverFailed() {
        Evidence evidence = EvidenceBuilder.healthy().home("CUSTOM", Map.of()).build();
        Home home = evidence.findHome()
                .orElseThrow()
                .withRecoveries(List.of(
                        new Home.Recovery(EvidenceBuilder.NOW.minusSeconds(60), "its job manager or its job is gone")));

        Finding finding = primary(evidence.withHome(home));

        assertThat(finding.cause()).isEqualTo("jobmanager-lost");
        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding.evidence().toString()).contains("its job manager or its job is gone");
    }
}
