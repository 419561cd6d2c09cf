package dev.drey.logs.shipping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessLogTest {

    private static final long ENOUGH = 1 << 20;

    @TempDir
    private Path folder;

    private Path file;
    private @Nullable String mark;

    @BeforeEach
    void name() {
        file = folder.resolve("flink-jobmanager.json");
    }

    @Test
    void linesAreReadOnceAndOnlyWhole() throws IOException {
        write(line(1) + line(2) + line(3).strip());

        assertThat(read()).containsExactly("1", "2");
        assertThat(read()).isEmpty();
        write("\n" + line(4));
        assertThat(read()).containsExactly("3", "4");
    }

    @Test
    void theTimeGoesWithTheEventAndNotInIt() throws IOException {
        write("{\"timestamp\":42,\"message\":\"hello\",\"padding\":\"" + "x".repeat(200) + "\"}\n");

        SourceLine line = new ProcessLog(file).read("s", null, ENOUGH).lines().get(0);

        assertThat(line.timestamp()).isEqualTo(42);
        assertThat(line.message()).startsWith("{\"message\":\"hello\",");
    }

    @Test
    void nothingIsLostOrDoubledWhenFilesBecomeFull() throws IOException {
        write(line(1));
        assertThat(read()).containsExactly("1");
        write(line(2));
        roll(1);
        write(line(3));
        roll(2);
        write(line(4));

        assertThat(read()).containsExactly("2", "3", "4");
        assertThat(read()).isEmpty();
    }

    @Test
    void namesThatMoveOnDoNotMatter() throws IOException {
        write(line(1));
        roll(1);
        write(line(2));
        assertThat(read()).containsExactly("1", "2");
        write(line(3));
        // As log4j does when there may be no more full files.
        Files.delete(folder.resolve("flink-jobmanager.json.1"));
        roll(1);
        write(line(4));

        assertThat(read()).containsExactly("3", "4");
    }

    @Test
    void whenTheFileItStoodInIsGoneItGoesOnWithTheOldestThatIsThere() throws IOException {
        write(line(1));
        assertThat(read()).containsExactly("1");
        Files.delete(file);
        write(line(5));

        assertThat(read()).containsExactly("5");
    }

    @Test
    void aPieceAtATimeIsReadOfMuch() throws IOException {
        StringBuilder much = new StringBuilder();
        for (int number = 0; number < 20_000; number++) {
            much.append(line(number));
        }
        write(much.toString());

        SourcePiece first = new ProcessLog(file).read("s", null, 1);

        assertThat(first.more()).isTrue();
        assertThat(first.lines()).hasSizeBetween(1000, 15_000);
        mark = first.lines().get(first.lines().size() - 1).mark();
        assertThat(read().get(0)).isEqualTo(String.valueOf(first.lines().size()));
    }

    @Test
    void onlyFilesThatAreWrittenAreListed() throws IOException {
        write(line(1));
        roll(1);
        write(line(2));
        Files.writeString(folder.resolve("flink-jobmanager.log"), "text");

        assertThat(ProcessLog.list(folder)).containsExactly(file);
        assertThat(ProcessLog.list(folder.resolve("nowhere"))).isEmpty();
    }

    private static String line(int number) {
        return "{\"timestamp\":" + (1000 + number) + ",\"n\":\"" + number + "\",\"padding\":\"" + "x".repeat(150)
                + "\"}\n";
    }

    private void write(String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private void roll(int number) throws IOException {
        Files.move(file, folder.resolve("flink-jobmanager.json." + number));
    }

    private List<String> read() throws IOException {
        List<SourceLine> lines = new ProcessLog(file).read("s", mark, ENOUGH).lines();
        if (!lines.isEmpty()) {
            mark = lines.get(lines.size() - 1).mark();
        }
        return lines.stream()
                .map(line -> line.message().replaceAll("\\{\"n\":\"(\\d+)\".*", "$1"))
                .toList();
    }
}
