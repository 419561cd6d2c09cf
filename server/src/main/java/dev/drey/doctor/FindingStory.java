package dev.drey.doctor;

import dev.drey.diagnosis.catalogue.Severity;
import dev.drey.diagnosis.finding.Diagnosis;
import dev.drey.diagnosis.finding.Finding;
import dev.drey.model.ApplicationEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of an application's findings, and what an examination adds: each is told once when it begins, when another
 * cause turns out to explain it better, and when it is gone. What is seen only once is not told, nor what only could go
 * wrong. Pure.
 */
record FindingStory(List<Standing> standing) {

    /** One may be a moment's. */
    private static final int LOOKS = 2;

    private static final Duration TO_BE_GONE = Duration.ofSeconds(15);

    static final String CAUSE = "cause";
    static final String STATE = "state";
    static final String SEVERITY = "severity";
    static final String CONFIDENCE = "confidence";
    static final String SYMPTOMS = "symptoms";
    static final String FORMER = "former";

    /** Keeps a copy. */
    FindingStory {
        standing = List.copyOf(standing);
    }

    /** What there is to tell. */
    enum News {
        BEGAN,
        CHANGED,
        CLEARED
    }

    /**
     * Something to tell.
     *
     * @param former the cause that was told before of the same symptoms; only of a change
     */
    record Tale(News news, Standing about, Optional<String> former) {

        /** A plain sentence or two. */
        String words() {
            return switch (news) {
                case BEGAN -> "The doctor finds " + about.cause() + ": " + about.sentence();
                case CHANGED ->
                    "The doctor finds " + about.cause() + " instead of " + former.orElse("another cause") + ": "
                            + about.sentence();
                case CLEARED -> "What the doctor found is gone: " + about.cause() + ".";
            };
        }

        ApplicationEvent.Severity severity() {
            if (news == News.CLEARED) {
                return ApplicationEvent.Severity.INFO;
            }
            return about.severity() == Severity.CRITICAL
                    ? ApplicationEvent.Severity.ERROR
                    : ApplicationEvent.Severity.WARN;
        }

        Map<String, String> details() {
            Map<String, String> details = new LinkedHashMap<>();
            details.put(CAUSE, about.cause());
            details.put(STATE, news.name());
            details.put(SEVERITY, about.severity().name());
            details.put(CONFIDENCE, String.valueOf(Math.round(about.sure() * 100) / 100.0));
            details.put(SYMPTOMS, String.join(",", about.symptoms()));
            former.ifPresent(cause -> details.put(FORMER, cause));
            return details;
        }
    }

    /** The story after an examination, and what is to be told of it. */
    record Step(FindingStory next, List<Tale> tales) {}

    /** Takes up the story where its events leave it, oldest first. */
    static FindingStory of(List<ApplicationEvent> events) {
        Map<String, Standing> open = new LinkedHashMap<>();
        for (ApplicationEvent event : events) {
            String cause = event.details().get(CAUSE);
            if (event.kind() != ApplicationEvent.Kind.FINDING || cause == null) {
                continue;
            }
            open.remove(event.details().getOrDefault(FORMER, ""));
            if (event.details().getOrDefault(STATE, "").equals(News.CLEARED.name())) {
                open.remove(cause);
            } else {
                open.put(cause, known(cause, event));
            }
        }
        return new FindingStory(List.copyOf(open.values()));
    }

    private static Standing known(String cause, ApplicationEvent event) {
        String symptoms = event.details().getOrDefault(SYMPTOMS, "");
        return new Standing(
                cause,
                Severity.valueOf(event.details().getOrDefault(SEVERITY, Severity.WARNING.name())),
                event.message(),
                Double.parseDouble(event.details().getOrDefault(CONFIDENCE, "0.5")),
                symptoms.isEmpty() ? Set.of() : Set.of(symptoms.split(",", -1)),
                LOOKS,
                0,
                event.at(),
                true);
    }

    /** Those that people know of, gravest first. */
    List<Standing> told() {
        return standing.stream()
                .filter(Standing::told)
                .sorted(Comparator.comparing(Standing::severity).reversed())
                .toList();
    }

    /** Whether something is coming up or going away. */
    boolean isOpen() {
        return standing.stream().anyMatch(one -> !one.told() || one.missed() > 0);
    }

    /** Takes note of an examination. */
    Step after(Diagnosis diagnosis, Instant now) {
        Map<String, Standing> all = new LinkedHashMap<>();
        standing.forEach(one -> all.put(one.cause(), one.notSeen()));
        Set<String> present = new LinkedHashSet<>();
        for (Finding finding : diagnosis.findings()) {
            if (finding.severity() != Severity.NOTICE && present.add(finding.cause())) {
                Standing former = find(finding.cause()).orElse(null);
                all.put(finding.cause(), former == null ? Standing.first(finding, now) : former.again(finding, now));
            }
        }
        List<Tale> tales = new ArrayList<>();
        tellNew(all, tales);
        tellGone(all, now, tales);
        return new Step(new FindingStory(List.copyOf(all.values())), tales);
    }

    private Optional<Standing> find(String cause) {
        return standing.stream().filter(one -> one.cause().equals(cause)).findFirst();
    }

    private static void tellNew(Map<String, Standing> all, List<Tale> tales) {
        for (Standing one : List.copyOf(all.values())) {
            if (one.told() || one.missed() > 0 || one.seen() < LOOKS) {
                continue;
            }
            Optional<Standing> former = all.values().stream()
                    .filter(other -> other.told() && other.missed() > 0 && other.sharesSymptomWith(one))
                    .findFirst();
            former.ifPresent(other -> all.remove(other.cause()));
            all.put(one.cause(), one.nowTold());
            tales.add(new Tale(former.isPresent() ? News.CHANGED : News.BEGAN, one, former.map(Standing::cause)));
        }
    }

    private static void tellGone(Map<String, Standing> all, Instant now, List<Tale> tales) {
        for (Standing one : List.copyOf(all.values())) {
            boolean gone = one.missed() >= LOOKS
                    && (!one.told() || !now.isBefore(one.lastSeen().plus(TO_BE_GONE)));
            if (gone) {
                all.remove(one.cause());
                if (one.told()) {
                    tales.add(new Tale(News.CLEARED, one, Optional.empty()));
                }
            }
        }
    }
}
