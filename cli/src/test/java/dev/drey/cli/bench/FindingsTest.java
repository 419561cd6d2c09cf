package dev.drey.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class FindingsTest {

    private final Findings findings = new Findings();

    @Test
    void sidesOfTheSameThingMeetInOneRow() {
        findings.add("FLINK-2_2", "start", Side.DREY, Duration.ofMillis(1_500));
        findings.add("FLINK-2_2", "stop", Side.DREY, Duration.ofMillis(200));
        findings.add("FLINK-2_2", "start", Side.PLAIN, Duration.ofSeconds(6));
        findings.add("FLINK-2_2", "start", Side.DREY, Duration.ofMillis(2_500));

        Row start = findings.rows().get(0);
        assertThat(start.drey().orElseThrow().values()).isEqualTo(List.of(1.5, 2.5));
        assertThat(start.plain().orElseThrow().values()).isEqualTo(List.of(6.0));
        assertThat(start.ratio()).contains(2.0 / 6.0);
        assertThat(findings.rows()).extracting(Row::what).containsExactly("start", "stop");
    }

    @Test
    void oneSideAloneHasNoRatio() {
        findings.addMemory("FLINK-2_2", "service", Side.DREY, 120_000_000);

        Row service = findings.rows().get(0);
        assertThat(service.drey().orElseThrow().median()).isEqualTo(120);
        assertThat(service.unit()).isEqualTo(Row.Unit.MEGABYTES);
        assertThat(service.ratio()).isEmpty();
    }

    @Test
    void runtimesAreKeptApart() {
        findings.add("FLINK-1_20", "start", Side.DREY, Duration.ofSeconds(1));
        findings.add("FLINK-2_2", "start", Side.PLAIN, Duration.ofSeconds(1));

        assertThat(findings.rows()).hasSize(2).allMatch(row -> row.ratio().isEmpty());
    }
}
