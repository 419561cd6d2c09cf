package dev.drey.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drey.model.Application;
import dev.drey.model.ApplicationStatus;
import dev.drey.registry.Registry;
import dev.drey.registry.sqlite.SqliteRegistry;
import dev.drey.testing.Examples;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReconcilerTest {

    private final Application clicks = Examples.application("clicks");
    private final Queue<Runnable> threads = new ArrayDeque<>();
    private final ScheduledExecutorService alarm = Executors.newSingleThreadScheduledExecutor();
    private final List<ApplicationStatus> worked = new ArrayList<>();

    @TempDir
    Path folder;

    private Registry registry;
    private Reconciler reconciler;

    @BeforeEach
    void open() {
        registry = SqliteRegistry.open(folder.resolve("registry.db"));
        registry.change(tx -> tx.save(clicks));
        reconciler = new Reconciler(registry, threads::add, alarm);
    }

    @AfterEach
    void close() {
        alarm.shutdownNow();
        registry.close();
    }

    private void begin(Work work) {
        reconciler.begin(Arrays.stream(ApplicationStatus.values())
                .collect(Collectors.toMap(Function.identity(), status -> application -> {
                    worked.add(application.status());
                    return work.run(application);
                })));
    }

    private void runAll() {
        for (Runnable next = threads.poll(); next != null; next = threads.poll()) {
            next.run();
        }
    }

    @Test
    void everyApplicationIsTakenUpAtTheBeginning() {
        begin(application -> Optional.empty());

        runAll();

        assertThat(worked).containsExactly(ApplicationStatus.READY);
    }

    @Test
    void applicationIsNeverWorkedOnByTwoThreads() {
        begin(application -> Optional.empty());

        reconciler.wake(clicks.uid());
        reconciler.wake(clicks.uid());

        assertThat(threads).hasSize(1);
    }

    @Test
    void wakeDuringTheWorkLeadsToAnotherLookThatSeesTheNewStatus() {
        begin(application -> {
            if (application.status() == ApplicationStatus.READY) {
                registry.change(tx ->
                        tx.save(application.withStatus(ApplicationStatus.STARTING, Examples.NOON.plusSeconds(1))));
                reconciler.wake(application.uid());
            }
            return Optional.empty();
        });

        runAll();

        assertThat(worked).containsExactly(ApplicationStatus.READY, ApplicationStatus.STARTING);
    }

    @Test
    void overtakenWorkIsFollowedByWhatIsWantedNow() {
        begin(application -> {
            if (application.status() == ApplicationStatus.READY) {
                registry.change(tx ->
                        tx.save(application.withStatus(ApplicationStatus.DELETING, Examples.NOON.plusSeconds(1))));
                throw new SupersededException();
            }
            return Optional.empty();
        });

        runAll();

        assertThat(worked).containsExactly(ApplicationStatus.READY, ApplicationStatus.DELETING);
    }

    @Test
    void failedWorkIsTriedAgainLater() {
        begin(application -> {
            throw new IllegalStateException("the disk is gone");
        });

        runAll();

        assertThat(alarm.shutdownNow()).hasSize(1);
    }

    @Test
    void applicationThatIsGoneIsNotWorkedOn() {
        begin(application -> Optional.of(Duration.ofHours(1)));
        registry.change(tx -> tx.remove(clicks));

        runAll();

        assertThat(worked).isEmpty();
    }

    @Test
    void applicationWhoseWorkHangsHoldsUpNoOther() throws Exception {
        Application orders = Examples.application("orders");
        registry.change(tx -> tx.save(orders));
        CountDownLatch hanging = new CountDownLatch(1);
        CountDownLatch otherIsWorkedOn = new CountDownLatch(1);
        ExecutorService pool = Executors.newCachedThreadPool();
        try {
            Work work = application -> {
                if (application.uid().equals(clicks.uid())) {
                    hanging.await();
                } else {
                    otherIsWorkedOn.countDown();
                }
                return Optional.empty();
            };
            new Reconciler(registry, pool, alarm)
                    .begin(Arrays.stream(ApplicationStatus.values())
                            .collect(Collectors.toMap(Function.identity(), status -> work)));
            assertThat(otherIsWorkedOn.await(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            hanging.countDown();
            pool.shutdownNow();
        }
    }
}
