package dev.drey.cli.gallery.exhibits;

import static dev.drey.cli.gallery.Acts.failed;
import static dev.drey.cli.gallery.Acts.pause;
import static dev.drey.cli.gallery.Acts.running;
import static dev.drey.cli.gallery.Acts.slow;
import static dev.drey.cli.gallery.Acts.underWay;

import dev.drey.cli.gallery.Exhibit;
import dev.drey.cli.gallery.Family;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Barriers are held up, by code in callbacks, by back-pressure, or by a subtask that is stuck. */
final class Barriers {

    private static final Duration LONG = Duration.ofMillis(2500);

    private Barriers() {}

    static List<Exhibit> all() {
        return Stream.of(callbacks(), flow(), stuck())
                .flatMap(exhibits -> exhibits)
                .toList();
    }

    private static Stream<Exhibit> callbacks() {
        return Stream.of(
                on("external-call-in-snapshot", "An operator calls a service for 3 s in snapshotState.")
                        .program(Lines.VISITS, "process name=enrich snapshot=call:3000", Lines.PROFILES, Lines.ARCHIVE)
                        .then(slow(3, LONG))
                        .build(),
                on("blocking-call-in-process", "An operator calls a service for 5 ms per event.")
                        .program(
                                Lines.MANY_VISITS,
                                "rebalance",
                                "process name=enrich element=call:5",
                                Lines.PROFILES,
                                Lines.ARCHIVE)
                        .then(underWay(Duration.ofSeconds(6)))
                        .curable()
                        .build(),
                on(
                                "slow-checkpoint-notification",
                                "An operator calls a service for 3 s whenever a checkpoint is complete.")
                        .program(
                                Lines.VISITS,
                                "rebalance",
                                "process name=publish complete=call:3000",
                                Lines.PROFILES,
                                Lines.ARCHIVE)
                        .then(slow(3, Duration.ofSeconds(1)))
                        .build(),
                on("sink-flush-before-barrier", "A sink takes 3 s to flush before it lets the barrier pass.")
                        .program(Lines.VISITS, Lines.PROFILES, "sink name=deliver to=remote apart=true flush=call:3000")
                        .then(slow(3, LONG))
                        .build());
    }

    private static Stream<Exhibit> flow() {
        return Stream.of(
                on("barrier-delayed-by-backpressure", "One subtask computes 5 ms per event, and checkpoints expire.")
                        .program(
                                Lines.MANY_VISITS,
                                "process name=score parallelism=1 element=compute:5000",
                                Lines.PROFILES,
                                Lines.ARCHIVE)
                        .set("execution.checkpointing.timeout", "6 s")
                        .then(failed(2))
                        .curable()
                        .build(),
                on("alignment-slow-input", "A join waits for one input that comes late through a slow operator.")
                        .program(
                                Lines.VISITS,
                                "source name=prices rate=2000 keys=5000 bytes=200",
                                "process name=convert parallelism=1 element=compute:1500",
                                "join name=priced-visits",
                                Lines.ARCHIVE)
                        .then(slow(1, Duration.ofSeconds(4)))
                        .curable()
                        .build(),
                on(
                                "unaligned-inflight-large",
                                "Unaligned checkpoints store many megabytes of events on their way, at 6 MB/s.")
                        .program(
                                "source name=visits rate=60000 keys=5000 bytes=1000",
                                "process name=score parallelism=1 element=compute:2000",
                                Lines.PROFILES,
                                Lines.ARCHIVE)
                        .store("rate=6000000")
                        .set("execution.checkpointing.unaligned.enabled", "true")
                        .set("taskmanager.memory.network.min", "128m")
                        .set("taskmanager.memory.network.max", "128m")
                        .set("taskmanager.memory.segment-size", "1 mb")
                        .then(slow(3, Duration.ofSeconds(1)))
                        .build(),
                on("blocked-subtask", "One subtask waits for an answer that never comes.")
                        .program(
                                "source name=visits rate=200 keys=5000",
                                "rebalance",
                                "process name=enrich element=call:-1@subtask:1@from:500",
                                Lines.PROFILES,
                                Lines.ARCHIVE)
                        .set("execution.checkpointing.timeout", "5 s")
                        .then(failed(2))
                        .build());
    }

    private static Stream<Exhibit> stuck() {
        return Stream.of(
                on("source-holds-checkpoint-lock", "A source reads for a minute without looking up.")
                        .program("source name=visits rate=1000 keys=5000 bulk=30000", Lines.PROFILES, Lines.ARCHIVE)
                        .then(underWay(Duration.ofSeconds(10)))
                        .build(),
                on("tasks-not-running-at-trigger", "An operator takes a minute to open while checkpoints are due.")
                        .program(
                                Lines.VISITS,
                                "rebalance",
                                "process name=enrich restore=call:60000",
                                Lines.PROFILES,
                                Lines.ARCHIVE)
                        .then(pause(Duration.ofSeconds(15)))
                        .build(),
                on("finished-tasks-block-checkpoint", "A bounded source ends, and checkpoints end with it.")
                        .program(
                                Lines.VISITS,
                                "source name=catalogue rate=1000 keys=5000 limit=2500",
                                "union",
                                Lines.PROFILES,
                                Lines.ARCHIVE)
                        .set("execution.checkpointing.checkpoints-after-tasks-finish", "false")
                        .then(running(), pause(Duration.ofSeconds(20)))
                        .curable()
                        .build());
    }

    private static Exhibit.Builder on(String cause, String injected) {
        return Exhibit.of(Family.A, cause, injected);
    }
}
