package dev.drey.cli.events;

import dev.drey.cli.remote.ApplicationEvent;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** An event as a line for people. */
final class Sentence {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    private Sentence() {}

    static String of(ApplicationEvent event) {
        String severity = event.severity().equals("INFO") ? "     " : String.format("%-5s", event.severity());
        return TIME.format(Instant.parse(event.at())) + "  " + severity + "  "
                + event.message().replace('\n', ' ');
    }
}
