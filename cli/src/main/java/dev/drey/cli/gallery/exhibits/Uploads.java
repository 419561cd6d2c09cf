package dev.drey.cli.gallery.exhibits;

import static dev.drey.cli.gallery.Acts.completed;
import static dev.drey.cli.gallery.Acts.failed;
import static dev.drey.cli.gallery.Acts.slow;
import static dev.drey.cli.gallery.Acts.store;
import static dev.drey.cli.gallery.RootActs.slowDisk;

import dev.drey.cli.gallery.Exhibit;
import dev.drey.cli.gallery.Family;
import java.time.Duration;
import java.util.List;

/** The store that checkpoints go to is slow, errs, refuses or is full. */
final class Uploads {

    private static final String INTERNAL_ERROR =
            "com.amazonaws.services.s3.model.AmazonS3Exception: We encountered an internal error. Please try again."
                    + " (Service: Amazon S3; Status Code: 500; Error Code: InternalError; Request ID: 4442587FB7D0A2F9)";

    private Uploads() {}

    static List<Exhibit> all() {
        return List.of(
                on("slow-state-upload", "The store takes 500 kB a second of a state of 4 MB.")
                        .program("source name=visits rate=4000 keys=10000", Lines.PROFILES, Lines.ARCHIVE)
                        .store("rate=500000")
                        .then(slow(2, Duration.ofSeconds(4)))
                        .build(),
                on("slow-local-disk", "RocksDB works on a disk that waits for each write.")
                        .program(
                                "source name=visits rate=6000 keys=60000",
                                "profiles name=profiles content=2000",
                                Lines.ARCHIVE)
                        .set("state.backend.type", "rocksdb")
                        .set("state.backend.rocksdb.localdir", "${folder}/slow")
                        .set("execution.checkpointing.incremental", "true")
                        .first(slowDisk("slow", 400))
                        .then(slow(3, Duration.ofMillis(1500)))
                        .build(),
                on("object-store-latency", "The store takes 3 s to create any file.")
                        .program(Lines.VISITS, Lines.PROFILES, "counting name=visits-per-key", Lines.ARCHIVE)
                        .store("latency=3000")
                        .then(slow(3, Duration.ofSeconds(3)))
                        .build(),
                on("object-store-errors", "The store answers with internal errors after a while.")
                        .program(Lines.VISITS, Lines.PROFILES, Lines.ARCHIVE)
                        .store()
                        .then(completed(2), store("data=" + INTERNAL_ERROR, "every=2"), failed(3))
                        .build(),
                on("object-store-throttled", "The store asks to slow down in every third checkpoint.")
                        .program(Lines.VISITS, Lines.PROFILES, Lines.ARCHIVE)
                        .store("data=" + Lines.SLOW_DOWN, "every=3")
                        .then(failed(3))
                        .build(),
                on("storage-access-denied", "The store denies access after a while.")
                        .program(Lines.VISITS, Lines.PROFILES, Lines.ARCHIVE)
                        .store()
                        .then(completed(2), store("data=" + Lines.DENIED, "metadata=" + Lines.DENIED), failed(3))
                        .build(),
                on("checkpoint-storage-full", "The store has no room left for metadata.")
                        .program(Lines.VISITS, Lines.PROFILES, Lines.ARCHIVE)
                        .store()
                        .then(completed(2), store("metadata=No space left on device"), failed(3))
                        .build());
    }

    private static Exhibit.Builder on(String cause, String injected) {
        return Exhibit.of(Family.A, cause, injected);
    }
}
