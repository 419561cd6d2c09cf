package dev.drey.cli.logs;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes lines of a log's bytes, which come in pieces that end anywhere. */
final class LineSplitter {

    private static final Pattern TIME = Pattern.compile("^\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d,\\d{3}");

    private final String process;
    private final ByteArrayOutputStream unfinished = new ByteArrayOutputStream();
    private boolean inTheMiddle;
    private String time = "";

    /** @param inTheMiddle whether the first piece may begin within a line, which is then dropped */
    LineSplitter(String process, boolean inTheMiddle) {
        this.process = process;
        this.inTheMiddle = inTheMiddle;
    }

    /** The lines that this piece ends. */
    List<LogLine> add(byte[] piece) {
        List<LogLine> lines = new ArrayList<>();
        int begin = 0;
        for (int at = 0; at < piece.length; at++) {
            if (piece[at] == '\n') {
                unfinished.write(piece, begin, at - begin);
                begin = at + 1;
                endLine(lines);
            }
        }
        unfinished.write(piece, begin, piece.length - begin);
        return lines;
    }

    /** What stands behind the last line break, when nothing more will come. */
    List<LogLine> rest() {
        List<LogLine> lines = new ArrayList<>();
        if (unfinished.size() > 0) {
            endLine(lines);
        }
        return lines;
    }

    private void endLine(List<LogLine> lines) {
        String text = unfinished.toString(StandardCharsets.UTF_8);
        unfinished.reset();
        if (inTheMiddle) {
            inTheMiddle = false;
            return;
        }
        Matcher begins = TIME.matcher(text);
        if (begins.find()) {
            time = begins.group();
        }
        lines.add(new LogLine(process, time, text.endsWith("\r") ? text.substring(0, text.length() - 1) : text));
    }
}
