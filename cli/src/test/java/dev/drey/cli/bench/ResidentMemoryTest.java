package dev.drey.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResidentMemoryTest {

    @Test
    void theKernelCountsInKibibytes() throws IOException {
        assertThat(ResidentMemory.read(List.of("Name:\tjava", "VmRSS:\t  104304 kB", "Threads:\t20")))
                .isEqualTo(104304L * 1024);
    }

    @Test
    void aProcessThatHasEndedHasNone() {
        assertThatThrownBy(() -> ResidentMemory.read(List.of("Name:\tjava", "State:\tZ (zombie)")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("ended");
    }
}
