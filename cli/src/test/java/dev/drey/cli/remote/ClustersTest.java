package dev.drey.cli.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drey.cli.testing.FakeService;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClustersTest {

    private static final String PATH = "/_drey/v1/applications/clicks/cluster";

    @Test
    void readsACluster() throws Exception {
        try (FakeService fake = FakeService.start().reply(PATH, 200, """
                                {"name":"clicks","incarnation":"0af1","flinkRest":"http://127.0.0.1:9000",
                                "taskManagersWanted":2,"standbyTaskManagers":1,"processes":[
                                {"name":"flink-jobmanager","role":"JOB_MANAGER","pid":1},
                                {"name":"flink-taskmanager-1","role":"TASK_MANAGER","pid":2}]}""");
                Service service = fake.client()) {
            Cluster cluster = service.clusters().find("clicks").orElseThrow();

            Cluster.Member taskManager = new Cluster.Member("flink-taskmanager-1", "TASK_MANAGER", 2);
            assertThat(cluster)
                    .isEqualTo(new Cluster(
                            "0af1",
                            URI.create("http://127.0.0.1:9000"),
                            false,
                            2,
                            1,
                            List.of(new Cluster.Member("flink-jobmanager", "JOB_MANAGER", 1), taskManager)));
            assertThat(cluster.findTaskManager()).contains(taskManager);
            assertThat(cluster.findJobManager()).contains(new Cluster.Member("flink-jobmanager", "JOB_MANAGER", 1));
            assertThat(fake.asked())
                    .singleElement()
                    .extracting(FakeService.Asked::authorization)
                    .asString()
                    .matches("AWS4-HMAC-SHA256 Credential=drey/\\d+/us-east-1/kinesisanalytics/aws4_request.*");
        }
    }

    @Test
    void dashboardIsFlinksOwnPageUnlessTheServiceHasCredentials() throws Exception {
        try (FakeService fake = FakeService.start()
                        .reply("CreateApplicationPresignedUrl", 200, "{\"AuthorizedUrl\":\"http://drey/link\"}");
                Service service = fake.client()) {
            assertThat(service.findDashboard("clicks", cluster(false))).contains(URI.create("http://127.0.0.1:9000"));
            assertThat(fake.asked()).isEmpty();
            assertThat(service.findDashboard("clicks", cluster(true))).contains(URI.create("http://drey/link"));
            assertThat(fake.asked())
                    .singleElement()
                    .satisfies(asked ->
                            assertThat(asked.body()).contains("\"ApplicationName\":\"clicks\"", "FLINK_DASHBOARD_URL"));
        }
    }

    @Test
    void applicationThatDoesNotRunHasNoSignedDashboard() throws Exception {
        try (FakeService fake = FakeService.start()
                        .reply(
                                "CreateApplicationPresignedUrl",
                                400,
                                "{\"__type\":\"ResourceInUseException\",\"Message\":\"is UPDATING\"}");
                Service service = fake.client()) {
            assertThat(service.findDashboard("clicks", cluster(true))).isEmpty();
        }
    }

    private static Cluster cluster(boolean signedOnly) {
        return new Cluster("0af1", URI.create("http://127.0.0.1:9000"), signedOnly, 1, 0, List.of());
    }

    @Test
    void anApplicationWithoutAClusterHasNone() throws Exception {
        try (FakeService fake = FakeService.start().reply(PATH, 404, "{\"message\":\"none\"}");
                Service service = fake.client()) {
            assertThat(service.clusters().find("clicks")).isEmpty();
        }
    }

    @Test
    void anyOtherAnswerIsAFailure() throws Exception {
        try (FakeService fake = FakeService.start().reply(PATH, 500, "oops");
                Service service = fake.client()) {
            assertThatThrownBy(() -> service.clusters().find("clicks"))
                    .isInstanceOf(IOException.class)
                    .hasMessageContainingAll("500", PATH, "oops");
        }
    }
}
