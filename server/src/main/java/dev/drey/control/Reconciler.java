package dev.drey.control;

import dev.drey.model.Application;
import dev.drey.model.ApplicationStatus;
import dev.drey.registry.Registry;
import dev.drey.registry.RegistryUnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings each application to where the registry says it should be. One application is worked on by one thread at a time;
 * different ones side by side. What to do is read from the registry each time, so it does not matter how often an
 * application is woken, or whether the work was begun before by a service that died.
 */
public final class Reconciler {

    private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);
    private static final int PAGE = 200;
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(2);

    private final Registry registry;
    private final Executor threads;
    private final ScheduledExecutorService alarm;
    private volatile Map<ApplicationStatus, Work> works = Map.of();

    /** Whether an application that is being worked on was woken again meanwhile. */
    private final Map<String, Boolean> busy = new ConcurrentHashMap<>();

    /**
     * @param threads must not run what it is given on the caller's thread
     * @param alarm wakes applications later
     */
    Reconciler(Registry registry, Executor threads, ScheduledExecutorService alarm) {
        this.registry = registry;
        this.threads = threads;
        this.alarm = alarm;
    }

    /**
     * Takes up what an earlier service left, and from then on works.
     *
     * @param newWorks what each status calls for
     */
    void begin(Map<ApplicationStatus, Work> newWorks) {
        works = Map.copyOf(newWorks);
        listAll().forEach(application -> wake(application.uid()));
    }

    /** Has the application worked on soon; returns at once. */
    public void wake(String applicationUid) {
        boolean idle = busy.put(applicationUid, true) == null;
        if (idle) {
            threads.execute(() -> workOff(applicationUid));
        }
    }

    private List<Application> listAll() {
        List<Application> all = new ArrayList<>();
        List<Application> page;
        do {
            String after = all.isEmpty() ? "" : all.get(all.size() - 1).name();
            page = registry.transact(tx -> tx.listApplications(after, PAGE));
            all.addAll(page);
        } while (page.size() == PAGE);
        return all;
    }

    private void workOff(String uid) {
        do {
            busy.put(uid, false);
            work(uid);
        } while (!busy.remove(uid, false));
    }

    private void work(String uid) {
        try {
            Optional<Application> application = registry.transact(tx -> tx.findApplicationByUid(uid));
            if (application.isPresent()) {
                Application found = application.get();
                Work work = Objects.requireNonNull(works.get(found.status()), "every status has its work");
                work.run(found).ifPresent(pause -> wakeAfter(pause, uid));
            }
        } catch (SupersededException newer) {
            LOG.debug("Work on application {} was overtaken.", uid);
            busy.put(uid, true);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (RegistryUnavailableException outage) {
            // Nothing was changed, and clusters run on; a disk that is full stays so for a while.
            LOG.error("Work on application {} waits for the registry: {}", uid, outage.getMessage());
            wakeAfter(PAUSE_AFTER_FAILURE, uid);
        } catch (Exception failure) {
            LOG.error("Work on application {} was cut short and is tried again.", uid, failure);
            wakeAfter(PAUSE_AFTER_FAILURE, uid);
        }
    }

    private void wakeAfter(Duration pause, String uid) {
        if (!alarm.isShutdown()) {
            ScheduledFuture<?> unused = alarm.schedule(() -> wake(uid), pause.toMillis(), TimeUnit.MILLISECONDS);
        }
    }
}
