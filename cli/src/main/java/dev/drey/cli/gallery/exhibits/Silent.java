package dev.drey.cli.gallery.exhibits;

import static dev.drey.cli.gallery.Acts.completed;
import static dev.drey.cli.gallery.Acts.failed;
import static dev.drey.cli.gallery.Acts.pause;
import static dev.drey.cli.gallery.Acts.restartAs;
import static dev.drey.cli.gallery.Acts.running;
import static dev.drey.cli.gallery.Acts.updateTo;

import dev.drey.cli.gallery.Exhibit;
import dev.drey.cli.gallery.Family;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The job goes on, and is silently wrong. */
final class Silent {

    private static final Duration A_WHILE = Duration.ofSeconds(20);
    private static final String FILES = "sink name=archive to=${folder}/output";

    private Silent() {}

    static List<Exhibit> all() {
        return Stream.of(checkpoints(), outputs()).flatMap(exhibits -> exhibits).toList();
    }

    private static Stream<Exhibit> checkpoints() {
        return Stream.of(
                on("checkpointing-disabled", "No checkpoints are taken of a job with state.")
                        .program(Lines.VISITS, Lines.PROFILES, Lines.ARCHIVE)
                        .set("execution.checkpointing.interval", "")
                        .then(running(), pause(Duration.ofSeconds(8)))
                        .curable()
                        .build(),
                on("service-config-overrides-code", "The code asks for a checkpoint every 500 ms; the service decides.")
                        .program("job interval=500", Lines.VISITS, Lines.PROFILES, Lines.ARCHIVE)
                        .onDrey()
                        .set("drey.checkpoints", "default")
                        .then(running(), pause(Duration.ofSeconds(5)))
                        .curable()
                        .build(),
                on("uid-missing", "An operator is put before one with state, and none of them has a uid.")
                        .program(
                                "source name=visits uid=- rate=2000 keys=5000",
                                "profiles name=profiles uid=- content=400",
                                "sink name=archive uid=-")
                        .onDrey()
                        .then(
                                completed(3),
                                updateTo(
                                        "source name=visits uid=- rate=2000 keys=5000",
                                        "rebalance",
                                        "process name=enrich uid=-",
                                        "profiles name=profiles uid=- content=400",
                                        "sink name=archive uid=-"),
                                pause(A_WHILE))
                        .build(),
                on("at-least-once-mode", "A sink writes exactly once, and checkpoints count at least once.")
                        .program("source name=visits rate=200 keys=500", Lines.PROFILES, FILES)
                        .set("execution.checkpointing.mode", "AT_LEAST_ONCE")
                        .then(completed(3))
                        .curable()
                        .build(),
                on("non-transactional-sink", "A sink prints what it gets, and would do so again after a failure.")
                        .program("source name=visits rate=200 keys=500", Lines.PROFILES, "sink name=tell to=console")
                        .then(completed(5))
                        .build(),
                on("output-waits-for-checkpoint", "Files become visible with checkpoints, which come every half hour.")
                        .program("source name=visits rate=200 keys=500", Lines.PROFILES, FILES)
                        .set("execution.checkpointing.interval", "30 min")
                        .then(running(), pause(A_WHILE))
                        .curable()
                        .build());
    }

    private static Stream<Exhibit> outputs() {
        return Stream.of(
                on("idle-source-watermark", "One of two partitions holds no events, and no window closes.")
                        .program(
                                "source name=visits rate=2000 keys=500 quiet=1 splits=2 watermarks=1000",
                                "window name=visits-per-window seconds=3",
                                Lines.ARCHIVE)
                        .then(completed(2), pause(A_WHILE))
                        .build(),
                on("late-records-dropped", "A fifth of the events come a minute late, and windows are closed by then.")
                        .program(
                                "source name=visits rate=2000 keys=500 late=0.2 late-by=60000 watermarks=200",
                                "window name=visits-per-window seconds=3",
                                Lines.ARCHIVE)
                        .then(completed(2), pause(A_WHILE))
                        .build(),
                on("state-dropped-non-restored", "An operator got another uid, and its state may be left out.")
                        .program(Lines.VISITS, Lines.PROFILES, Lines.ARCHIVE)
                        .then(
                                completed(3),
                                restartAs(
                                        true,
                                        Lines.VISITS,
                                        "profiles name=profiles uid=profiles-v2 content=400",
                                        Lines.ARCHIVE),
                                completed(2))
                        .build(),
                on("checkpoint-not-retained", "Cancelling the job removes its last checkpoint.")
                        .program(Lines.VISITS, Lines.PROFILES, Lines.ARCHIVE)
                        .set("execution.checkpointing.externalized-checkpoint-retention", "DELETE_ON_CANCELLATION")
                        .then(completed(3))
                        .curable()
                        .build(),
                on("stalled-but-running", "Every subtask of an operator waits for an answer that never comes.")
                        .program(
                                "source name=visits rate=200 keys=5000",
                                "rebalance",
                                "process name=enrich element=call:-1@from:500",
                                Lines.PROFILES,
                                Lines.ARCHIVE)
                        .set("execution.checkpointing.timeout", "4 s")
                        .then(failed(3))
                        .build());
    }

    private static Exhibit.Builder on(String cause, String injected) {
        return Exhibit.of(Family.D, cause, injected);
    }
}
