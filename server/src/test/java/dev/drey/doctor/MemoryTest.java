package dev.drey.doctor;

import static dev.drey.testing.Examples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drey.diagnosis.evidence.Cluster;
import dev.drey.diagnosis.evidence.ErrorChain;
import dev.drey.diagnosis.evidence.Evidence;
import dev.drey.diagnosis.evidence.Failure;
import dev.drey.diagnosis.evidence.Metrics;
import dev.drey.diagnosis.evidence.Series;
import dev.drey.diagnosis.evidence.TaskManager;
import dev.drey.telemetry.LostTaskManager;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MemoryTest {

    private static final String HEAP = "Status.JVM.Memory.Heap.Used";

    private static Evidence look(int second, List<Failure> failures, String... taskManagers) {
        Instant at = NOON.plusSeconds(second);
        Evidence plain = Findings.evidence(at, null);
        return new Evidence(
                at,
                new Cluster(
                        "1.20.0",
                        null,
                        null,
                        Stream.of(taskManagers)
                                .map(id -> new TaskManager(id, "host", at, true, 1, 0, 1, null, heap(at, second)))
                                .toList(),
                        Map.of(),
                        Metrics.none()),
                plain.job(),
                plain.checkpoints(),
                failures,
                plain.logs(),
                List.of(),
                Map.of(),
                plain.home(),
                null,
                List.of());
    }

    private static Metrics heap(Instant at, double value) {
        return new Metrics(Map.of(HEAP, Series.of(at, value)));
    }

    private static Failure failure(int second, Failure... concurrent) {
        return new Failure(
                NOON.plusSeconds(second),
                new ErrorChain(List.of(new ErrorChain.Link("java.lang.RuntimeException", "no", List.of()))),
                "map (1/1)",
                null,
                "",
                List.of(concurrent));
    }

    @Test
    void figuresOfTheLastMinutesMakeSeries() {
        Evidence evidence = Memory.NONE
                .with(look(0, List.of(), "tm-1"))
                .with(look(200, List.of(), "tm-1"))
                .with(look(260, List.of(), "tm-1"))
                .evidence(List.of());

        Series heap = evidence.cluster()
                .findTaskManager("tm-1")
                .orElseThrow()
                .metrics()
                .find(HEAP)
                .orElseThrow();
        assertThat(heap.samples()).extracting(Series.Sample::value).containsExactly(200.0, 260.0);
    }

    @Test
    void whatALostTaskManagerMeasuredLastIsKnown() {
        Memory memory = Memory.NONE.with(look(0, List.of(), "tm-1", "tm-2")).with(look(60, List.of(), "tm-1"));
        LostTaskManager lost = new LostTaskManager("0af1", "tm-2", NOON.plusSeconds(55), Map.of(HEAP, 99.0));
        LostTaskManager before = new LostTaskManager("0af1", "tm-0", NOON.minusSeconds(60), Map.of(HEAP, 98.0));

        Evidence evidence = memory.evidence(List.of(lost, before));

        TaskManager gone = evidence.cluster().findTaskManager("tm-2").orElseThrow();
        assertThat(gone.registered()).isFalse();
        assertThat(gone.metrics().latest(HEAP)).hasValue(99.0);
        assertThat(evidence.cluster()
                        .findTaskManager("tm-0")
                        .orElseThrow()
                        .metrics()
                        .latest(HEAP))
                .hasValue(98.0);
    }

    @Test
    void failuresAreKnownLongerThanFlinkKnowsThemAndOnce() {
        Failure early = failure(-60);
        Failure late = failure(10);
        Failure moreOfIt = failure(10, failure(10));

        Evidence evidence = Memory.NONE
                .with(look(0, List.of(early)))
                .with(look(20, List.of(late, early)))
                .with(look(40, List.of(moreOfIt)))
                .evidence(List.of());

        assertThat(evidence.failures()).containsExactly(moreOfIt, early);
        assertThat(Memory.NONE
                        .with(look(0, List.of(early)))
                        .with(look(4000, List.of()))
                        .failures())
                .isEmpty();
    }
}
