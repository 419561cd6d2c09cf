package dev.drey.control;

import static dev.drey.testing.Examples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drey.model.Application;
import dev.drey.model.ApplicationEvent;
import dev.drey.model.ApplicationStatus;
import dev.drey.model.Incarnation;
import dev.drey.model.Operation;
import dev.drey.model.Snapshot;
import dev.drey.registry.Registry;
import dev.drey.registry.RegistryTransaction;
import dev.drey.registry.sqlite.SqliteRegistry;
import dev.drey.testing.Examples;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TellingRegistryTest {

    @TempDir
    private Path folder;

    private final Application clicks = Examples.application("clicks");
    private Registry registry;
    private EventLog events;

    @BeforeEach
    void open() {
        registry = new TellingRegistry(SqliteRegistry.open(folder.resolve("registry.db")), () -> NOON);
        events = new EventLog(registry, () -> NOON);
        registry.change(tx -> tx.save(clicks));
    }

    @AfterEach
    void close() {
        registry.close();
    }

    @Test
    void aNewApplicationBeginsItsStory() {
        assertThat(told()).containsExactly("Application clicks was created, with the runtime FLINK-1_20.");
    }

    @Test
    void aNewStatusAndANewVersionAreTold() {
        told(tx -> tx.save(Examples.updated(clicks).withStatus(ApplicationStatus.UPDATING, NOON)));

        assertThat(told())
                .endsWith(
                        "Version 2 of the configuration is current, after version 1.",
                        "The status changed from READY to UPDATING.");
    }

    @Test
    void whatChangesNothingOfTheStoryIsNotTold() {
        told(tx -> tx.save(clicks));

        assertThat(told()).hasSize(1);
    }

    @Test
    void operationsAreToldWhenTheyBeginAndWhenTheyEnd() {
        Operation start = Operation.begun("op-1", clicks.uid(), Operation.Kind.START, NOON);
        told(tx -> tx.save(start));
        told(tx -> tx.save(start.failed("Its main threw.", NOON.plusMillis(2500))));

        assertThat(told())
                .endsWith(
                        "StartApplication began (operation op-1).",
                        "StartApplication failed after 2.5 s (operation op-1): Its main threw.");
        assertThat(newest().severity()).isEqualTo(ApplicationEvent.Severity.ERROR);
        assertThat(newest().details()).containsEntry("operationId", "op-1").containsEntry("status", "FAILED");
    }

    @Test
    void clustersAreToldWhenTheyBeginTakeOverAndEnd() {
        Incarnation first = new Incarnation("i-1", clicks.uid(), 1, 8081, 6123, null, NOON);
        Incarnation next = new Incarnation("i-2", clicks.uid(), 2, 8082, 6124, null, NOON);
        told(tx -> tx.save(first));
        told(tx -> tx.save(first.withNewestCheckpoint("file:///chk-1")));
        told(tx -> tx.saveSuccessor(next));
        told(tx -> tx.promote(next.begunFrom("file:///savepoint", NOON)));
        told(tx -> tx.remove(next));

        assertThat(told())
                .endsWith(
                        "A cluster for version 1 is launched, beginning without state.",
                        "The cluster for version 2 is made ready beside the one that runs.",
                        "The cluster for version 2 takes over, beginning with file:///savepoint.",
                        "The cluster for version 2 has ended.");
    }

    @Test
    void snapshotsAreTold() {
        Snapshot ready = Examples.snapshot(clicks, "s", NOON);
        told(tx -> tx.save(ready.failed("No task runs.")));
        told(tx -> tx.save(ready));
        told(tx -> tx.save(ready.deleting()));

        assertThat(told())
                .endsWith(
                        "Snapshot s could not be taken: No task runs.",
                        "Snapshot s is complete.",
                        "Snapshot s is being deleted.");
    }

    @Test
    void whatIsSeenTwiceIsWrittenOnce() {
        for (int look = 0; look < 2; look++) {
            events.recordOnce(
                    clicks,
                    "failure/1",
                    NOON,
                    ApplicationEvent.Kind.JOB,
                    ApplicationEvent.Severity.ERROR,
                    "The job failed.",
                    java.util.Map.of());
        }

        assertThat(told()).hasSize(2).endsWith("The job failed.");
    }

    private void told(Consumer<RegistryTransaction> change) {
        registry.change(change);
    }

    private List<String> told() {
        return events.list("clicks", 0).stream().map(ApplicationEvent::message).toList();
    }

    private ApplicationEvent newest() {
        return events.listNewest("clicks", 1).get(0);
    }
}
