package dev.drey.http.dashboard;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a sealed text entitles to.
 *
 * @param uid tells the application from one of the same name that comes after it
 * @param issuedAt to the second
 * @param expiresAt to the second
 */
record Ticket(Kind kind, String application, String uid, Instant issuedAt, Instant expiresAt) {

    private static final String SEPARATOR = "/";
    private static final int PARTS = 5;

    /** A link opens sessions; a session shows the dashboard. */
    enum Kind {
        LINK,
        SESSION
    }

    Ticket asSession() {
        return new Ticket(Kind.SESSION, application, uid, issuedAt, expiresAt);
    }

    boolean isFor(Kind wanted, String name) {
        return kind == wanted && application.equals(name);
    }

    boolean isOverAt(Instant now) {
        return !now.isBefore(expiresAt);
    }

    Duration leftAt(Instant now) {
        return Duration.between(now, expiresAt);
    }

    /** Names of applications have no separator in them. */
    String text() {
        return String.join(
                SEPARATOR,
                kind.name(),
                application,
                uid,
                String.valueOf(issuedAt.getEpochSecond()),
                String.valueOf(expiresAt.getEpochSecond()));
    }

    /** The reverse of {@link #text}, of a text that is known to be ours but may be another version's. */
    static Optional<Ticket> parse(String text) {
        String[] parts = text.split(SEPARATOR, -1);
        try {
            return parts.length != PARTS
                    ? Optional.empty()
                    : Optional.of(new Ticket(
                            Kind.valueOf(parts[0]),
                            parts[1],
                            parts[2],
                            Instant.ofEpochSecond(Long.parseLong(parts[3])),
                            Instant.ofEpochSecond(Long.parseLong(parts[4]))));
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }
}
