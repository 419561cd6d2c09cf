package dev.drey.lifecycle;

import dev.drey.model.Treatment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What an application allows the service to do to it without being asked. Pure.
 *
 * @param causes that may be treated, by their ids in the doctor's catalogue
 * @param pause least time from the beginning of one treatment to that of the next
 * @param perDay how many may begin in 24 hours
 */
public record HealingAllowance(Set<String> causes, Duration pause, int perDay) {

    private static final Duration DAY = Duration.ofHours(24);

    /** Nothing. */
    public static final HealingAllowance NONE = new HealingAllowance(Set.of(), Duration.ofMinutes(30), 4);

    /** Keeps a copy. */
    public HealingAllowance {
        causes = Set.copyOf(causes);
    }

    /**
     * Why the service may not treat a cause by itself now; empty when it may.
     *
     * @param former all treatments of the application that are known, in any order
     */
    public Optional<String> findObjection(String cause, List<Treatment> former, Instant now) {
        if (!causes.contains(cause)) {
            return Optional.of("The application does not allow it.");
        }
        if (former.stream().anyMatch(treatment -> !treatment.status().isFinal())) {
            return Optional.of("Another treatment is under way.");
        }
        List<Instant> own = former.stream()
                .filter(treatment -> treatment.origin() == Treatment.Origin.SELF)
                .map(Treatment::begunAt)
                .toList();
        Optional<Instant> last = own.stream().max(Instant::compareTo);
        if (last.filter(at -> now.isBefore(at.plus(pause))).isPresent()) {
            return Optional.of(
                    "The last one began at " + last.get() + ", less than " + pause.toMinutes() + " minutes ago.");
        }
        long today = own.stream().filter(at -> now.isBefore(at.plus(DAY))).count();
        return today >= perDay
                ? Optional.of("There were " + today + " within a day, which is as many as it allows.")
                : Optional.empty();
    }

    /** Whether these settings were tried within a day and did not help: they are not tried again. */
    public static boolean wasInVain(List<Treatment> former, List<Treatment.Change> changes, Instant now) {
        return former.stream()
                .filter(treatment -> treatment.status().isFinal() && treatment.status() != Treatment.Status.CLEARED)
                .filter(treatment -> now.isBefore(treatment.begunAt().plus(DAY)))
                .anyMatch(treatment -> isSame(treatment.changes(), changes));
    }

    private static boolean isSame(List<Treatment.Change> one, List<Treatment.Change> other) {
        return one.size() == other.size()
                && one.stream()
                        .allMatch(change -> other.stream()
                                .anyMatch(same -> same.target().equals(change.target())
                                        && same.key().equals(change.key())
                                        && same.to().equals(change.to())));
    }
}
