package dev.drey.cluster.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputTrimTest {

    @TempDir
    private Path logs;

    @Test
    void fullOutputIsCopiedAsideAndTheProcessGoesOnAtTheBeginning() throws IOException {
        Path output = logs.resolve("flink-taskmanager-1.out");
        try (OutputStream process =
                Files.newOutputStream(output, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            process.write(new byte[(int) OutputTrim.MOST_BYTES + 1]);
            OutputTrim.trim(logs);
            process.write("more".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(output).hasContent("more");
        assertThat(logs.resolve("flink-taskmanager-1.out.1")).hasSize(OutputTrim.MOST_BYTES + 1);
    }

    @Test
    void whatIsNotFullOrNoOutputIsLeftAlone() throws IOException {
        Path small = Files.writeString(logs.resolve("flink-jobmanager.out"), "a line");
        Path log = Files.write(logs.resolve("flink-jobmanager.log"), new byte[(int) OutputTrim.MOST_BYTES + 1]);
        OutputTrim.trim(logs);
        assertThat(small).hasContent("a line");
        assertThat(log).hasSize(OutputTrim.MOST_BYTES + 1);
    }
}
