package dev.drey.cli.gallery.exhibits;

import static dev.drey.cli.gallery.Acts.completed;
import static dev.drey.cli.gallery.Acts.pause;
import static dev.drey.cli.gallery.Acts.restartAs;
import static dev.drey.cli.gallery.Acts.running;
import static dev.drey.cli.gallery.Acts.stateOf;

import dev.drey.cli.gallery.Exhibit;
import dev.drey.cli.gallery.Family;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Nothing is wrong, though it may look so. */
final class Healthy {

    private Healthy() {}

    static List<Exhibit> all() {
        return Stream.of(loaded(), unusual()).flatMap(exhibits -> exhibits).toList();
    }

    private static Stream<Exhibit> loaded() {
        return Stream.of(
                on("healthy-busy", "Subtasks are busy for most of the time, and keep up.")
                        .program(
                                "source name=visits rate=1200 keys=5000",
                                "profiles name=profiles content=100 element=compute:900",
                                Lines.ARCHIVE)
                        .then(completed(8))
                        .build(),
                on("healthy-skew", "Six tenths of the events have one key, and its subtask keeps up.")
                        .program(
                                "source name=visits rate=2000 keys=1000 hot=0.6",
                                "profiles name=profiles content=100 element=compute:100",
                                Lines.ARCHIVE)
                        .then(completed(8))
                        .build(),
                on("healthy-slow-start", "An operator takes 20 s to open.")
                        .program(
                                Lines.VISITS,
                                "rebalance",
                                "process name=enrich restore=call:20000",
                                Lines.PROFILES,
                                Lines.ARCHIVE)
                        .then(pause(Duration.ofSeconds(12)))
                        .build(),
                on("healthy-recovered", "The job failed once, long ago as its checkpoints count.")
                        .program(
                                Lines.VISITS,
                                "process name=enrich element='throw:java.net.SocketTimeoutException|Read timed"
                                        + " out@at:3000@attempts:1'",
                                Lines.PROFILES,
                                Lines.ARCHIVE)
                        .set("execution.checkpointing.interval", "500 ms")
                        .then(completed(60))
                        .build(),
                on("healthy-restart", "The job was stopped with a savepoint and started again from it.")
                        .program(Lines.VISITS, Lines.PROFILES, Lines.ARCHIVE)
                        .then(completed(3), restartAs(false, Lines.VISITS, Lines.PROFILES, Lines.ARCHIVE), completed(3))
                        .build(),
                on("healthy-idle", "There is nothing to read.")
                        .program("source name=visits rate=2000 keys=100 only=2000", Lines.PROFILES, Lines.ARCHIVE)
                        .then(running(), pause(Duration.ofSeconds(15)), completed(5))
                        .build());
    }

    private static Stream<Exhibit> unusual() {
        return Stream.of(on("healthy-large-state", "60 MB of state that grows no more, in incremental checkpoints.")
                .program(
                        "source name=visits rate=10000 keys=50000",
                        "profiles name=profiles content=1000",
                        Lines.ARCHIVE)
                .set("state.backend.type", "rocksdb")
                .set("execution.checkpointing.incremental", "true")
                .set("execution.checkpointing.interval", "3 s")
                .then(stateOf(40 * States.MEGABYTE), pause(Duration.ofSeconds(25)))
                .build());
    }

    private static Exhibit.Builder on(String cause, String injected) {
        return Exhibit.of(Family.HEALTHY, cause, injected);
    }
}
