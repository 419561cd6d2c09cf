package dev.drey.registry;

import static dev.drey.testing.Examples.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drey.model.Application;
import dev.drey.model.ApplicationEvent;
import dev.drey.model.ApplicationEvent.Kind;
import dev.drey.model.ApplicationEvent.Severity;
import dev.drey.model.ApplicationStatus;
import dev.drey.model.ApplicationVersion;
import dev.drey.model.Incarnation;
import dev.drey.model.Operation;
import dev.drey.model.Snapshot;
import dev.drey.model.Treatment;
import dev.drey.testing.Examples;
import dev.drey.testing.Treated;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every adapter of the registry keeps to. */
abstract class RegistryContract {

    private final Application clicks = Examples.application("clicks");

    /** The registry under test, empty at first; closing it is the subclass's business. */
    abstract Registry registry();

    /** The same store opened anew, after {@link #registry()} was closed. */
    abstract Registry reopened();

    private void save(Application application) {
        registry().change(tx -> {
            tx.save(application);
        });
    }

    @Test
    void savedApplicationIsReadBackWhole() {
        save(clicks);

        assertThat(registry()
                        .<Application>transact(
                                tx -> tx.findApplication("clicks").orElseThrow()))
                .isEqualTo(clicks);
    }

    @Test
    void savedApplicationSurvivesReopening() {
        save(clicks.withStatus(ApplicationStatus.RUNNING, NOON.plusSeconds(1)));

        try (Registry again = reopened()) {
            assertThat(again.<ApplicationStatus>transact(
                            tx -> tx.findApplication("clicks").orElseThrow().status()))
                    .isEqualTo(ApplicationStatus.RUNNING);
        }
    }

    @Test
    void failedTransactionWritesNothing() {
        assertThatThrownBy(() -> registry().change(tx -> {
                    tx.save(clicks);
                    throw new IllegalArgumentException("second thoughts");
                }))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(registry()
                        .<Boolean>transact(tx -> tx.findApplication("clicks").isPresent()))
                .isFalse();
    }

    @Test
    void applicationsAreListedByNameInPages() {
        save(Examples.application("c"));
        save(Examples.application("a"));
        save(Examples.application("b"));

        assertThat(registry().<List<Application>>transact(tx -> tx.listApplications("", 2)))
                .extracting(Application::name)
                .containsExactly("a", "b");
        assertThat(registry().<List<Application>>transact(tx -> tx.listApplications("b", 2)))
                .extracting(Application::name)
                .containsExactly("c");
    }

    @Test
    void everyVersionIsKeptAndListedNewestFirst() {
        Application second = Examples.updated(clicks);
        Application eleventh = Stream.iterate(second, Examples::updated)
                .filter(application -> application.version().id() == 11)
                .findFirst()
                .orElseThrow();
        save(clicks);
        save(second);
        save(eleventh);
        save(Examples.application("other"));

        assertThat(registry().<List<ApplicationVersion>>transact(tx -> tx.listVersions(clicks.uid())))
                .containsExactly(eleventh.version(), second.version(), clicks.version());
        assertThat(registry().<Optional<ApplicationVersion>>transact(tx -> tx.findVersion(clicks.uid(), 2)))
                .contains(second.version());
        assertThat(registry().<Optional<ApplicationVersion>>transact(tx -> tx.findVersion(clicks.uid(), 3)))
                .isEmpty();
    }

    @Test
    void snapshotsAreListedOldestFirst() {
        save(clicks);
        registry().change(tx -> {
            tx.save(Examples.snapshot(clicks, "later", NOON.plusSeconds(5)));
            tx.save(Examples.snapshot(clicks, "earlier", NOON));
        });

        assertThat(registry().<List<Snapshot>>transact(tx -> tx.listSnapshots(clicks.uid())))
                .containsExactly(
                        Examples.snapshot(clicks, "earlier", NOON),
                        Examples.snapshot(clicks, "later", NOON.plusSeconds(5)));
    }

    @Test
    void endedOperationIsNoLongerOpen() {
        save(clicks);
        Operation start = Operation.begun("op-1", clicks.uid(), Operation.Kind.START, NOON);
        Operation stop = Operation.begun("op-2", clicks.uid(), Operation.Kind.STOP, NOON.plusSeconds(1));
        registry().change(tx -> {
            tx.save(start.failed("no such jar", NOON.plusSeconds(1)));
            tx.save(stop);
        });

        assertThat(registry().<List<Operation>>transact(tx -> tx.listOpenOperations(clicks.uid())))
                .containsExactly(stop);
        assertThat(registry().<Optional<Operation>>transact(tx -> tx.findOperation(clicks.uid(), "op-1")))
                .contains(start.failed("no such jar", NOON.plusSeconds(1)));
    }

    @Test
    void operationsAreListedNewestFirst() {
        save(clicks);
        Operation first = Operation.begun("op-b", clicks.uid(), Operation.Kind.START, NOON);
        Operation second = Operation.begun("op-a", clicks.uid(), Operation.Kind.STOP, NOON.plusMillis(1));
        Operation sameInstant = Operation.begun("op-c", clicks.uid(), Operation.Kind.FORCE_STOP, NOON.plusMillis(1));
        registry().change(tx -> {
            tx.save(second);
            tx.save(first);
            tx.save(sameInstant);
            tx.save(first.succeeded(NOON.plusSeconds(9)));
        });

        assertThat(registry().<List<Operation>>transact(tx -> tx.listOperations(clicks.uid())))
                .containsExactly(sameInstant, second, first.succeeded(NOON.plusSeconds(9)));
    }

    @Test
    void secondIncarnationBesideTheFirstIsRefused() {
        save(clicks);
        registry().change(tx -> {
            tx.save(new Incarnation("i-1", clicks.uid(), 1, 8081, 6123, null, NOON));
        });

        assertThatThrownBy(() -> registry().change(tx -> {
                    tx.save(new Incarnation("i-2", clicks.uid(), 1, 8082, 6124, null, NOON));
                }))
                .isInstanceOf(RegistryUnavailableException.class);
    }

    @Test
    void successorTakesThePlaceOfTheIncarnation() {
        save(clicks);
        Incarnation present = new Incarnation("i-1", clicks.uid(), 1, 8081, 6123, null, NOON);
        Incarnation next = new Incarnation("i-2", clicks.uid(), 2, 8082, 6124, null, NOON);
        registry().change(tx -> {
            tx.save(present);
            tx.saveSuccessor(next);
        });

        assertThat(registry().<List<Incarnation>>transact(tx -> tx.listIncarnations()))
                .containsExactlyInAnyOrder(present, next);
        assertThat(registry().<Optional<Incarnation>>transact(tx -> tx.findSuccessor(clicks.uid())))
                .hasValue(next);

        registry().change(tx -> tx.promote(next));

        assertThat(registry().<Optional<Incarnation>>transact(tx -> tx.findIncarnation(clicks.uid())))
                .hasValue(next);
        assertThat(registry().<List<Incarnation>>transact(tx -> tx.listIncarnations()))
                .containsExactly(next);
    }

    @Test
    void eventsAreKeptInTheirOrderAndOnceByTheirKey() {
        save(clicks);
        registry().change(tx -> {
            tx.append(event("first", null));
            tx.append(event("second", "k"));
            tx.append(event("second again", "k"));
            tx.append(event("third", null));
        });

        List<ApplicationEvent> all = registry().transact(tx -> tx.listEvents(clicks.uid(), 0, 10));

        assertThat(all).extracting(ApplicationEvent::message).containsExactly("first", "second", "third");
        assertThat(all).isSortedAccordingTo(Comparator.comparing(ApplicationEvent::sequence));
        assertThat(all.get(0)).isEqualTo(event("first", null).at(all.get(0).sequence()));
        assertThat(registry()
                        .<List<ApplicationEvent>>transact(
                                tx -> tx.listEvents(clicks.uid(), all.get(1).sequence(), 10)))
                .containsExactly(all.get(2));
        assertThat(registry().<List<ApplicationEvent>>transact(tx -> tx.listNewestEvents(clicks.uid(), 2)))
                .containsExactly(all.get(1), all.get(2));
    }

    @Test
    void theOldestEventsGiveWay() {
        save(clicks);
        registry().change(tx -> {
            for (int number = 0; number <= RegistryTransaction.EVENTS_KEPT; number++) {
                tx.append(event(String.valueOf(number), null));
            }
        });

        List<ApplicationEvent> all = registry().transact(tx -> tx.listEvents(clicks.uid(), 0, Integer.MAX_VALUE));

        assertThat(all).hasSize(RegistryTransaction.EVENTS_KEPT);
        assertThat(all.get(0).message()).isEqualTo("1");
    }

    private ApplicationEvent event(String message, @Nullable String key) {
        return new ApplicationEvent(
                clicks.uid(), 0, NOON, 1, Kind.NOTE, Severity.INFO, message, Map.of("detail", "x"), key);
    }

    @Test
    void removedApplicationLeavesNothing() {
        save(clicks);
        registry().change(tx -> {
            tx.save(Examples.snapshot(clicks, "s", NOON));
            tx.save(Operation.begun("op-1", clicks.uid(), Operation.Kind.DELETE, NOON));
            tx.append(event("created", null));
        });

        registry().change(tx -> {
            tx.remove(clicks);
        });

        assertThat(registry()
                        .<Boolean>transact(
                                tx -> tx.findApplicationByUid(clicks.uid()).isEmpty()
                                        && tx.listVersions(clicks.uid()).isEmpty()
                                        && tx.listSnapshots(clicks.uid()).isEmpty()
                                        && tx.listNewestEvents(clicks.uid(), 1).isEmpty()
                                        && tx.listOpenOperations(clicks.uid()).isEmpty()))
                .isTrue();
    }

    @Test
    void treatmentsAreKeptWithTheirApplicationNewestFirst() {
        save(clicks);
        Treatment over = Treated.begun(NOON).ended(Treatment.Status.CLEARED, "It has helped.", NOON.plusSeconds(9));
        Treatment open = Treated.begun(NOON.plusSeconds(60)).watched(NOON.plusSeconds(70));
        registry().change(tx -> {
            tx.save(Treated.begun(NOON));
            tx.save(over);
            tx.save(open);
        });

        assertThat(registry().<List<Treatment>>transact(tx -> tx.listTreatments(clicks.uid())))
                .containsExactly(open, over);
        assertThat(registry().<List<Treatment>>transact(tx -> tx.listOpenTreatments()))
                .containsExactly(open);

        registry().change(tx -> {
            tx.remove(clicks);
        });
        assertThat(registry().<List<Treatment>>transact(tx -> tx.listOpenTreatments()))
                .isEmpty();
    }
}
