package dev.drey.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.InvalidArgumentException;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.PropertyGroup;
import software.amazon.awssdk.services.s3.model.S3Object;

/** State in other places than the data folder: what Drey guarantees holds there as well. */
class StateElsewhereIT {

    private static final Duration TO_TIDY = Duration.ofSeconds(60);

    /** On the object store, which belongs to the service. */
    @Test
    @ExtendWith(SharedService.class)
    void stateInABucketOutlivesItsClusterAndGoesWithTheApplication(DreyService service) throws Exception {
        String bucket = "states";
        TestApplication.makeBucket(service, bucket);
        Supplier<List<String>> files = () -> objects(service, bucket);

        live(service, Line.FLINK_2_2, "s3://" + bucket + "/flink", files);

        assertThatThrownBy(
                        () -> TestApplication.create(service, "nowhere", in(Line.FLINK_2_2, "s3://no-such-bucket/x")))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("aws s3 mb s3://no-such-bucket");
    }

    /** Seen by Flink and by Hadoop's own shell only. */
    @Test
    @EnabledIfSystemProperty(named = "drey.settings", matches = "all")
    void stateInHdfsOutlivesItsClusterAndGoesWithTheApplication() throws Exception {
        try (HdfsCluster hdfs = HdfsCluster.start("hdfs");
                DreyService service =
                        DreyService.start("with-hadoop", "hadoop-classpath=" + HdfsCluster.clientClassPath())) {
            live(service, Line.FLINK_1_20, hdfs.uri() + "/flink", hdfs::files);

            hdfs.kill();
            assertThatThrownBy(() -> TestApplication.create(service, "away", in(Line.FLINK_1_20, hdfs.uri() + "/x")))
                    .isInstanceOf(InvalidArgumentException.class)
                    .hasMessageContaining("cannot be reached");
        }
    }

    private static Plan in(Line line, String place) {
        return Plan.of(line, Program.SHAPED)
                .withProperties("shape", Map.of("uid", "sums"))
                .withProperties("drey.flink", directories(place));
    }

    private static Map<String, String> directories(String place) {
        return Map.of("execution.checkpointing.dir", place, "execution.checkpointing.savepoint-dir", place);
    }

    private static void live(DreyService service, Line line, String place, Supplier<List<String>> files)
            throws Exception {
        try (TestApplication application = TestApplication.create(service, "elsewhere", in(line, place))) {
            Flink flink = application.run();
            flink.awaitNextCheckpoint();
            assertThat(flink.newestCheckpoint().orElseThrow().externalPath()).startsWith(place + "/elsewhere-");

            Cluster lost = application.cluster();
            Processes.kill(lost.jobManager());
            application.awaitClusterAfter(lost);
            assertThat(application.flink().findRestored())
                    .hasValueSatisfying(
                            state -> assertThat(state).startsWith(place).contains(lost.jobId()));
            Await.that(
                    "what the lost job left is removed",
                    TO_TIDY,
                    () -> files.get().stream().noneMatch(file -> file.contains(lost.jobId())));

            application.snapshot("kept");
            assertThat(files.get()).anyMatch(file -> file.matches(".*/savepoints/savepoint-.*/_metadata"));
            application.stop();
            assertThat(application.run().findRestored())
                    .hasValueSatisfying(
                            state -> assertThat(state).startsWith(place).contains("/savepoints/"));

            moveHome(application);
            Await.that(
                    "only the snapshots are left in the former place",
                    TO_TIDY,
                    () -> files.get().stream().noneMatch(file -> file.contains("/chk-")));
        }
        assertThat(files.get()).noneMatch(file -> file.contains("elsewhere"));
    }

    /** The state is taken along from the one place into the other. */
    private static void moveHome(TestApplication application) throws Exception {
        PropertyGroup shape = PropertyGroup.builder()
                .propertyGroupId("shape")
                .propertyMap(Map.of("uid", "sums"))
                .build();
        assertThat(application
                        .update(change -> change.applicationConfigurationUpdate(configuration ->
                                configuration.environmentPropertyUpdates(e -> e.propertyGroups(shape))))
                        .operationStatusAsString())
                .isEqualTo("SUCCESSFUL");
        Flink flink = application.flink();
        assertThat(flink.findRestored()).isPresent();
        flink.awaitNextCheckpoint();
        assertThat(flink.newestCheckpoint().orElseThrow().externalPath()).startsWith("file:");
    }

    private static List<String> objects(DreyService service, String bucket) {
        return service.clients().objects().listObjectsV2(request -> request.bucket(bucket)).contents().stream()
                .map(S3Object::key)
                .toList();
    }
}
