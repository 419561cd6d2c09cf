package dev.drey.cli.gallery.exhibits;

import static dev.drey.cli.gallery.Acts.anotherJob;
import static dev.drey.cli.gallery.Acts.completed;
import static dev.drey.cli.gallery.Acts.failures;
import static dev.drey.cli.gallery.Acts.pause;
import static dev.drey.cli.gallery.Acts.running;
import static dev.drey.cli.gallery.Acts.signal;
import static dev.drey.cli.gallery.Acts.signalJobManager;
import static dev.drey.cli.gallery.Acts.startTaskManager;
import static dev.drey.cli.gallery.Acts.taskManagers;
import static dev.drey.cli.gallery.RootActs.cutOffTaskManagers;
import static dev.drey.cli.gallery.RootActs.letThrough;

import dev.drey.cli.gallery.Exhibit;
import dev.drey.cli.gallery.Family;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Processes go away, are too few, or have too much to do. */
final class Processes {

    private Processes() {}

    static List<Exhibit> all() {
        return Stream.of(losses(), loads(), shortages())
                .flatMap(exhibits -> exhibits)
                .toList();
    }

    private static Stream<Exhibit> losses() {
        return Stream.of(
                on("taskmanager-killed", "A task manager is killed; another one takes its place.")
                        .program(Lines.VISITS, Lines.PROFILES, Lines.ARCHIVE)
                        .then(completed(2), signal("KILL"), startTaskManager(), failures(1), running())
                        .build(),
                on("taskmanager-shutdown", "A task manager is ended in order; another one takes its place.")
                        .program(Lines.VISITS, Lines.PROFILES, Lines.ARCHIVE)
                        .then(completed(2), signal("TERM"), startTaskManager(), failures(1), running())
                        .build(),
                on("network-partition", "No packet passes between job manager and task managers for a while.")
                        .program(Lines.VISITS, Lines.PROFILES, Lines.ARCHIVE)
                        .parallelism(4)
                        .taskManagers(2)
                        .set("heartbeat.interval", "2000")
                        .set("heartbeat.timeout", "8000")
                        .then(
                                completed(2),
                                cutOffTaskManagers(),
                                failures(1),
                                pause(Duration.ofSeconds(5)),
                                letThrough(),
                                running())
                        .build(),
                on("jobmanager-lost", "The job manager is killed.")
                        .program(Lines.VISITS, Lines.PROFILES, Lines.ARCHIVE)
                        .onDrey()
                        .then(completed(2), signalJobManager("KILL"), anotherJob(), running())
                        .build(),
                on("cpu-overload", "An operator computes on all processors for each event.")
                        .program(
                                "source name=visits rate=2000 keys=5000 bytes=200",
                                "rebalance",
                                "process name=score element=compute-widely:5000",
                                Lines.PROFILES,
                                Lines.ARCHIVE)
                        .then(running(), pause(Duration.ofSeconds(25)))
                        .build());
    }

    private static Stream<Exhibit> loads() {
        return Stream.of(
                on("debug-logging", "Every event is logged.")
                        .program(
                                "source name=visits rate=20000 keys=5000",
                                "process name=enrich element='log:an event as it came in, with all that is known of it'",
                                Lines.PROFILES,
                                Lines.ARCHIVE)
                        .set("log4j.logger.visits.name", "dev.drey.programs")
                        .set("log4j.logger.visits.level", "DEBUG")
                        .then(running(), pause(Duration.ofSeconds(15)))
                        .build(),
                on("network-buffers-insufficient", "A task manager has 1 MB of network memory for twenty subtasks.")
                        .program(
                                Lines.VISITS,
                                "rebalance",
                                "process name=parse",
                                "rebalance",
                                "process name=enrich",
                                Lines.PROFILES,
                                Lines.ARCHIVE)
                        .parallelism(4)
                        .set("taskmanager.numberOfTaskSlots", "4")
                        .set("taskmanager.memory.network.min", "1m")
                        .set("taskmanager.memory.network.max", "1m")
                        .then(failures(2))
                        .build(),
                on("slots-unavailable", "A job of four slots is submitted to a cluster of two.")
                        .program("source name=visits rate=2000 keys=5000 splits=4", Lines.PROFILES, Lines.ARCHIVE)
                        .parallelism(4)
                        .set("slot.request.timeout", "15000")
                        .then(pause(Duration.ofSeconds(20)))
                        .build());
    }

    private static Stream<Exhibit> shortages() {
        return Stream.of(
                on("task-cancel-stuck", "A subtask that is to be cancelled computes on and heeds no interruption.")
                        .program(
                                Lines.VISITS,
                                "rebalance",
                                "process name=score element='loop@subtask:1@from:3000;"
                                        + "throw:java.io.IOException|Broken pipe@subtask:0@from:6000'",
                                Lines.PROFILES,
                                Lines.ARCHIVE)
                        .set("task.cancellation.interval", "3000")
                        .set("task.cancellation.timeout", "8000")
                        .onDrey()
                        .then(running(), taskManagers(0), taskManagers(1))
                        .build());
    }

    private static Exhibit.Builder on(String cause, String injected) {
        return Exhibit.of(Family.B, cause, injected);
    }
}
