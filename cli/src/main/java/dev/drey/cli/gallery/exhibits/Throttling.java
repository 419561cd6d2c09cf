package dev.drey.cli.gallery.exhibits;

import static dev.drey.cli.gallery.Acts.pause;
import static dev.drey.cli.gallery.Acts.running;

import dev.drey.cli.gallery.Exhibit;
import dev.drey.cli.gallery.Family;
import java.time.Duration;
import java.util.List;

/** A service elsewhere takes or gives less than it is asked for. */
final class Throttling {

    private static final Duration A_WHILE = Duration.ofSeconds(20);

    private Throttling() {}

    static List<Exhibit> all() {
        return List.of(
                Exhibit.of(Family.B, "source-throttled", "The stream gives 2000 events a second, and 5000 are added.")
                        .program("source name=visits rate=5000 keys=5000 fetch=1", Lines.PROFILES, Lines.ARCHIVE)
                        .remoteRate(2)
                        .then(running(), pause(A_WHILE))
                        .build(),
                Exhibit.of(Family.B, "sink-throttled", "The destination takes 1000 events a second, and 3000 come.")
                        .program(
                                "source name=visits rate=3000 keys=5000 bytes=200",
                                Lines.PROFILES,
                                "sink name=deliver to=remote batch=250")
                        .remoteRate(1000)
                        .then(running(), pause(A_WHILE))
                        .build());
    }
}
