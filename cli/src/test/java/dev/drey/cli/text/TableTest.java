package dev.drey.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void columnsAreAsWideAsTheirWidestCell() {
        Table table =
                new Table().row("NAME", "STATUS").row("orders-of-all", "READY").row("x");

        assertThat(table.lines()).containsExactly("NAME           STATUS", "orders-of-all  READY", "x");
    }
}
