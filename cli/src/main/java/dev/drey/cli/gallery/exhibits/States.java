package dev.drey.cli.gallery.exhibits;

import static dev.drey.cli.gallery.Acts.anotherJob;
import static dev.drey.cli.gallery.Acts.completed;
import static dev.drey.cli.gallery.Acts.failed;
import static dev.drey.cli.gallery.Acts.pause;
import static dev.drey.cli.gallery.Acts.running;
import static dev.drey.cli.gallery.Acts.stateOf;

import dev.drey.cli.gallery.Exhibit;
import dev.drey.cli.gallery.Family;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The state is too large, uneven, or cannot be stored; the load is uneven or too much. */
final class States {

    static final long MEGABYTE = 1_000_000;

    private States() {}

    static List<Exhibit> all() {
        return Stream.of(sizes(), kinds(), onTheJobManager())
                .flatMap(each -> each)
                .toList();
    }

    private static Stream<Exhibit> sizes() {
        return Stream.of(
                on("large-state-full-snapshot", "400 MB of state on the heap are written whole each time.")
                        .program(
                                "source name=visits rate=20000 keys=100000",
                                "profiles name=profiles content=4000",
                                Lines.ARCHIVE)
                        .set("taskmanager.memory.task.heap.size", "1400m")
                        .then(stateOf(380 * MEGABYTE), completed(5))
                        .build(),
                on("state-growth-unbounded", "Each event has a key of its own, and state is never removed.")
                        .program(
                                "source name=visits rate=4000 fresh=true",
                                "profiles name=profiles content=400",
                                Lines.ARCHIVE)
                        .set("state.backend.type", "rocksdb")
                        .set("execution.checkpointing.incremental", "true")
                        .then(stateOf(60 * MEGABYTE))
                        .build(),
                on(
                                "high-key-cardinality",
                                "Two million keys with a few bytes of state each, read and written at random.")
                        .program(
                                "source name=visits rate=200000 keys=2000000",
                                "profiles name=profiles content=8",
                                Lines.ARCHIVE)
                        .set("state.backend.type", "rocksdb")
                        .set("execution.checkpointing.incremental", "true")
                        .then(running(), pause(Duration.ofSeconds(45)))
                        .build(),
                on("state-size-skew", "One key has 20 MB of state, all others 50 bytes.")
                        .program(
                                "source name=visits rate=1000 keys=1000",
                                "profiles name=profiles content=50 content-of-0=20000000",
                                Lines.ARCHIVE)
                        .then(stateOf(19 * MEGABYTE), completed(6))
                        .build(),
                on("hot-key", "Nine tenths of the events have one key, and each takes 0.3 ms to compute.")
                        .program(
                                "source name=visits rate=10000 keys=1000 hot=0.9 bytes=200",
                                "profiles name=profiles content=100 element=compute:300",
                                Lines.ARCHIVE)
                        .then(running(), pause(Duration.ofSeconds(20)))
                        .build());
    }

    private static Stream<Exhibit> kinds() {
        return Stream.of(
                on("under-provisioned", "All subtasks compute without pause, and events pile up.")
                        .program(
                                Lines.MANY_VISITS,
                                "rebalance",
                                "process name=parse element=compute:400",
                                "profiles name=profiles content=100 element=compute:400",
                                Lines.ARCHIVE)
                        .then(running(), pause(Duration.ofSeconds(20)))
                        .build(),
                on("serializer-failure-in-snapshot", "State on the heap holds objects that no serializer can write.")
                        .program(Lines.VISITS, "sessions name=sessions", Lines.ARCHIVE)
                        .then(failed(3))
                        .build());
    }

    private static Stream<Exhibit> onTheJobManager() {
        return Stream.of(
                on("jm-storage-state-too-large", "20 MB of state go to a job manager without a checkpoint folder.")
                        .program(
                                Lines.VISITS,
                                "process name=enrich buffer=200 buffer-bytes=100000",
                                Lines.PROFILES,
                                Lines.ARCHIVE)
                        .set("execution.checkpointing.dir", "")
                        .set("execution.checkpointing.storage", "jobmanager")
                        .then(failed(3))
                        .curable()
                        .build(),
                on("rpc-frame-exceeded", "Subtasks acknowledge with 4 MB, and a message may have 2 MB.")
                        .program(
                                Lines.VISITS,
                                "process name=enrich buffer=40 buffer-bytes=100000",
                                Lines.PROFILES,
                                Lines.ARCHIVE)
                        .set("execution.checkpointing.dir", "")
                        .set("execution.checkpointing.storage", "jobmanager")
                        .set("pekko.framesize", "2097152b")
                        .set("execution.checkpointing.timeout", "6 s")
                        .then(failed(2))
                        .curable()
                        .build(),
                on("jm-heap-exhausted-by-state", "The job manager keeps sixty checkpoints of 11 MB in its memory.")
                        .program(
                                Lines.VISITS,
                                "process name=enrich buffer=45 buffer-bytes=100000",
                                Lines.PROFILES,
                                Lines.ARCHIVE)
                        .set("execution.checkpointing.storage", "jobmanager")
                        .set("execution.checkpointing.num-retained", "60")
                        .set("execution.checkpointing.interval", "1 s")
                        .onDrey()
                        .then(running(), anotherJob(), running())
                        .curable()
                        .build());
    }

    private static Exhibit.Builder on(String cause, String injected) {
        return Exhibit.of(Family.A, cause, injected);
    }
}
