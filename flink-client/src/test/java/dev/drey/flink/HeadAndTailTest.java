package dev.drey.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class HeadAndTailTest {

    private static String read(String text, int head, int tail) throws IOException {
        return HeadAndTail.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), head, tail);
    }

    @Test
    void aShortTextIsKeptWhole() throws IOException {
        assertThat(read("one\ntwo\n", 4, 4)).isEqualTo("one\ntwo\n");
        assertThat(read("", 4, 4)).isEmpty();
    }

    @Test
    void ofALongTextTheEndsAreKeptAndNoCutLineIsTakenForAWholeOne() throws IOException {
        assertThat(read("one\ntwo\nthree\nfour\n", 4, 8)).isEqualTo("one\n\n\nfour\n");
    }
}
