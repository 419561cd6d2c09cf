package dev.drey.doctor;

import dev.drey.control.Clusters;
import dev.drey.control.EventLog;
import dev.drey.control.Treatments;
import dev.drey.diagnosis.Doctor;
import dev.drey.diagnosis.collect.RestSource;
import dev.drey.diagnosis.finding.Diagnosis;
import dev.drey.lifecycle.TreatmentCourse.Sight;
import dev.drey.model.Application;
import dev.drey.model.Treatment;
import dev.drey.registry.Registry;
import dev.drey.registry.RegistryUnavailableException;
import dev.drey.telemetry.Observation;
import dev.drey.telemetry.Telemetry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Examines each application that is observed and has a cluster, on threads of its own, and sees treatments through. */
public final class HouseDoctor {

    private static final Logger LOG = LoggerFactory.getLogger(HouseDoctor.class);
    private static final Duration ROUND = Duration.ofSeconds(1);

    private final Sources sources;
    private final InstantSource clock;
    private final ScheduledExecutorService threads;
    private final Supplier<Doctor> doctor;

    /** By the uids of their applications. */
    private final Map<String, Ward> wards = new ConcurrentHashMap<>();

    /** Of applications that have no cluster any more. */
    private Effort ofFormer = Effort.NONE;

    /**
     * Where it looks and acts.
     *
     * @param flink the job manager whose REST port is given, through an HTTP client of its own
     */
    public record Sources(
            Registry registry,
            Telemetry telemetry,
            Clusters clusters,
            Treatments treatments,
            EventLog events,
            IntFunction<RestSource> flink) {}

    /**
     * What examining has cost so far.
     *
     * @param requests to job managers
     */
    public record Effort(long examinations, long requests, Duration spent) {

        static final Effort NONE = new Effort(0, 0, Duration.ZERO);

        Effort and(Effort other) {
            return new Effort(examinations + other.examinations, requests + other.requests, spent.plus(other.spent));
        }
    }

    /**
     * What is known of an application's health.
     *
     * @param standing what people were told of and is still so
     */
    public record Report(Diagnosis diagnosis, List<Standing> standing) {

        /** Keeps a copy. */
        public Report {
            standing = List.copyOf(standing);
        }
    }

    /** @param threads of its own */
    public HouseDoctor(Sources sources, InstantSource clock, ScheduledExecutorService threads) {
        this.sources = sources;
        this.clock = clock;
        this.threads = threads;
        // The catalogue is read when somebody is examined: many services never have an application.
        this.doctor = new Once();
    }

    /** Made when it is needed first. */
    private static final class Once implements Supplier<Doctor> {

        private static final class Holder {
            private static final Doctor DOCTOR = Doctor.standard();
        }

        @Override
        public Doctor get() {
            return Holder.DOCTOR;
        }
    }

    /** Begins to examine, and takes up treatments that an earlier service left under way. */
    public void begin() {
        ScheduledFuture<?> unused =
                threads.scheduleWithFixedDelay(this::round, 0, ROUND.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** What the newest examination came to; empty before the first of the present cluster. */
    public Optional<Report> findReport(String applicationUid) {
        return Optional.ofNullable(wards.get(applicationUid)).flatMap(Ward::findReport);
    }

    /** What stands of every application, by their names. */
    public Map<String, List<Standing>> standing() {
        return wards.values().stream()
                .collect(Collectors.toMap(Ward::application, Ward::standing, (one, other) -> one));
    }

    /** What examining has cost so far. */
    public synchronized Effort effort() {
        Effort all = ofFormer;
        for (Ward ward : wards.values()) {
            all = all.and(ward.effort());
        }
        return all;
    }

    /** Whatever goes wrong here must not end the rounds. */
    private void round() {
        try {
            Map<String, Treatment> open = sources.treatments().listOpen().stream()
                    .collect(Collectors.toMap(Treatment::applicationUid, one -> one, (first, later) -> first));
            visit(open);
            open.values().forEach(this::advance);
        } catch (RegistryUnavailableException outage) {
            LOG.warn("Applications are not examined just now: {}", outage.getMessage());
        } catch (RuntimeException failure) {
            LOG.error("A round of the doctor failed and is repeated.", failure);
        }
    }

    private void visit(Map<String, Treatment> open) {
        Map<String, Observation> seen = sources.telemetry().observations().stream()
                .collect(Collectors.toMap(one -> one.subject().applicationUid(), one -> one, (first, later) -> later));
        leave(seen.keySet());
        seen.forEach((uid, observation) -> {
            Ward ward = wards.computeIfAbsent(
                    uid,
                    first -> new Ward(
                            sources, clock, doctor, observation.subject().application(), uid));
            if (ward.claim(observation, open.containsKey(uid))) {
                threads.execute(() -> ward.examine(Optional.ofNullable(open.get(uid))));
            }
        });
    }

    private synchronized void leave(Set<String> present) {
        wards.entrySet().removeIf(entry -> {
            boolean gone = !present.contains(entry.getKey());
            if (gone) {
                ofFormer = ofFormer.and(entry.getValue().effort());
            }
            return gone;
        });
    }

    private void advance(Treatment treatment) {
        Sight sight = Optional.ofNullable(wards.get(treatment.applicationUid()))
                .map(ward -> ward.sight(treatment))
                .orElse(Sight.NONE);
        try {
            sources.treatments().advance(treatment, sight);
        } catch (RegistryUnavailableException outage) {
            LOG.warn("Treatment {} waits for the registry: {}", treatment.id(), outage.getMessage());
        } catch (RuntimeException failure) {
            LOG.error(
                    "Treatment {} of application {} could not be taken further and is tried again.",
                    treatment.id(),
                    treatment.applicationUid(),
                    failure);
        }
    }

    /** The application of that name. */
    public Optional<Application> findApplication(String name) {
        return sources.registry().transact(tx -> tx.findApplication(name));
    }

    /** Remedies that are carried out. */
    public Treatments treatments() {
        return sources.treatments();
    }
}
