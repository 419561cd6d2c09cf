package dev.drey.cli.gallery.exhibits;

import static dev.drey.cli.gallery.Acts.completed;
import static dev.drey.cli.gallery.Acts.failed;
import static dev.drey.cli.gallery.Acts.failingSavepoint;
import static dev.drey.cli.gallery.Acts.failures;
import static dev.drey.cli.gallery.Acts.pause;
import static dev.drey.cli.gallery.Acts.running;

import dev.drey.cli.gallery.Exhibit;
import dev.drey.cli.gallery.Family;
import java.time.Duration;
import java.util.List;

/** The settings of checkpoints do not fit what they have to do. */
final class CheckpointLimits {

    private static final String[] MUCH_STATE = {
        "source name=visits rate=20000 keys=50000", "profiles name=profiles content=4000", Lines.ARCHIVE
    };

    private CheckpointLimits() {}

    static List<Exhibit> all() {
        return List.of(
                on("checkpoint-timeout-too-short", "Checkpoints of 200 MB are given half a second.")
                        .program(MUCH_STATE)
                        .set("taskmanager.memory.task.heap.size", "900m")
                        .set("execution.checkpointing.timeout", "500 ms")
                        .then(failed(4))
                        .build(),
                on("checkpoint-interval-too-short", "Checkpoints of 200 MB begin every 50 ms.")
                        .program(MUCH_STATE)
                        .set("taskmanager.memory.task.heap.size", "900m")
                        .set("execution.checkpointing.interval", "50 ms")
                        .then(running(), pause(Duration.ofSeconds(12)), completed(15))
                        .build(),
                on("tolerable-failures-zero", "The store fails now and then, and each failure restarts the job.")
                        .program(Lines.VISITS, Lines.PROFILES, Lines.ARCHIVE)
                        .store("data=" + Lines.SLOW_DOWN, "every=25")
                        .set("execution.checkpointing.tolerable-failed-checkpoints", "0")
                        .then(failures(2))
                        .build(),
                on("savepoint-failed", "A savepoint is to go where nothing can be written.")
                        .program(Lines.VISITS, Lines.PROFILES, Lines.ARCHIVE)
                        .then(completed(2), failingSavepoint("file:///proc/savepoints"))
                        .build());
    }

    private static Exhibit.Builder on(String cause, String injected) {
        return Exhibit.of(Family.A, cause, injected);
    }
}
