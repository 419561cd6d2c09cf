package dev.drey.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drey.flink.Checkpoint;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationRestoreType;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ResourceNotFoundException;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.SnapshotDetails;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.StartApplicationRequest;

/** Snapshots are real savepoints: what is restored from them is what Flink says it restored. */
@ExtendWith(SharedService.class)
class SnapshotIT {

    private static final Duration TO_REMOVE = Duration.ofSeconds(30);

    @ParameterizedTest
    @EitherLine
    void stoppedApplicationGoesOnWhereItStopped(Line line, DreyService service) throws Exception {
        String name = "stopped-" + line.suffix();
        OrdersOutput output = new OrdersOutput(service, name);
        try (TestApplication application = TestApplication.create(service, name, Plan.orders(line, name + "/run"))) {
            Flink first = application.run();
            assertThat(first.findRestored()).isEmpty();
            output.awaitExactlyOnceBeyond(0);

            SnapshotDetails snapshot = application.stop();
            Folders folders = new Folders(service, name);
            Set<Path> savepoints = folders.savepoints();
            assertThat(savepoints).hasSize(1);
            assertThat(snapshot.applicationVersionId()).isEqualTo(1);
            assertThat(snapshot.runtimeEnvironmentAsString()).isEqualTo(line.runtimeEnvironment());
            assertThat(Processes.flinkOf(service.data())).isEmpty();
            long last = output.awaitExactlyOnceBeyond(0);

            Flink second = application.run();
            assertThat(second.findRestored().map(SnapshotIT::path))
                    .hasValue(savepoints.iterator().next());
            output.awaitExactlyOnceBeyond(last);
        }
    }

    @ParameterizedTest
    @EitherLine
    void startRestoresTheSnapshotThatItNamesOrNone(Line line, DreyService service) throws Exception {
        String name = "chosen-" + line.suffix();
        new OrdersOutput(service, name);
        try (TestApplication application = TestApplication.create(service, name, Plan.orders(line, name + "/run"))) {
            Flink first = application.run();
            SnapshotDetails byHand = application.snapshot("by-hand");
            Path savepoint = newestSavepoint(first);
            application.stop();
            Folders folders = new Folders(service, name);
            assertThat(folders.savepoints()).hasSize(2).contains(savepoint);

            Flink chosen = application.run(restoring(ApplicationRestoreType.RESTORE_FROM_CUSTOM_SNAPSHOT, "by-hand"));
            assertThat(chosen.findRestored().map(SnapshotIT::path)).hasValue(savepoint);
            application.forceStop();
            assertThat(Processes.flinkOf(service.data())).isEmpty();
            assertThat(application.snapshots()).hasSize(2);

            Flink empty = application.run(restoring(ApplicationRestoreType.SKIP_RESTORE_FROM_SNAPSHOT, null));
            assertThat(empty.findRestored()).isEmpty();
            assertThat(empty.checkpoints().at("/counts/restored").asLong()).isZero();

            application.delete(byHand);
            assertThat(folders.savepoints()).hasSize(1).doesNotContain(savepoint);
            deleteApplication(application, folders, service);
        }
    }

    /** Its files are all that the job has until its first checkpoint, which may be long in coming. */
    @Test
    void jobGoesOnWithTheSnapshotItBeganWithAlsoWhenThatIsDeleted(DreyService service) throws Exception {
        Plan plan = Plan.orders(Line.FLINK_2_2, "deleted/run")
                .withCheckpoints(rare -> rare.configurationType("CUSTOM")
                        .checkpointingEnabled(true)
                        .checkpointInterval(600_000L)
                        .minPauseBetweenCheckpoints(0L));
        new OrdersOutput(service, "deleted");
        try (TestApplication application = TestApplication.create(service, "deleted", plan)) {
            application.run();
            SnapshotDetails begun = application.stop();
            Flink flink = application.run();
            String savepoint = flink.findRestored().orElseThrow();

            application.delete(begun);
            Cluster lost = application.cluster();
            Processes.kill(lost.jobManager());

            assertThat(application.awaitClusterAfter(lost).findRestored()).hasValue(savepoint);
        }
    }

    /** While it runs, with everything that belongs to it. */
    private static void deleteApplication(TestApplication application, Folders folders, DreyService service)
            throws Exception {
        application.delete();
        assertThat(Processes.flinkOf(service.data())).isEmpty();
        assertThat(folders.all()).isEmpty();
        assertThat(application.findCluster()).isEmpty();
        assertThatThrownBy(application::describe).isInstanceOf(ResourceNotFoundException.class);
    }

    static Consumer<StartApplicationRequest.Builder> restoring(ApplicationRestoreType type, String snapshotName) {
        return request -> request.runConfiguration(run -> run.applicationRestoreConfiguration(
                restore -> restore.applicationRestoreType(type).snapshotName(snapshotName)));
    }

    /** Flink's history is a few seconds old at times. */
    private static Path newestSavepoint(Flink flink) {
        return Await.until(
                        "Flink's history has the savepoint",
                        TO_REMOVE,
                        () -> flink.recentCheckpoints().stream()
                                .filter(checkpoint -> checkpoint.isSavepoint() && checkpoint.isCompleted())
                                .findFirst(),
                        Optional::isPresent)
                .map(Checkpoint::externalPath)
                .map(SnapshotIT::path)
                .orElseThrow();
    }

    private static Path path(String uri) {
        return Path.of(URI.create(uri).getPath());
    }
}
