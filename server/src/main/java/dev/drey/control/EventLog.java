package dev.drey.control;

import dev.drey.model.Application;
import dev.drey.model.ApplicationEvent;
import dev.drey.model.ApplicationEvent.Kind;
import dev.drey.model.ApplicationEvent.Severity;
import dev.drey.registry.Registry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The story of each application: only ever added to, kept in the registry, bounded there, and gone with the application. What follows from a change of the registry, such as a status or an operation,
 * is told by {@link TellingRegistry} in the same transaction; this is for what does not.
 */
public final class EventLog {

    /** What an answer holds at most. */
    private static final int MOST_AT_ONCE = 1000;

    private final Registry registry;
    private final InstantSource clock;

    /** @param clock stamps events that do not say when they happened */
    public EventLog(Registry registry, InstantSource clock) {
        this.registry = registry;
        this.clock = clock;
    }

    /** Writes down what happens now. */
    public void record(Application application, Kind kind, Severity severity, String message) {
        record(application, kind, severity, message, Map.of());
    }

    /** The same, with details for programs; see {@link ApplicationEvent}. */
    void record(Application application, Kind kind, Severity severity, String message, Map<String, String> details) {
        append(new ApplicationEvent(
                application.uid(),
                0,
                clock.instant(),
                application.version().id(),
                kind,
                severity,
                message,
                details,
                null));
    }

    /**
     * Writes down what was seen to have happened, unless an event with the same key is there: so the same may be seen
     * again and again.
     *
     * @param key such as {@code checkpoint/INCARNATION/17}
     * @param at when it happened, null for now
     * @param details see {@link ApplicationEvent}
     */
    public void recordOnce(
            Application application,
            String key,
            @Nullable Instant at,
            Kind kind,
            Severity severity,
            String message,
            Map<String, String> details) {
        append(new ApplicationEvent(
                application.uid(),
                0,
                at == null ? clock.instant() : at,
                application.version().id(),
                kind,
                severity,
                message,
                details,
                key));
    }

    private void append(ApplicationEvent event) {
        registry.change(tx -> {
            // An application that was deleted meanwhile has no story to go on with.
            if (tx.findApplicationByUid(event.applicationUid()).isPresent()) {
                tx.append(event);
            }
        });
    }

    /**
     * The events behind {@code after}, oldest first, a thousand at most.
     *
     * @param after a sequence, 0 for the beginning
     * @throws ApiException when there is no such application
     */
    public List<ApplicationEvent> list(String applicationName, long after) {
        return registry.transact(
                tx -> tx.listEvents(Applications.get(tx, applicationName).uid(), after, MOST_AT_ONCE));
    }

    /**
     * The newest events, oldest of them first.
     *
     * @param count a thousand at most
     * @throws ApiException when there is no such application
     */
    public List<ApplicationEvent> listNewest(String applicationName, int count) {
        return registry.transact(tx -> tx.listNewestEvents(
                Applications.get(tx, applicationName).uid(), Math.max(0, Math.min(count, MOST_AT_ONCE))));
    }
}
