package dev.drey.control;

import dev.drey.diagnosis.catalogue.Catalogue;
import dev.drey.diagnosis.catalogue.Cause;
import dev.drey.diagnosis.catalogue.Remedy;
import dev.drey.lifecycle.HealingAllowance;
import dev.drey.text.Spelling;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what an application allows the service to change by itself, one property at a time. */
final class HealingProperties {

    private static final int MOST_MINUTES = 1440;
    private static final int MOST_PER_DAY = 48;

    private HealingProperties() {}

    /** Read when the first application allows something: few ever do. */
    private static final class Known {
        private static final Catalogue CATALOGUE = Catalogue.standard();
    }

    /** What was read so far with one more property; {@code problems} gets what speaks against that. */
    static HealingAllowance with(HealingAllowance allowance, String key, String value, List<String> problems) {
        return switch (key) {
            case ReservedProperties.HEAL ->
                new HealingAllowance(causes(value, problems), allowance.pause(), allowance.perDay());
            case ReservedProperties.HEAL_PAUSE ->
                number(key, value, MOST_MINUTES, problems)
                        .map(minutes -> new HealingAllowance(
                                allowance.causes(), Duration.ofMinutes(minutes), allowance.perDay()))
                        .orElse(allowance);
            default ->
                number(key, value, MOST_PER_DAY, problems)
                        .map(perDay -> new HealingAllowance(allowance.causes(), allowance.pause(), perDay))
                        .orElse(allowance);
        };
    }

    private static Optional<Integer> number(String key, String value, int most, List<String> problems) {
        if (value.matches("\\d{1,4}") && Integer.parseInt(value) >= 1 && Integer.parseInt(value) <= most) {
            return Optional.of(Integer.parseInt(value));
        }
        problems.add(key + " must be a whole number from 1 to " + most + ", not '" + value + "'.");
        return Optional.empty();
    }

    private static Set<String> causes(String value, List<String> problems) {
        Set<String> causes = new LinkedHashSet<>();
        if (value.isBlank()) {
            return causes;
        }
        for (String part : value.split(",", -1)) {
            String id = part.strip();
            Optional<Cause> cause = Known.CATALOGUE.find(id);
            if (cause.isEmpty()) {
                problems.add(ReservedProperties.HEAL + " names '" + id + "', which is no cause that the doctor knows."
                        + " Did you mean '" + Spelling.nearest(id, ids()) + "'?");
            } else if (cause.get().remedies().stream().noneMatch(Remedy::isApplicable)) {
                problems.add(ReservedProperties.HEAL + " names " + id
                        + ", for which there is no remedy that may be carried out without asking.");
            } else {
                causes.add(id);
            }
        }
        return causes;
    }

    private static List<String> ids() {
        List<String> ids = new ArrayList<>();
        Known.CATALOGUE.list().stream()
                .filter(cause -> cause.remedies().stream().anyMatch(Remedy::isApplicable))
                .forEach(cause -> ids.add(cause.id()));
        return ids;
    }
}
