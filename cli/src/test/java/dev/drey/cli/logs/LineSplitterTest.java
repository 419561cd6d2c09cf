package dev.drey.cli.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineSplitterTest {

    private static final String TIME = "2026-01-02 03:04:05,678";

    @Test
    void piecesMayEndAnywhereEvenWithinALetter() {
        byte[] bytes = (TIME + " INFO größer\nnext\n").getBytes(StandardCharsets.UTF_8);
        for (int cut = 0; cut <= bytes.length; cut++) {
            LineSplitter splitter = new LineSplitter("jobmanager", false);
            List<LogLine> lines = new ArrayList<>(splitter.add(Arrays.copyOf(bytes, cut)));
            lines.addAll(splitter.add(Arrays.copyOfRange(bytes, cut, bytes.length)));

            assertThat(lines).extracting(LogLine::text).containsExactly(TIME + " INFO größer", "next");
        }
    }

    @Test
    void aLineWithoutATimeBelongsToTheLineBefore() {
        List<LogLine> lines = split(new LineSplitter("jobmanager", false), TIME + " ERROR x\n\tat y\n");

        assertThat(lines).extracting(LogLine::time).containsExactly(TIME, TIME);
    }

    @Test
    void theHalfLineThatATailBeginsWithIsDropped() {
        assertThat(split(new LineSplitter("jobmanager", true), "lf\nwhole\n"))
                .containsExactly(new LogLine("jobmanager", "", "whole"));
    }

    @Test
    void aLineThatNobodyEndedIsThereWhenAsked() {
        LineSplitter splitter = new LineSplitter("jobmanager", false);

        assertThat(split(splitter, "last words")).isEmpty();
        assertThat(splitter.rest()).extracting(LogLine::text).containsExactly("last words");
    }

    @Test
    void mergingKeepsAStackTraceTogether() {
        List<LogLine> lines = new ArrayList<>(split(
                new LineSplitter("jobmanager", false),
                "2026-01-02 00:00:00,001 a\n\tat a\n2026-01-02 00:00:00,003 c\n"));
        lines.addAll(split(
                new LineSplitter("taskmanager-1", false), "2026-01-02 00:00:00,001 A\n2026-01-02 00:00:00,002 b\n"));

        assertThat(LogLine.merge(lines))
                .extracting(line -> line.text().substring(line.text().length() - 1))
                .containsExactly("a", "a", "A", "b", "c");
    }

    private static List<LogLine> split(LineSplitter splitter, String text) {
        return splitter.add(text.getBytes(StandardCharsets.UTF_8));
    }
}
