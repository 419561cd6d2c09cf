package dev.drey.cli.gallery.exhibits;

import static dev.drey.cli.gallery.Acts.failures;
import static dev.drey.cli.gallery.RootActs.smallDisk;

import dev.drey.cli.gallery.Exhibit;
import dev.drey.cli.gallery.Family;
import java.util.List;

/**
 * Memory, processors or the local disk run out. A process that dies of it takes with it what it measured, so that some of them
 * are applications of a service, which knows it.
 */
final class Memory {

    private Memory() {}

    static List<Exhibit> all() {
        return List.of(
                on("heap-oom", "An operator keeps 1 MB of heap of every hundredth event.")
                        .program(
                                Lines.VISITS,
                                "process name=enrich element=keep:1000000@every:100",
                                Lines.PROFILES,
                                Lines.ARCHIVE)
                        .onDrey()
                        .then(failures(1))
                        .build(),
                on(
                                "gc-thrash-heartbeat-loss",
                                "State fills the heap until the collector leaves no time for heartbeats.")
                        .program(
                                "source name=visits rate=12000 fresh=true",
                                "profiles name=profiles content=1000 element=cache:20000",
                                Lines.ARCHIVE)
                        .set("heartbeat.timeout", "6000")
                        .set("heartbeat.interval", "2000")
                        .then(failures(1))
                        .build(),
                on("direct-memory-oom", "An operator keeps 1 MB outside of the heap of every hundredth event.")
                        .program(
                                Lines.VISITS,
                                "process name=enrich element=buffer:1000000@every:100",
                                Lines.PROFILES,
                                Lines.ARCHIVE)
                        .then(failures(2))
                        .build(),
                on("metaspace-oom", "An operator defines classes and keeps them.")
                        .program(
                                Lines.VISITS,
                                "process name=enrich element=define:3@every:20",
                                Lines.PROFILES,
                                Lines.ARCHIVE)
                        .onDrey()
                        .then(failures(1))
                        .build(),
                on("local-disk-full", "RocksDB has a disk of 24 MB.")
                        .program(
                                "source name=visits rate=8000 fresh=true",
                                "profiles name=profiles content=1000",
                                Lines.ARCHIVE)
                        .set("state.backend.type", "rocksdb")
                        .set("state.backend.rocksdb.localdir", "${folder}/small")
                        .first(smallDisk("small", 24))
                        .then(failures(1))
                        .build());
    }

    private static Exhibit.Builder on(String cause, String injected) {
        return Exhibit.of(Family.B, cause, injected);
    }
}
