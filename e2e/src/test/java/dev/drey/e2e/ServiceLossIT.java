package dev.drey.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationStatus;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.SnapshotDetails;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.SnapshotStatus;

/** The service may be killed at any instant: nothing acknowledged is lost, nothing runs twice, nothing is left over. */
@ExtendWith(SharedService.class)
class ServiceLossIT {

    private static final Duration TO_APPEAR = Duration.ofSeconds(60);

    @Test
    void applicationGoesOnWithoutItsServiceAndIsAdoptedByTheNext(DreyService service) throws Exception {
        Plan plan = Plan.of(Line.FLINK_2_2, Program.HEADSTRONG);
        try (TestApplication application = TestApplication.create(service, "adopted", plan)) {
            Flink flink = application.run();
            Cluster before = application.cluster();
            service.kill();
            flink.awaitNextCheckpoint();
            service.up();
            assertThat(application.status()).isEqualTo(ApplicationStatus.RUNNING);
            assertThat(application.cluster()).isEqualTo(before);
            assertThat(application.stop().snapshotStatus()).isEqualTo(SnapshotStatus.READY);
            assertThat(Processes.flinkOf(service.data())).isEmpty();
        }
    }

    @Test
    void outputToTheEmbeddedStoreStaysExactlyOnceWhenTheServiceIsKilled(DreyService service) {
        OrdersOutput output = new OrdersOutput(service, "interrupted");
        try (TestApplication application =
                TestApplication.create(service, "interrupted", Plan.orders(Line.FLINK_1_20, "interrupted/run"))) {
            application.run();
            long before = output.awaitExactlyOnceBeyond(0);
            service.kill();
            service.up();
            output.awaitExactlyOnceBeyond(before);
            application.stop();
        }
    }

    /** @param processes how many of the cluster's are there when the service is killed */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void acknowledgedStartIsCarriedOutByTheNextService(int processes, DreyService service) throws Exception {
        Plan plan = Plan.of(Line.FLINK_2_2, Program.HEADSTRONG);
        try (TestApplication application = TestApplication.create(service, "begun-" + processes, plan)) {
            String operation = application.start(request -> {});
            Await.that(
                    processes + " processes are there",
                    TO_APPEAR,
                    () -> Processes.flinkOf(service.data()).size() >= processes);
            service.kill();
            service.up();
            application.awaitRunning(operation);
            Cluster cluster = application.cluster();
            assertThat(Processes.flinkOf(service.data()))
                    .extracting(ProcessHandle::pid)
                    .containsExactlyInAnyOrder(cluster.jobManager(), cluster.anyTaskManager());
            application.flink().awaitFullyRunning();
        }
    }

    @ParameterizedTest
    @EitherLine
    void acknowledgedStopIsCarriedOutByTheNextService(Line line, DreyService service) {
        String name = "ending-" + line.suffix();
        OrdersOutput output = new OrdersOutput(service, name);
        try (TestApplication application = TestApplication.create(service, name, Plan.orders(line, name + "/run"))) {
            application.run();
            output.awaitExactlyOnceBeyond(0);
            application.analytics().stopApplication(request -> request.applicationName(name));
            service.kill();
            service.up();
            application.await(ApplicationStatus.READY);
            assertThat(application.snapshots())
                    .extracting(SnapshotDetails::snapshotStatus)
                    .containsExactly(SnapshotStatus.READY);
            assertThat(Processes.flinkOf(service.data())).isEmpty();
            long last = output.awaitExactlyOnceBeyond(0);
            application.run();
            output.awaitExactlyOnceBeyond(last);
        }
    }

    @ParameterizedTest
    @EitherLine
    void killedJobManagerComesBackFromTheNewestCheckpoint(Line line, DreyService service) throws Exception {
        String name = "headless-" + line.suffix();
        OrdersOutput output = new OrdersOutput(service, name);
        try (TestApplication application = TestApplication.create(service, name, Plan.orders(line, name + "/run"))) {
            application.run();
            long before = output.awaitExactlyOnceBeyond(0);
            Cluster lost = application.cluster();
            Processes.kill(lost.jobManager());
            Cluster next = awaitSuccessor(application, lost);
            assertThat(Processes.flinkOf(service.data())).hasSize(2);
            assertThat(new Flink(next, service.clients()).findRestored())
                    .hasValueSatisfying(path -> assertThat(path).contains("/chk-"));
            output.awaitExactlyOnceBeyond(before);
        }
    }

    @Test
    void downEndsEverythingAndUpBringsItBack(DreyService service) throws Exception {
        OrdersOutput output = new OrdersOutput(service, "evening");
        try (TestApplication application =
                TestApplication.create(service, "evening", Plan.orders(Line.FLINK_2_2, "evening/run"))) {
            application.run();
            long before = output.awaitExactlyOnceBeyond(0);
            Cluster lost = application.cluster();
            service.down();
            assertThat(Processes.of(service.data())).isEmpty();
            service.up();
            Cluster next = awaitSuccessor(application, lost);
            assertThat(new Flink(next, service.clients()).findRestored())
                    .hasValueSatisfying(path -> assertThat(path).contains("/chk-"));
            output.awaitExactlyOnceBeyond(before);
        }
    }

    /** The application stays RUNNING meanwhile, as on AWS. */
    private static Cluster awaitSuccessor(TestApplication application, Cluster lost) {
        Cluster next = Await.until(
                        "a new cluster runs the job",
                        TO_APPEAR,
                        application::findCluster,
                        found -> found.isPresent() && !found.get().jobId().equals(lost.jobId()))
                .orElseThrow();
        application.flink().awaitFullyRunning();
        assertThat(application.status()).isEqualTo(ApplicationStatus.RUNNING);
        assertThat(application.cluster().jobId()).isEqualTo(next.jobId());
        return next;
    }
}
