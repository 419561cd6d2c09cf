package dev.drey.cli.gallery.exhibits;

import static dev.drey.cli.gallery.Acts.failures;
import static dev.drey.cli.gallery.Acts.refused;

import dev.drey.cli.gallery.Exhibit;
import dev.drey.cli.gallery.Family;
import java.util.List;

/** The program does not become a job that runs. */
final class Starts {

    private Starts() {}

    static List<Exhibit> all() {
        return List.of(
                on("main-method-failed", "The main method misses a setting.")
                        .program(
                                "main do='throw:java.lang.IllegalArgumentException|The setting input.stream is missing'",
                                Lines.VISITS,
                                Lines.ARCHIVE)
                        .then(refused())
                        .build(),
                on("no-operators", "The main method builds nothing.")
                        .program("job name=visits")
                        .then(refused())
                        .build(),
                on("class-not-found", "The program was packed without a class that it needs.")
                        .program(
                                "main do='throw:org.apache.flink.connector.kafka.source.KafkaSource|'",
                                Lines.VISITS,
                                Lines.ARCHIVE)
                        .then(refused())
                        .build(),
                on("class-conflict", "The program was built with another version of a library.")
                        .program(
                                Lines.VISITS,
                                "process name=enrich element=\"throw:java.lang.NoSuchMethodError|'void"
                                        + " org.apache.commons.text.StringSubstitutor.setPreserveEscape(int)'\"",
                                Lines.ARCHIVE)
                        .then(failures(2))
                        .build(),
                on("access-denied-at-start", "The store denies access before the job runs.")
                        .program(Lines.VISITS, Lines.PROFILES, Lines.ARCHIVE)
                        .store("folders=" + Lines.DENIED, "data=" + Lines.DENIED, "metadata=" + Lines.DENIED)
                        .then(refused())
                        .build(),
                on("filesystem-plugin-missing", "Checkpoints are to go to a store whose plug-in is not there.")
                        .program(Lines.VISITS, Lines.PROFILES, Lines.ARCHIVE)
                        .set("execution.checkpointing.dir", "gs://visits/checkpoints")
                        .then(refused())
                        .build(),
                on("parallelism-over-max", "The job has a parallelism of four and a maximum of two.")
                        .program("job max-parallelism=2", Lines.VISITS, Lines.PROFILES, Lines.ARCHIVE)
                        .parallelism(4)
                        .set("taskmanager.numberOfTaskSlots", "4")
                        .then(refused())
                        .build());
    }

    private static Exhibit.Builder on(String cause, String injected) {
        return Exhibit.of(Family.C, cause, injected);
    }
}
