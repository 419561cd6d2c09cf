package dev.drey.http.dashboard;

import dev.drey.model.Application;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Who may see which dashboard, and how long. A link must be used within three minutes of its making, as with AWS; from
 * then on it and the session that it opened hold until the same moment. Which links have been used is forgotten when the
 * service ends; sessions outlive it.
 */
public final class DashboardAccess {

    private static final Duration TO_FIRST_USE = Duration.ofMinutes(3);
    private static final String ADVICE = " Ask for a new URL with CreateApplicationPresignedUrl.";

    private final Seal seal;
    private final InstantSource clock;
    private final Map<String, Instant> usedLinks = new ConcurrentHashMap<>();

    /** @param key for seals; another one makes all links and sessions invalid */
    public DashboardAccess(byte[] key, InstantSource clock) {
        seal = new Seal(key);
        this.clock = clock;
    }

    /** A new link, in its sealed form. */
    String issueLink(Application application, Duration session) {
        Instant now = clock.instant();
        return seal.close(new Ticket(Ticket.Kind.LINK, application.name(), application.uid(), now, now.plus(session)));
    }

    /** A session in its sealed form. */
    String seal(Ticket session) {
        return seal.close(session);
    }

    Duration left(Ticket session) {
        return session.leftAt(clock.instant());
    }

    /**
     * Decides, and remembers that the link has been used.
     *
     * @param link as it came in the URL, null for none
     * @param session as it came in the cookie, null for none
     */
    Admission admit(String application, @Nullable String link, @Nullable String session) {
        Admission byLink = link == null
                ? new Admission.Refused("The dashboard of " + application + " needs a signed URL." + ADVICE)
                : admitLink(application, link);
        return byLink instanceof Admission.Refused && session != null ? admitSession(application, session) : byLink;
    }

    private Admission admitLink(String application, String link) {
        Optional<Ticket> ticket = seal.open(link).filter(found -> found.isFor(Ticket.Kind.LINK, application));
        Instant now = clock.instant();
        if (ticket.isEmpty()) {
            return new Admission.Refused("This URL was not made for the dashboard of " + application + "." + ADVICE);
        }
        if (ticket.get().isOverAt(now)) {
            return over(application);
        }
        if (!usedLinks.containsKey(link)) {
            if (now.isAfter(ticket.get().issuedAt().plus(TO_FIRST_USE))) {
                return new Admission.Refused("This URL was not used within three minutes of its making." + ADVICE);
            }
            usedLinks.values().removeIf(end -> !now.isBefore(end));
            usedLinks.put(link, ticket.get().expiresAt());
        }
        return new Admission.Granted(ticket.get().asSession(), true);
    }

    private Admission admitSession(String application, String session) {
        Optional<Ticket> ticket = seal.open(session).filter(found -> found.isFor(Ticket.Kind.SESSION, application));
        if (ticket.isEmpty() || ticket.get().isOverAt(clock.instant())) {
            return over(application);
        }
        return new Admission.Granted(ticket.get(), false);
    }

    private static Admission over(String application) {
        return new Admission.Refused("The session with the dashboard of " + application + " is over." + ADVICE);
    }
}
