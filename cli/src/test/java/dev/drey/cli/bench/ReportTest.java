package dev.drey.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.drey.cli.trial.Machine;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {

    private final Findings findings = new Findings();

    @Test
    void theTableHasTheCircumstancesAndTheRatio() {
        findings.add("FLINK-2_2", "start", Side.DREY, Duration.ofMillis(1_500));
        findings.add("FLINK-2_2", "start", Side.PLAIN, Duration.ofSeconds(6));
        findings.add("FLINK-2_2", "stop", Side.DREY, Duration.ofMillis(200));

        assertThat(ReportTable.lines(report()))
                .containsExactly(
                        "drey bench start",
                        "drey 1; Linux amd64, 2 processors, Java 17; load average 0.50 before, 1.75 after",
                        "",
                        "                     DREY                PLAIN FLINK                DREY/",
                        "RUNTIME    WHAT      min   median  max   min          median  max   PLAIN",
                        "FLINK-2_2  start  s  1.50  1.50    1.50  6.00         6.00    6.00  0.25",
                        "FLINK-2_2  stop   s  0.20  0.20    0.20  -            -       -     -",
                        "",
                        "A note.");
    }

    @Test
    void withoutPlainFlinkThereIsNothingToCompare() {
        findings.addMemory("FLINK-2_2", "service", Side.DREY, 123_400_000);

        assertThat(ReportTable.lines(report()))
                .contains("RUNTIME    WHAT         min  median  max", "FLINK-2_2  service  MB  123  123     123");
    }

    @Test
    void programsGetEveryMeasurement() throws Exception {
        findings.add("FLINK-2_2", "start", Side.DREY, Duration.ofMillis(1_500));
        findings.add("FLINK-2_2", "start", Side.PLAIN, Duration.ofSeconds(6));

        assertThat(ReportJson.of(report())).isEqualTo(new ObjectMapper().readTree("""
                {"command": "drey bench start", "version": "drey 1", "loadBefore": 0.5, "loadAfter": 1.75,
                 "machine": {"system": "Linux amd64", "processors": 2, "java": "17"},
                 "notes": ["A note."],
                 "figures": [{"runtime": "FLINK-2_2", "what": "start", "unit": "seconds",
                   "drey": {"min": 1.5, "median": 1.5, "max": 1.5, "values": [1.5]},
                   "plain": {"min": 6.0, "median": 6.0, "max": 6.0, "values": [6.0]},
                   "ratio": 0.25}]}"""));
    }

    private Report report() {
        return new Report(
                "drey bench start",
                "drey 1",
                new Machine("Linux amd64", 2, "17"),
                0.5,
                1.75,
                List.of("A note."),
                findings.rows());
    }
}
