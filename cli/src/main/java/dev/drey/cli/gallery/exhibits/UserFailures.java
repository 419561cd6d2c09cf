package dev.drey.cli.gallery.exhibits;

import static dev.drey.cli.gallery.Acts.closeRemote;
import static dev.drey.cli.gallery.Acts.completed;
import static dev.drey.cli.gallery.Acts.failures;
import static dev.drey.cli.gallery.Acts.state;

import dev.drey.cli.gallery.Exhibit;
import dev.drey.cli.gallery.Family;
import java.util.List;
import java.util.stream.Stream;

/** Code of the user fails, or what it depends on. */
final class UserFailures {

    private static final String EXPIRED = "throw:java.lang.RuntimeException|An exception was thrown while processing a"
            + " record: Record has reached expiration";
    private static final String TOO_LONG = "throw:java.lang.IllegalStateException|Unexpected error in"
            + " InitProducerIdResponse, The transaction timeout is larger than the maximum value allowed by the broker"
            + " (as configured by transaction.max.timeout.ms).";

    private UserFailures() {}

    static List<Exhibit> all() {
        return Stream.of(ownMistakes(), othersFailures())
                .flatMap(exhibits -> exhibits)
                .toList();
    }

    private static Stream<Exhibit> ownMistakes() {
        return Stream.of(
                on("user-code-exception", "An operator forgets that a look-up may find nothing.")
                        .program(
                                Lines.VISITS,
                                "process name=enrich element=look-up@at:5000",
                                Lines.PROFILES,
                                Lines.ARCHIVE)
                        .then(failures(3))
                        .build(),
                on("type-cast-error", "An operator casts text to a number.")
                        .program(
                                Lines.VISITS,
                                "process name=enrich element=narrow@at:5000",
                                Lines.PROFILES,
                                Lines.ARCHIVE)
                        .then(failures(3))
                        .build(),
                on("deserialization-poison", "One record of the source is cut short.")
                        .program(
                                "source name=visits rate=2000 keys=5000 format=json broken=5000",
                                Lines.PROFILES,
                                Lines.ARCHIVE)
                        .then(failures(3))
                        .build(),
                on("kpl-record-expired", "A producer gives up records that it could not send in time.")
                        .program(
                                Lines.VISITS,
                                Lines.PROFILES,
                                "process name=deliver element='" + EXPIRED + "@every:8000@from:8000'",
                                Lines.ARCHIVE)
                        .then(failures(3))
                        .build(),
                on("external-system-failure", "The service that a sink writes to goes away.")
                        .program(Lines.VISITS, Lines.PROFILES, "sink name=deliver to=remote write=call:0")
                        .then(completed(2), closeRemote(), failures(3))
                        .build());
    }

    private static Stream<Exhibit> othersFailures() {
        return Stream.of(
                on("kafka-transaction-misconfigured", "A broker refuses the time-out of transactions at the start.")
                        .program(
                                Lines.VISITS,
                                Lines.PROFILES,
                                "process name=deliver restore='" + TOO_LONG + "'",
                                Lines.ARCHIVE)
                        .then(failures(3))
                        .build(),
                on("restart-attempts-exhausted", "A call times out again and again, and two restarts are allowed.")
                        .program(
                                Lines.VISITS,
                                "process name=enrich element='throw:java.net.SocketTimeoutException|Read timed out@at:5000'",
                                Lines.PROFILES,
                                Lines.ARCHIVE)
                        .set("restart-strategy.fixed-delay.attempts", "2")
                        .then(state("FAILED"))
                        .build(),
                on("user-exception-in-notification", "An operator fails whenever a checkpoint is complete.")
                        .program(
                                Lines.VISITS,
                                "process name=publish complete='throw:java.lang.IllegalStateException|Publication 17 is not"
                                        + " open@from:3'",
                                Lines.PROFILES,
                                Lines.ARCHIVE)
                        .then(failures(3))
                        .build());
    }

    private static Exhibit.Builder on(String cause, String injected) {
        return Exhibit.of(Family.B, cause, injected);
    }
}
