package dev.drey.programs.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EventMakerTest {

    @Test
    void makesTheSameEventAgain() throws IOException {
        EventMaker maker = maker("source keys=100 late=0.5 late-by=1000");
        Event one = maker.make(1, 42, 5000);
        Event again = maker.make(1, 42, 5000);
        assertThat(again).usingRecursiveComparison().isEqualTo(one);
    }

    @Test
    void spreadsEventsOverKeysButForTheHotOne() throws IOException {
        EventMaker maker = maker("source keys=50 hot=0.8");
        int hot = 0;
        Set<Long> keys = new HashSet<>();
        for (int number = 0; number < 10_000; number++) {
            Event event = maker.make(0, number, 0);
            keys.add(event.key);
            hot += event.key == 0 ? 1 : 0;
        }
        assertThat(keys).hasSize(50).allMatch(key -> key >= 0 && key < 50);
        assertThat(hot).isBetween(7800, 8300);
    }

    @Test
    void givesEachEventAKeyOfItsOwn() throws IOException {
        EventMaker maker = maker("source fresh=true");
        Set<Long> keys = new HashSet<>();
        for (int number = 0; number < 10_000; number++) {
            keys.add(maker.make(number % 2, number, 0).key);
        }
        assertThat(keys).hasSize(10_000);
    }

    @Test
    void cutsOneDocumentShort() throws IOException {
        EventMaker maker = maker("source format=json broken=7 keys=5 bytes=3");
        assertThat(maker.make(0, 6, 0).text).isEqualTo("xxx");
        assertThat(maker.make(1, 7, 0).text).isEqualTo("xxx");
        assertThatThrownBy(() -> maker.make(0, 7, 0))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("offset 7");
    }

    private static EventMaker maker(String line) {
        return new EventMaker(Step.parse(line));
    }
}
