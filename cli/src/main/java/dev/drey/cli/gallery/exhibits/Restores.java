package dev.drey.cli.gallery.exhibits;

import static dev.drey.cli.gallery.Acts.cancelAndRestartAs;
import static dev.drey.cli.gallery.Acts.completed;
import static dev.drey.cli.gallery.Acts.failures;
import static dev.drey.cli.gallery.Acts.file;
import static dev.drey.cli.gallery.Acts.refused;
import static dev.drey.cli.gallery.Acts.refusedOrFailing;
import static dev.drey.cli.gallery.Acts.restartAfter;
import static dev.drey.cli.gallery.Acts.restartAs;

import dev.drey.cli.gallery.Exhibit;
import dev.drey.cli.gallery.Family;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The program does not find its state again. */
final class Restores {

    private static final String CHANGED = "throw:java.io.InvalidClassException|com.example.visits.Profile, local class"
            + " incompatible: stream classdesc serialVersionUID = 1, local class serialVersionUID = 2";

    private static final String[] UPGRADED = {
        Lines.VISITS,
        "process name=enrich restore='" + CHANGED + "@file:${folder}/upgraded'",
        Lines.PROFILES,
        Lines.ARCHIVE
    };

    private Restores() {}

    static List<Exhibit> all() {
        return Stream.of(programs(), changes(), files())
                .flatMap(exhibits -> exhibits)
                .toList();
    }

    private static Stream<Exhibit> programs() {
        return Stream.of(
                on("state-operator-missing", "An operator with state got another uid.")
                        .program(Lines.VISITS, Lines.PROFILES, Lines.ARCHIVE)
                        .then(
                                completed(2),
                                restartAs(
                                        false,
                                        Lines.VISITS,
                                        "profiles name=profiles uid=profiles-v2 content=400",
                                        Lines.ARCHIVE),
                                refused())
                        .build(),
                on("max-parallelism-changed", "The maximum parallelism went from 16 to 32.")
                        .program("job max-parallelism=16", Lines.VISITS, Lines.PROFILES, Lines.ARCHIVE)
                        .then(
                                completed(2),
                                restartAs(false, "job max-parallelism=32", Lines.VISITS, Lines.PROFILES, Lines.ARCHIVE),
                                refused())
                        .build(),
                on("state-serializer-incompatible", "State that was a number is now text.")
                        .program(Lines.VISITS, "counting name=visits-per-key", Lines.ARCHIVE)
                        .then(
                                completed(2),
                                restartAs(false, Lines.VISITS, "counting name=visits-per-key as=text", Lines.ARCHIVE),
                                failures(2))
                        .build(),
                on("unaligned-restore-topology", "Two operators between which events were stored are now one task.")
                        .program(
                                Lines.MANY_VISITS,
                                "rebalance",
                                "process name=score element=sleep:5",
                                Lines.PROFILES,
                                Lines.ARCHIVE)
                        .set("execution.checkpointing.unaligned.enabled", "true")
                        .then(
                                completed(3),
                                cancelAndRestartAs(
                                        Lines.MANY_VISITS,
                                        "process name=score element=sleep:5",
                                        Lines.PROFILES,
                                        Lines.ARCHIVE),
                                refusedOrFailing())
                        .build());
    }

    private static Stream<Exhibit> changes() {
        return Stream.of(on("version-mismatch", "A class whose objects are in the state was changed.")
                .program(UPGRADED)
                .then(completed(2), file("upgraded"), restartAs(false, UPGRADED), failures(2))
                .build());
    }

    private static Stream<Exhibit> files() {
        return Stream.of(
                on("savepoint-missing", "The savepoint to begin with was removed.")
                        .program(Lines.VISITS, Lines.PROFILES, Lines.ARCHIVE)
                        .then(completed(2), restartAfter(Restores::removeAll), refused())
                        .build(),
                on("savepoint-corrupt", "The metadata of the savepoint to begin with is cut short.")
                        .program(Lines.VISITS, Lines.PROFILES, Lines.ARCHIVE)
                        .then(completed(2), restartAfter(Restores::cutMetadata), refused())
                        .build(),
                on("state-file-missing", "The files that the savepoint's metadata names were removed.")
                        .program(Lines.VISITS, Lines.PROFILES, Lines.ARCHIVE)
                        .then(completed(3), restartAfter(Restores::removeData), failures(2))
                        .build());
    }

    private static void removeAll(Path savepoint) throws IOException {
        removeData(savepoint);
        Files.delete(savepoint.resolve("_metadata"));
        Files.delete(savepoint);
    }

    private static void removeData(Path savepoint) throws IOException {
        try (Stream<Path> files = Files.list(savepoint)) {
            for (Path file : files.filter(each -> !each.endsWith("_metadata")).toList()) {
                Files.delete(file);
            }
        }
    }

    private static void cutMetadata(Path savepoint) throws IOException {
        Path metadata = savepoint.resolve("_metadata");
        byte[] whole = Files.readAllBytes(metadata);
        Files.write(metadata, Arrays.copyOf(whole, whole.length / 2));
    }

    private static Exhibit.Builder on(String cause, String injected) {
        return Exhibit.of(Family.C, cause, injected);
    }
}
