package dev.drey.diagnosis.signal;

import dev.drey.diagnosis.evidence.Checkpoint;
import dev.drey.diagnosis.evidence.ErrorChain;
import dev.drey.diagnosis.evidence.Evidence;
import dev.drey.diagnosis.evidence.Failure;
import dev.drey.diagnosis.evidence.Job;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The job's failures in episodes: failures that follow each other before the job had become steady again. In a loop the
 * first failure is the cause, and later ones may be its side effects.
 */
public final class Restarts {

    /** Failures nearer to each other than this are one episode, whatever completed between them. */
    private static final Duration NEAR = Duration.ofSeconds(20);
    /** Failures further from each other than this are not. */
    private static final Duration FAR = Duration.ofMinutes(15);

    private static final int STEADY_CHECKPOINTS = 3;
    private static final Duration STEADY = Duration.ofMinutes(5);

    private final List<Episode> episodes;
    private final Evidence evidence;

    /**
     * Failures that belong together.
     *
     * @param failures oldest first, at least one
     * @param over whether the job has been steady since
     */
    public record Episode(List<Failure> failures, boolean over) {

        /** Keeps a copy. */
        public Episode {
            failures = List.copyOf(failures);
        }

        /** The cause, as long as it is not a wrapper. */
        public Failure first() {
            return failures.get(0);
        }

        /** The newest. */
        public Failure last() {
            return failures.get(failures.size() - 1);
        }

        /** How often the job failed in it. */
        public int size() {
            return failures.size();
        }

        /** Whether the same thing happens again and again. */
        public boolean isLoop() {
            return size() >= 2;
        }

        /** Whether all of its failures that are no wrappers have the same deepest error. */
        public boolean isAlwaysTheSame() {
            Set<String> prints = new HashSet<>();
            failures.stream().map(Restarts::error).map(Restarts::print).forEach(prints::add);
            return prints.size() == 1;
        }

        /** Mean time between its failures; zero of one. */
        public Duration pace() {
            return size() < 2
                    ? Duration.ZERO
                    : Duration.between(first().at(), last().at()).dividedBy(size() - 1L);
        }
    }

    private Restarts(Evidence evidence, List<Episode> episodes) {
        this.evidence = evidence;
        this.episodes = episodes;
    }

    /** Of the exception history. */
    public static Restarts of(Evidence evidence) {
        List<Failure> oldestFirst = new ArrayList<>(evidence.failures());
        Collections.reverse(oldestFirst);
        List<List<Failure>> groups = new ArrayList<>();
        for (Failure failure : oldestFirst) {
            List<Failure> current = groups.isEmpty() ? List.of() : groups.get(groups.size() - 1);
            if (!current.isEmpty() && belongs(evidence, current.get(current.size() - 1), failure)) {
                current.add(failure);
            } else {
                groups.add(new ArrayList<>(List.of(failure)));
            }
        }
        List<Episode> episodes = new ArrayList<>();
        for (int index = 0; index < groups.size(); index++) {
            boolean newest = index == groups.size() - 1;
            List<Failure> group = groups.get(index);
            episodes.add(new Episode(
                    group,
                    !newest
                            || isSteadySince(
                                    evidence, group.get(group.size() - 1).at())));
        }
        return new Restarts(evidence, episodes);
    }

    private static boolean belongs(Evidence evidence, Failure before, Failure after) {
        Duration between = Duration.between(before.at(), after.at());
        if (between.compareTo(NEAR) <= 0) {
            return true;
        }
        boolean same = print(error(before)).equals(print(error(after)));
        return between.compareTo(FAR) <= 0
                && (same || completedBetween(evidence, before.at(), after.at()) < STEADY_CHECKPOINTS);
    }

    private static long completedBetween(Evidence evidence, Instant from, Instant to) {
        return evidence.checkpoints()
                .completed()
                .map(Checkpoint::triggeredAt)
                .filter(at -> at.isAfter(from) && at.isBefore(to))
                .count();
    }

    private static boolean isSteadySince(Evidence evidence, Instant failure) {
        if (!evidence.findJob().filter(Job::isFullyRunning).isPresent()) {
            return false;
        }
        long completed = completedBetween(evidence, failure, Instant.MAX);
        return completed >= STEADY_CHECKPOINTS
                || Duration.between(failure, evidence.takenAt()).compareTo(STEADY) > 0;
    }

    /** Oldest first. */
    public List<Episode> episodes() {
        return List.copyOf(episodes);
    }

    /** The newest. */
    public Optional<Episode> latest() {
        return episodes.isEmpty() ? Optional.empty() : Optional.of(episodes.get(episodes.size() - 1));
    }

    /** The newest, unless the job has been steady since. */
    public Optional<Episode> current() {
        return latest().filter(episode -> !episode.over());
    }

    /** Whether the job is down for good. */
    public boolean isDown() {
        return evidence.findJob().filter(Job::isFailed).isPresent();
    }

    /**
     * The error that tells: of an entry that only says that no more restarts are allowed, what it wraps, and if it wraps
     * nothing what failed together with it.
     */
    public static ErrorChain error(Failure failure) {
        ErrorChain own = failure.error();
        if (isGivingUp(own.outermost())
                && own.links().size() == 1
                && !failure.concurrent().isEmpty()) {
            return failure.concurrent().stream()
                    .min(Comparator.comparing(Failure::at))
                    .orElseThrow()
                    .error();
        }
        return own;
    }

    /** Whether this only says that no more restarts are allowed. */
    public static boolean isGivingUp(ErrorChain.Link link) {
        return link.message().contains("Recovery is suppressed by");
    }

    /** What tells two failures apart: class and place of the deepest error. */
    public static String print(ErrorChain error) {
        ErrorChain.Link deepest = error.deepest();
        return deepest.type() + "@"
                + Frames.findUsers(deepest.frames())
                        .or(() -> deepest.frames().stream().findFirst())
                        .orElse(deepest.message().replaceAll("[0-9a-f]{8,}|\\d+", "#"));
    }
}
