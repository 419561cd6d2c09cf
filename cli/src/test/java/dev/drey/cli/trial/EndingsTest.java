package dev.drey.cli.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EndingsTest {

    private final List<String> ended = new ArrayList<>();

    @Test
    void theNewestEndsFirstAndEachOnce() throws IOException {
        try (Endings endings = Endings.atExit()) {
            endings.add(() -> ended.add("service"));
            AutoCloseable flink = endings.add(() -> ended.add("flink"));
            endings.add(() -> ended.add("folder"));
            endings.end(flink);
        }

        assertThat(ended).containsExactly("flink", "folder", "service");
    }

    @Test
    void oneThatCannotBeEndedKeepsNoneOfTheOthersAlive() {
        Endings endings = Endings.atExit();
        endings.add(() -> ended.add("service"));
        endings.add(() -> {
            throw new IOException("still there");
        });

        assertThatThrownBy(endings::close).isInstanceOf(IOException.class).hasMessage("still there");
        assertThat(ended).containsExactly("service");
    }

    @Test
    void nothingBeginsAfterTheEnd() throws IOException {
        Endings endings = Endings.atExit();
        endings.close();

        assertThatThrownBy(() -> endings.add(() -> ended.add("late"))).isInstanceOf(IllegalStateException.class);
    }
}
