package dev.drey.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drey.cli.apps.CommandFailure;
import dev.drey.cli.apps.Stage;
import dev.drey.cli.remote.Service;
import dev.drey.cli.testing.FakeService;
import dev.drey.cli.testing.TestTime;
import dev.drey.cli.text.Screen;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OrdersApplicationTest {

    private static final String DESCRIBED = """
            {"ApplicationDetail": {"ApplicationName": "orders", "ApplicationStatus": "%s", "CreateTimestamp": 1,
             "ApplicationConfigurationDescription": {"ApplicationCodeConfigurationDescription": {
              "CodeContentDescription": {"S3ApplicationCodeLocationDescription": {"BucketARN": "%s"}}}}}}""";
    private static final String OWN = "arn:aws:s3:::drey-demo";
    private static final String NOT_FOUND = "{\"__type\":\"ResourceNotFoundException\",\"Message\":\"none\"}";

    private final TestTime time = new TestTime();
    private FakeService fake;
    private Service service;
    private OrdersApplication application;

    @BeforeEach
    void setUp() throws Exception {
        fake = FakeService.start();
        service = fake.client();
        Screen screen = new Screen(new PrintStream(OutputStream.nullOutputStream()), false, false, time);
        application = new OrdersApplication(new Stage(screen, time, service));
    }

    @AfterEach
    void tearDown() {
        service.close();
        fake.close();
    }

    @Test
    void startMeasuresTheTimeToRunning() throws Exception {
        fake.reply("StartApplication", 200, "{}")
                .reply("DescribeApplication", 200, DESCRIBED.formatted("STARTING", OWN))
                .reply("DescribeApplication", 200, DESCRIBED.formatted("RUNNING", OWN));

        assertThat(application.start()).isEqualTo(Duration.ofMillis(40));
    }

    @Test
    void aFailedStartIsToldWithTheReasonInTheOperationsRecord() {
        fake.reply("StartApplication", 200, "{\"OperationId\":\"op\"}")
                .reply("DescribeApplication", 200, DESCRIBED.formatted("STARTING", OWN))
                .reply("DescribeApplication", 200, DESCRIBED.formatted("READY", OWN))
                .reply("DescribeApplicationOperation", 200, """
                        {"ApplicationOperationInfoDetails": {"OperationStatus": "FAILED",
                         "OperationFailureDetails": {"ErrorInfo": {"ErrorString": "main() threw"}}}}""");

        assertThatThrownBy(application::start)
                .isInstanceOf(CommandFailure.class)
                .hasMessageContainingAll("orders did not become RUNNING", "main() threw");
    }

    @Test
    void aLeftoverThatRunsIsStoppedAndDeleted() throws Exception {
        fake.reply("DescribeApplication", 200, DESCRIBED.formatted("RUNNING", OWN))
                .reply("DescribeApplication", 200, DESCRIBED.formatted("READY", OWN))
                .reply("DescribeApplication", 400, NOT_FOUND)
                .reply("StopApplication", 200, "{}")
                .reply("DeleteApplication", 200, "{}");

        application.deleteLeftover();

        assertThat(fake.asked().stream().map(FakeService.Asked::what))
                .containsExactly(
                        "DescribeApplication",
                        "StopApplication",
                        "DescribeApplication",
                        "DeleteApplication",
                        "DescribeApplication");
    }

    @Test
    void aNamesakeOfTheUsersOwnIsLeftAlone() {
        fake.reply("DescribeApplication", 200, DESCRIBED.formatted("RUNNING", "arn:aws:s3:::production"));

        assertThatThrownBy(application::deleteLeftover)
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("did not make");
        assertThat(fake.asked()).hasSize(1);
    }
}
