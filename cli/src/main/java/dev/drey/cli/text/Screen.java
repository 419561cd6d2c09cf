package dev.drey.cli.text;

import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Tells a person what goes on: lines that stay, and one live line that is drawn over on a terminal. In a pipe the live
 * line is written every few seconds instead, and nothing but plain text. Safe for use by several threads.
 */
public final class Screen {

    private static final int WIDTH = 79;
    private static final Duration BETWEEN_LIVE_LINES_IN_A_PIPE = Duration.ofSeconds(5);
    private static final String BOLD = "\033[1m";
    private static final String GREEN = "\033[1;32m";
    private static final String RED = "\033[1;31m";
    private static final String PLAIN = "\033[0m";
    private static final String[] SPINNER = {"|", "/", "-", "\\"};

    private final PrintStream out;
    private final boolean terminal;
    private final boolean colours;
    private final Time time;
    private String live = "";
    private int spin;
    private Time.@Nullable Stopwatch sinceLiveLine;

    /** @param terminal whether the live line can be drawn over */
    public Screen(PrintStream out, boolean terminal, boolean colours, Time time) {
        this.out = out;
        this.terminal = terminal;
        this.colours = colours;
        this.time = time;
    }

    /** Standard output, as it is. */
    public static Screen standard(Time time) {
        boolean terminal = Terminal.isThere();
        return new Screen(System.out, terminal, terminal && System.getenv("NO_COLOR") == null, time);
    }

    /** Tells nobody. */
    public static Screen silent(Time time) {
        return new Screen(new PrintStream(OutputStream.nullOutputStream()), false, false, time);
    }

    /** Begins a part of the story. */
    public synchronized void heading(String text) {
        say("");
        say(coloured(BOLD, text));
    }

    /** A line that stays. */
    public synchronized void say(String line) {
        wipe();
        out.println(line);
        out.flush();
        sinceLiveLine = null;
    }

    /** Lines that stay, indented. */
    public synchronized void show(Iterable<String> lines) {
        lines.forEach(line -> say("    " + line));
    }

    /** The word for good news. */
    public String good(String word) {
        return coloured(GREEN, word);
    }

    /** The word for bad news. */
    public String bad(String word) {
        return coloured(RED, word);
    }

    /** What is going on at this moment; the next line takes its place. */
    public synchronized void live(String text) {
        if (terminal) {
            String line = "  " + SPINNER[spin++ % SPINNER.length] + " " + text;
            draw(line.length() > WIDTH ? line.substring(0, WIDTH) : line);
        } else if (sinceLiveLine == null) {
            sinceLiveLine = time.stopwatch();
        } else if (sinceLiveLine.elapsed().compareTo(BETWEEN_LIVE_LINES_IN_A_PIPE) >= 0) {
            say("  ... " + text);
            sinceLiveLine = time.stopwatch();
        }
    }

    /** Leaves room for another program's output. */
    public synchronized void wipe() {
        if (!live.isEmpty()) {
            draw("");
            out.print("\r");
            out.flush();
        }
    }

    private void draw(String line) {
        out.print("\r" + line + " ".repeat(Math.max(0, live.length() - line.length())));
        out.flush();
        live = line;
    }

    private String coloured(String colour, String text) {
        return colours ? colour + text + PLAIN : text;
    }
}
