package dev.drey.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drey.cli.testing.TestTime;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ScreenTest {

    private final TestTime time = new TestTime();
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(written, true, StandardCharsets.UTF_8);

    @Test
    void aTerminalHasTheLiveLineDrawnOverAndWipedBeforeTheNextLine() {
        Screen screen = new Screen(out, true, false, time);

        screen.live("long text");
        screen.live("text");
        screen.say("done");

        assertThat(text()).isEqualTo("\r  | long text\r  / text     \r" + " ".repeat(8) + "\rdone\n");
    }

    @Test
    void theLiveLineNeverWraps() {
        Screen screen = new Screen(out, true, false, time);

        screen.live("x".repeat(200));

        assertThat(text()).hasSize(1 + 79);
    }

    @Test
    void aPipeGetsTheLiveLineEveryFiveSecondsWithoutControlCharacters() {
        Screen screen = new Screen(out, false, false, time);

        screen.heading("Part");
        for (int second = 0; second <= 11; second++) {
            screen.live("second " + second);
            time.pause(Duration.ofSeconds(1));
        }
        screen.say(screen.good("done"));

        assertThat(text()).isEqualTo("\nPart\n  ... second 5\n  ... second 10\ndone\n");
    }

    @Test
    void coloursEndWhereTheyShould() {
        Screen screen = new Screen(out, true, true, time);

        screen.say(screen.bad("FAIL") + ".");

        assertThat(text()).isEqualTo("\033[1;31mFAIL\033[0m.\n");
    }

    private String text() {
        return written.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }
}
