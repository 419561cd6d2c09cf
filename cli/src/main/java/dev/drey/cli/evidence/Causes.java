package dev.drey.cli.evidence;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The exceptions of a printed stack trace, without their frames. Pure. */
final class Causes {

    private static final String CAUSED_BY = "Caused by: ";

    private Causes() {}

    /** The innermost first; each with its message in one line. */
    static List<String> rootFirst(String stackTrace) {
        List<String> causes = new ArrayList<>();
        StringBuilder headline = new StringBuilder();
        boolean reading = true;
        for (String line : stackTrace.lines().toList()) {
            String text = line.strip();
            if (text.startsWith(CAUSED_BY)) {
                add(headline, causes);
                headline.append(text.substring(CAUSED_BY.length()));
                reading = true;
            } else if (text.startsWith("at ") || text.startsWith("... ") || text.startsWith("Suppressed: ")) {
                reading = false;
            } else if (reading && !text.isEmpty()) {
                headline.append(headline.isEmpty() ? "" : " ").append(text);
            }
        }
        add(headline, causes);
        Collections.reverse(causes);
        return causes;
    }

    private static void add(StringBuilder headline, List<String> causes) {
        if (!headline.isEmpty()) {
            causes.add(headline.toString());
            headline.setLength(0);
        }
    }
}
