package dev.drey.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FlinkLaunchTest {

    @Test
    void aLineOfAnArgumentFileLosesItsQuotes() {
        assertThat(FlinkLaunch.unquoted("\"-Dname=a \\\"b\\\" \\\\c\"")).isEqualTo("-Dname=a \"b\" \\c");
        assertThat(FlinkLaunch.unquoted("-cp")).isEqualTo("-cp");
    }
}
