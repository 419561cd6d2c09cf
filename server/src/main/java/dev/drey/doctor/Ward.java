package dev.drey.doctor;

import dev.drey.control.ApiException;
import dev.drey.control.ClusterLogs;
import dev.drey.control.SettingOrigins;
import dev.drey.control.Treatments;
import dev.drey.diagnosis.Doctor;
import dev.drey.diagnosis.finding.Finding;
import dev.drey.lifecycle.TreatmentCourse.Sight;
import dev.drey.model.Application;
import dev.drey.model.ApplicationEvent.Kind;
import dev.drey.model.ApplicationEvent.Severity;
import dev.drey.model.Treatment;
import dev.drey.registry.RegistryUnavailableException;
import dev.drey.telemetry.LostTaskManager;
import dev.drey.telemetry.Observation;
import dev.drey.telemetry.series.MetricsUnavailableException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One application in the doctor's care: examined by one thread at a time, read by any. */
final class Ward {

    private static final Logger LOG = LoggerFactory.getLogger(Ward.class);

    /** The story's newest findings lie well within so many events. */
    private static final int EVENTS = 1000;

    private static final int LOST = 20;
    private static final Duration LOST_KEPT = Duration.ofMinutes(15);

    private final HouseDoctor.Sources sources;
    private final InstantSource clock;
    private final Supplier<Doctor> doctor;
    private final String application;
    private final String uid;
    private final AtomicBoolean busy = new AtomicBoolean();
    private final FindingMetrics metrics;

    /** Versions, and the changes of them that were refused: they would be again. */
    private final Set<String> refused = new HashSet<>();

    private @Nullable Patient patient;
    private @Nullable FindingStory story;
    private volatile Pace.@Nullable Past past;
    private volatile HouseDoctor.@Nullable Report report;
    private volatile Pace.Attention attention = Pace.Attention.NONE;
    private volatile Watched watched = new Watched("", Sight.NONE);
    private volatile HouseDoctor.Effort effort = HouseDoctor.Effort.NONE;

    /** What was seen of one treatment. */
    private record Watched(String treatment, Sight sight) {}

    Ward(
            HouseDoctor.Sources sources,
            InstantSource clock,
            Supplier<Doctor> doctor,
            String application,
            String applicationUid) {
        this.sources = sources;
        this.clock = clock;
        this.doctor = doctor;
        this.application = application;
        this.uid = applicationUid;
        this.metrics = new FindingMetrics(application);
    }

    String application() {
        return application;
    }

    HouseDoctor.Effort effort() {
        return effort;
    }

    Optional<HouseDoctor.Report> findReport() {
        return Optional.ofNullable(report);
    }

    List<Standing> standing() {
        return findReport().map(HouseDoctor.Report::standing).orElse(List.of());
    }

    Sight sight(Treatment treatment) {
        Watched newest = watched;
        return newest.treatment().equals(treatment.id()) ? newest.sight() : Sight.NONE;
    }

    /** Whether it is to be examined now; who is told so must examine. */
    boolean claim(Observation observation, boolean treated) {
        Pace.Attention due = treated ? Pace.Attention.OPEN : attention;
        if (busy.get() || !Pace.isDue(clock.instant(), restless(observation), observation.isCalm(), due)) {
            return false;
        }
        return busy.compareAndSet(false, true);
    }

    /** Counts the looks of this unrest. */
    private Pace.@Nullable Past restless(Observation observation) {
        Pace.Past latest = past;
        if (latest == null || !observation.isCalm() || latest.restless() == 0) {
            return latest;
        }
        Pace.Past calm = new Pace.Past(latest.at(), latest.took(), 0);
        past = calm;
        return calm;
    }

    /** @param treatment that is under way */
    void examine(Optional<Treatment> treatment) {
        long began = System.nanoTime();
        long asked = patient == null ? 0 : patient.requests();
        Patient former = patient;
        boolean looked = true;
        try {
            looked = examineNow(treatment);
        } catch (ApiException gone) {
            LOG.debug("Application {} is gone: {}", application, gone.getMessage());
        } catch (IOException silence) {
            LOG.debug("Application {} cannot be examined just now: {}", application, silence.getMessage());
        } catch (RegistryUnavailableException | MetricsUnavailableException outage) {
            LOG.warn("Application {} is not examined just now: {}", application, outage.getMessage());
        } catch (RuntimeException failure) {
            LOG.error("Examining application {} failed and is repeated.", application, failure);
        } finally {
            if (looked) {
                long requests = patient == null ? 0 : patient.requests() - (patient.equals(former) ? asked : 0);
                count(Duration.ofNanos(System.nanoTime() - began), requests);
            }
            busy.set(false);
        }
    }

    private void count(Duration took, long requests) {
        Pace.Past before = past;
        past = new Pace.Past(clock.instant(), took, before == null ? 1 : before.restless() + 1);
        effort = effort.and(new HouseDoctor.Effort(1, requests, took));
    }

    /** False when it is not the time to look at it. */
    private boolean examineNow(Optional<Treatment> treatment) throws IOException {
        Instant now = clock.instant();
        Optional<Facts> found = Facts.find(sources.registry(), uid);
        Optional<ClusterLogs> logs = sources.clusters().findLogs(application);
        if (found.isEmpty() || logs.isEmpty()) {
            return false;
        }
        Facts facts = found.get();
        if (patient == null || !patient.is(facts)) {
            patient =
                    new Patient(facts, sources.flink().apply(facts.incarnation().restPort()), clock);
        }
        if (!facts.isExaminable(now)
                && treatment
                        .filter(one -> one.status() == Treatment.Status.WATCHING)
                        .isEmpty()) {
            return false;
        }
        Patient.Examination examination = patient.examine(
                doctor.get(), facts, facts.home(overridden()), new KeptLogs(logs.get()), lost(facts, now));
        treatment.ifPresent(one -> watched = new Watched(
                one.id(),
                TreatmentWatch.after(
                        sight(one), one, examination.evidence(), examination.diagnosis(), clock.instant())));
        FindingStory told = tell(facts.application(), examination, facts.isExaminable(now));
        if (treatment.isEmpty()) {
            heal(facts.application(), examination, told);
        }
        return true;
    }

    private Map<String, String> overridden() throws IOException {
        return sources.clusters()
                .findSettingOrigins(application)
                .map(SettingOrigins.Origins::overridden)
                .orElse(Map.of());
    }

    private List<LostTaskManager> lost(Facts facts, Instant now) {
        return sources.telemetry().history().lost(uid, LOST).stream()
                .filter(gone -> gone.jobId().equals(facts.incarnation().id()))
                .filter(gone -> gone.lastSeen().isAfter(now.minus(LOST_KEPT)))
                .toList();
    }

    private FindingStory tell(Application known, Patient.Examination examination, boolean settled) {
        Instant now = clock.instant();
        FindingStory before = story == null ? FindingStory.of(sources.events().listNewest(application, EVENTS)) : story;
        if (!settled) {
            report = new HouseDoctor.Report(examination.diagnosis(), before.told());
            return before;
        }
        FindingStory.Step step = before.after(examination.diagnosis(), now);
        for (FindingStory.Tale tale : step.tales()) {
            sources.events()
                    .recordOnce(
                            known,
                            "finding/" + tale.about().cause() + "/" + tale.news() + "/" + now.toEpochMilli(),
                            null,
                            Kind.FINDING,
                            tale.severity(),
                            tale.words(),
                            tale.details());
        }
        story = step.next();
        attention = attention(step.next());
        report = new HouseDoctor.Report(examination.diagnosis(), step.next().told());
        sources.telemetry().metrics().append(now, metrics.samples(step.next().told()));
        return step.next();
    }

    private static Pace.Attention attention(FindingStory story) {
        if (story.isOpen()) {
            return Pace.Attention.OPEN;
        }
        return story.told().isEmpty() ? Pace.Attention.NONE : Pace.Attention.KNOWN;
    }

    private void heal(Application known, Patient.Examination examination, FindingStory told) {
        Optional<Finding> primary = examination.diagnosis().primary();
        boolean isTold = primary.isPresent()
                && told.told().stream()
                        .anyMatch(one -> one.cause().equals(primary.get().cause()) && one.missed() == 0);
        if (!isTold) {
            return;
        }
        Optional<Treatments.Order> order = SelfHealing.findOrder(
                primary.get(),
                examination.evidence(),
                sources.treatments().allowance(known),
                sources.treatments().list(application),
                known.version().id(),
                clock.instant());
        if (order.isEmpty() || refused.contains(key(order.get()))) {
            return;
        }
        try {
            Treatment begun = sources.treatments().begin(application, order.get());
            LOG.info(
                    "Application {} is treated for {}.",
                    application,
                    begun.complaint().cause());
        } catch (ApiException refusal) {
            refused.add(key(order.get()));
            sources.events()
                    .recordOnce(
                            known,
                            "heal-refused/" + known.version().id() + "/"
                                    + primary.get().cause(),
                            null,
                            Kind.TREATMENT,
                            Severity.WARN,
                            "The remedy for " + primary.get().cause() + " that the application allows could not be"
                                    + " applied. " + refusal.getMessage(),
                            Map.of(FindingStory.CAUSE, primary.get().cause()));
        }
    }

    private static String key(Treatments.Order order) {
        return order.versionId() + " " + order.changes();
    }
}
