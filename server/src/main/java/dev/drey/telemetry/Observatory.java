package dev.drey.telemetry;

import dev.drey.flink.FlinkRest;
import dev.drey.model.Application;
import dev.drey.model.Incarnation;
import dev.drey.registry.Registry;
import dev.drey.registry.RegistryUnavailableException;
import dev.drey.telemetry.series.MetricsUnavailableException;
import dev.drey.telemetry.series.Sample;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has one observer for each application that has a cluster, on threads of its own: however slow a job manager answers,
 * the reconciler does not notice.
 */
final class Observatory {

    private static final Logger LOG = LoggerFactory.getLogger(Observatory.class);
    private static final Duration ROUND = Duration.ofSeconds(2);
    private static final Duration TO_ANSWER = Duration.ofSeconds(5);

    private final Registry registry;
    private final IntFunction<FlinkRest> flink;
    private final Function<Subject, Containers> containers;
    private final Telemetry.Stores stores;
    private final Consumer<Observation> audience;
    private final InstantSource clock;
    private final ScheduledExecutorService threads;

    /** By the uids of their applications. */
    private final Map<String, Watched> watched = new ConcurrentHashMap<>();

    private final LongAdder looks = new LongAdder();
    private final LongAdder requests = new LongAdder();
    private final LongAdder nanosLooked = new LongAdder();

    Observatory(
            Registry registry,
            IntFunction<FlinkRest> flink,
            Function<Subject, Containers> containers,
            Telemetry.Stores stores,
            Consumer<Observation> audience,
            InstantSource clock,
            ScheduledExecutorService threads) {
        this.registry = registry;
        this.flink = port -> flink.apply(port).within(TO_ANSWER);
        this.containers = containers;
        this.stores = stores;
        this.audience = audience;
        this.clock = clock;
        this.threads = threads;
    }

    /** An application that is being observed; what was seen last is null before the first look. */
    private static final class Watched {
        private final Watcher watcher;
        private volatile Watcher.@Nullable Seen seen;
        private volatile boolean over;

        Watched(Watcher watcher) {
            this.watcher = watcher;
        }
    }

    void begin() {
        ScheduledFuture<?> unused =
                threads.scheduleWithFixedDelay(this::round, 0, ROUND.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** What was last seen of an application; empty when it has no cluster. */
    Optional<Observation> findLatest(String applicationUid) {
        return seen(watched.get(applicationUid)).map(Watcher.Seen::observation);
    }

    /** What was last seen of every application that has a cluster. */
    List<Observation> observations() {
        return watched.values().stream()
                .flatMap(one -> seen(one).stream())
                .map(Watcher.Seen::observation)
                .toList();
    }

    /** The newest figures of all applications. */
    List<Sample> samples() {
        return watched.values().stream()
                .flatMap(one -> seen(one).stream())
                .flatMap(seen -> seen.samples().stream())
                .toList();
    }

    /** How many looks there were, and what they took. */
    Telemetry.Effort effort() {
        return new Telemetry.Effort(watched.size(), looks.sum(), requests.sum(), Duration.ofNanos(nanosLooked.sum()));
    }

    private static Optional<Watcher.Seen> seen(@Nullable Watched one) {
        return one == null ? Optional.empty() : Optional.ofNullable(one.seen);
    }

    /** Whatever goes wrong here must not end the rounds. */
    private void round() {
        try {
            Map<String, Subject> subjects = subjects();
            watched.forEach((uid, one) -> {
                if (!subjects.containsKey(uid)) {
                    one.over = true;
                    watched.remove(uid, one);
                }
            });
            subjects.forEach((uid, subject) -> {
                Watched former = watched.get(uid);
                if (former == null || !former.watcher.subject().equals(subject)) {
                    begin(subject, former);
                }
            });
        } catch (RegistryUnavailableException | MetricsUnavailableException outage) {
            LOG.warn("Applications are not observed just now: {}", outage.getMessage());
        } catch (RuntimeException failure) {
            LOG.error("A round of the observers failed and is repeated.", failure);
        }
    }

    private Map<String, Subject> subjects() {
        return registry.transact(tx -> {
            Set<String> uids = new HashSet<>();
            tx.listIncarnations().forEach(incarnation -> uids.add(incarnation.applicationUid()));
            return uids.stream()
                    .flatMap(uid -> {
                        Optional<Application> application = tx.findApplicationByUid(uid);
                        Optional<Incarnation> incarnation = tx.findIncarnation(uid);
                        return application.stream()
                                .flatMap(known -> incarnation.stream().map(cluster -> Subject.of(known, cluster)));
                    })
                    .collect(Collectors.toMap(Subject::applicationUid, subject -> subject));
        });
    }

    /** @param former the observer of another cluster or version of the same application, null if there is none */
    private void begin(Subject subject, @Nullable Watched former) {
        Watcher watcher = new Watcher(
                subject,
                new Look(subject, flink.apply(subject.restPort())),
                containers.apply(subject),
                stores.metrics(),
                stores.history(),
                seen(former).map(Watcher.Seen::observation).orElse(null));
        Watched one = new Watched(watcher);
        if (former != null) {
            former.over = true;
        }
        watched.put(subject.applicationUid(), one);
        threads.execute(() -> look(one));
    }

    private void look(Watched one) {
        if (one.over) {
            return;
        }
        Duration next = Cadence.CALM;
        try {
            long began = System.nanoTime();
            long asked = one.watcher.requests();
            Watcher.Seen seen = one.watcher.look(clock.instant());
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            looks.increment();
            requests.add(one.watcher.requests() - asked);
            nanosLooked.add(took.toNanos());
            one.seen = seen;
            next = Cadence.next(seen.observation(), took);
            audience.accept(seen.observation());
        } catch (MetricsUnavailableException | RegistryUnavailableException outage) {
            LOG.warn(
                    "What is seen of application {} is not kept just now: {}",
                    one.watcher.subject().application(),
                    outage.getMessage());
        } catch (RuntimeException failure) {
            LOG.error(
                    "Looking at application {} failed and is repeated.",
                    one.watcher.subject().application(),
                    failure);
        }
        if (!one.over && !threads.isShutdown()) {
            ScheduledFuture<?> unused = threads.schedule(() -> look(one), next.toMillis(), TimeUnit.MILLISECONDS);
        }
    }
}
