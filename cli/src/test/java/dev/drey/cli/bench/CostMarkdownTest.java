package dev.drey.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drey.cli.trial.Machine;
import java.util.List;
import org.junit.jupiter.api.Test;

class CostMarkdownTest {

    private final Findings findings = new Findings();

    @Test
    void eachSettingHasARowAndIsComparedWithTheFirst() {
        add("rocksdb-incremental", CostFigure.CHECKPOINT, Side.DREY, 40);
        add("rocksdb-incremental", CostFigure.CHECKPOINT, Side.DREY, 60);
        add("rocksdb-incremental", CostFigure.SPEED, Side.DREY, 30_000);
        add("hashmap", CostFigure.CHECKPOINT, Side.DREY, 100);
        add("hashmap", CostFigure.DISK, Side.DREY, 120_000_000);
        add("rocksdb-incremental", CostFigure.CHECKPOINT, Side.PLAIN, 75);

        assertThat(CostMarkdown.lines(new Report(
                        "drey bench checkpoints",
                        "drey 1",
                        new Machine("Linux amd64", 2, "17"),
                        0.5,
                        1.75,
                        List.of(),
                        findings.rows())))
                .containsExactly(
                        "`drey bench checkpoints`; Linux amd64, 2 processors; load average 0.5 before, 1.8 after.",
                        "Each cell: median / worst, (median as a multiple of the first row's).",
                        "",
                        "| FLINK-2_2 | checkpoint, ms | at full speed, records/s | kept on disk, MB |",
                        "|---|---|---|---|",
                        "| rocksdb-incremental | 50.0 / 60.0 | 30,000 |  |",
                        "| rocksdb-incremental, plain Flink | 75.0 (1.50) |  |  |",
                        "| hashmap | 100 (2.00) |  | 120 |");
    }

    private void add(String kind, CostFigure figure, Side side, double value) {
        findings.add("FLINK-2_2", figure.of(kind), side, figure.unit(), value);
    }
}
