package dev.drey.diagnosis.remedy;

import dev.drey.diagnosis.catalogue.Remedy;
import dev.drey.diagnosis.catalogue.Remedy.Approval;
import dev.drey.diagnosis.catalogue.Remedy.Bound;
import dev.drey.diagnosis.catalogue.Remedy.Change;
import dev.drey.diagnosis.catalogue.Remedy.Target;
import dev.drey.diagnosis.detector.Place;
import dev.drey.diagnosis.evidence.Evidence;
import dev.drey.diagnosis.evidence.Home;
import dev.drey.diagnosis.finding.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a remedy comes to for one application: which settings change from what to what, or why none can.
 *
 * @param approval what it takes to carry it out
 * @param changes none when there is an objection
 * @param objection why a program cannot carry it out; null when one can
 */
public record Prescription(
        String advice,
        Approval approval,
        List<SettingChange> changes,
        @Nullable String objection) {

    private static final String TYPE = "ConfigurationType";
    private static final String PARALLELISM = "Parallelism";
    private static final Set<String> AMOUNTS = Set.of("CheckpointInterval", "MinPauseBetweenCheckpoints", PARALLELISM);
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    /** A value that stands for what only a person knows. */
    private static final Pattern TO_BE_CHOSEN = Pattern.compile(".*(?:\\{[^}]*\\}|\\bBUCKET\\b|/path/).*");

    /** Keeps a copy. */
    public Prescription {
        changes = List.copyOf(changes);
    }

    /** Why a program cannot carry it out; empty when one can. */
    public Optional<String> findObjection() {
        return Optional.ofNullable(objection);
    }

    /** Whether a program may carry it out without asking. */
    public boolean isSafe() {
        return objection == null && approval == Approval.SAFE;
    }

    /** Of all remedies of a finding, in their order. */
    public static List<Prescription> of(Finding finding, Evidence evidence) {
        return finding.remedies().stream()
                .map(remedy -> of(remedy, finding.place(), evidence))
                .toList();
    }

    private static Prescription of(Remedy remedy, Place place, Evidence evidence) {
        Optional<Change> change = remedy.findChange();
        if (change.isEmpty()) {
            return refused(remedy, "It is a change of the program or its surroundings.");
        }
        if (change.get().target() == Target.CLUSTER || change.get().approval() == Approval.BY_HAND) {
            return refused(remedy, "Only whoever starts the processes can set it.");
        }
        Optional<Home> home = evidence.findHome();
        if (home.isEmpty()) {
            return refused(remedy, "It is no application of the service: change it where the cluster is configured.");
        }
        Optional<String> fixed = change.get().values().containsKey(PARALLELISM)
                ? ownParallelism(place, home.get(), evidence)
                : Optional.empty();
        if (fixed.isPresent()) {
            return refused(remedy, fixed.get());
        }
        List<SettingChange> changes = changes(change.get(), home.get(), evidence);
        Optional<SettingChange> open = changes.stream()
                .filter(one -> TO_BE_CHOSEN.matcher(one.to()).matches())
                .findFirst();
        if (open.isPresent()) {
            return refused(
                    remedy, "A person has to choose the value of " + open.get().key() + ".");
        }
        if (changes.isEmpty()) {
            return refused(remedy, "It is so already.");
        }
        return new Prescription(remedy.advice(), change.get().approval(), changes, null);
    }

    /** The program may tell an operator how many subtasks it has; then the application's parallelism changes the others only. */
    private static Optional<String> ownParallelism(Place place, Home home, Evidence evidence) {
        @Nullable String all = home.requested().get(PARALLELISM);
        return evidence.findJob()
                .flatMap(job -> Optional.ofNullable(place.vertexId()).flatMap(job::findVertex))
                .filter(vertex -> isNumber(all) && vertex.parallelism() < Long.parseLong(String.valueOf(all)))
                .map(vertex -> "The program itself gives " + vertex.name() + " a parallelism of " + vertex.parallelism()
                        + ", where the application has " + all + ": change setParallelism in its code.");
    }

    private static Prescription refused(Remedy remedy, String objection) {
        return new Prescription(
                remedy.advice(),
                remedy.findChange().map(Change::approval).orElse(Approval.BY_HAND),
                List.of(),
                objection);
    }

    private static List<SettingChange> changes(Change change, Home home, Evidence evidence) {
        String target = change.target().words();
        List<SettingChange> changes = new ArrayList<>();
        for (Map.Entry<String, String> entry : new TreeMap<>(change.values()).entrySet()) {
            String key = entry.getKey();
            @Nullable String from = present(change.target(), key, home, evidence);
            String to = wanted(key, entry.getValue(), from);
            if (!to.equals(from) && !isStepBack(change.bound(), key, from, to)) {
                changes.add(new SettingChange(target, key, from, to));
            }
        }
        boolean toOwn = changes.stream().noneMatch(one -> one.key().equals(TYPE)) && isDefault(change.target(), home);
        if (!changes.isEmpty() && change.target() != Target.FLINK && toOwn) {
            changes.add(0, new SettingChange(target, TYPE, "DEFAULT", "CUSTOM"));
        }
        return changes;
    }

    private static @Nullable String present(Target target, String key, Home home, Evidence evidence) {
        if (target == Target.FLINK) {
            @Nullable String own = home.ownSettings().get(key);
            return own == null ? evidence.cluster().configuration().get(key) : own;
        }
        return key.equals(TYPE) ? type(target, home) : home.requested().get(key);
    }

    /** Where the detector did not know how much more it takes, twice as much. */
    private static String wanted(String key, String value, @Nullable String from) {
        boolean open = key.equals(PARALLELISM) && !isNumber(value);
        return open && isNumber(from) ? String.valueOf(2 * Long.parseLong(String.valueOf(from))) : value;
    }

    private static boolean isStepBack(Bound bound, String key, @Nullable String from, String to) {
        if (!AMOUNTS.contains(key) || !isNumber(from) || !isNumber(to)) {
            return false;
        }
        int further = Long.compare(Long.parseLong(to), Long.parseLong(String.valueOf(from)));
        return switch (bound) {
            case LEAST -> further < 0;
            case MOST -> further > 0;
            case EXACT -> false;
        };
    }

    private static boolean isNumber(@Nullable String value) {
        return value != null && NUMBER.matcher(value).matches();
    }

    private static boolean isDefault(Target target, Home home) {
        return "DEFAULT".equals(type(target, home));
    }

    private static @Nullable String type(Target target, Home home) {
        return target == Target.CHECKPOINT_CONFIGURATION
                ? home.checkpointProfile()
                : home.requested().get(target.words() + "." + TYPE);
    }
}
