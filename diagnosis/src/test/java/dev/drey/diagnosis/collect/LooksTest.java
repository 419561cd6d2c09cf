package dev.drey.diagnosis.collect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drey.diagnosis.evidence.Evidence;
import dev.drey.diagnosis.evidence.Subtask;
import dev.drey.diagnosis.evidence.Vertex;
import dev.drey.diagnosis.signal.Pressure;
import dev.drey.diagnosis.testing.EvidenceBuilder;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

final class LooksTest {

    private static EvidenceBuilder withHeap(double used) {
        return EvidenceBuilder.bare(1).taskManager("tm-1", Map.of("Status.JVM.Memory.Heap.Used", used));
    }

    private static OptionalDouble recordsPerSecond(EvidenceBuilder first, EvidenceBuilder last) {
        Evidence evidence = Looks.unite(List.of(
                first.figure(EvidenceBuilder.WORKER, 0, Subtask.READ_RECORDS, 100.0)
                        .build(),
                last.records(EvidenceBuilder.WORKER, 0, 100, 100).build()));
        Vertex worker = evidence.findJob()
                .flatMap(job -> job.findVertex(EvidenceBuilder.id(EvidenceBuilder.WORKER)))
                .orElseThrow();
        return Pressure.recordsPerSecond(worker);
    }

    @Test
    void aCounterThatFlinkHasReadAgainAndThatHasNotMovedStandsStill() {
        assertThat(recordsPerSecond(withHeap(7_000_000), withHeap(7_500_000))).hasValue(0);
    }

    /** Flink asks task managers every ten seconds; who looks more often hears the same again. */
    @Test
    void aCounterThatFlinkHasNotReadAgainTellsNothing() {
        assertThat(recordsPerSecond(withHeap(7_000_000), withHeap(7_000_000))).isEmpty();
    }
}
