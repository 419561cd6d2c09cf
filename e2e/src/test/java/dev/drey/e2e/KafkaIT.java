package dev.drey.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drey.flink.JobDetail;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/** From Kafka to Kafka, in transactions, whatever dies between: a broker as real as everything else. */
@ExtendWith(SharedService.class)
class KafkaIT {

    private static KafkaBroker broker;

    @BeforeAll
    static void startBroker() {
        broker = KafkaBroker.start("kafka");
    }

    @AfterAll
    static void endBroker() {
        broker.close();
    }

    @Test
    void everyNumberIsCountedAndWrittenExactlyOnceThroughKillsAnUpdateAndAStop(DreyService service) throws Exception {
        countThroughEverything(Line.FLINK_2_2, service);
    }

    @Test
    @EnabledIfSystemProperty(named = "drey.tests", matches = "all")
    void theSameOnFlink1(DreyService service) throws Exception {
        countThroughEverything(Line.FLINK_1_20, service);
    }

    private static void countThroughEverything(Line line, DreyService service) throws Exception {
        String name = "counts-" + line.suffix();
        String input = name + "-in";
        String output = name + "-out";
        broker.createTopic(input, NumbersFeed.PARTITIONS);
        broker.createTopic(output, 1);
        try (NumbersFeed feed = NumbersFeed.start(broker, input);
                CountsOutput counts = new CountsOutput(broker, output);
                TestApplication application = TestApplication.create(service, name, plan(line, input, output))) {
            application.run();
            counts.awaitFrom(feed.sent());
            assertMeasured(service, name, line);

            Processes.kill(application.cluster().anyTaskManager());
            counts.awaitFrom(feed.sent());
            assertKept(service, name);

            Cluster lost = application.cluster();
            Processes.kill(lost.jobManager());
            counts.awaitFrom(feed.sent());
            assertThat(application.cluster().jobId()).isNotEqualTo(lost.jobId());

            assertThat(application.update(UpdateIT::twoSubtasks).operationStatusAsString())
                    .isEqualTo("SUCCESSFUL");
            counts.awaitFrom(feed.sent());
            assertThat(application.flink().job().vertices())
                    .extracting(JobDetail.Vertex::parallelism)
                    .contains(2);

            application.stop();
            application.run();
            counts.awaitFrom(feed.sent());

            long numbers = feed.end();
            counts.awaitFrom(numbers - 1);
            application.stop();
            assertThat(broker.openTransactions()).isEmpty();
            counts.assertExactlyOnce(numbers);
        }
    }

    private static void assertMeasured(DreyService service, String name, Line line) {
        try (Metrics metrics = new Metrics(service, name)) {
            String restarts = line == Line.FLINK_1_20 ? "fullRestarts" : "numRestarts";
            metrics.awaitNames(
                    "records_lag_max",
                    "bytes_consumed_rate",
                    "currentoffsets",
                    "committedoffsets",
                    "commitsSucceeded",
                    "numRecordsInPerSecond",
                    "lastCheckpointDuration",
                    "heapMemoryUtilization",
                    restarts);
            assertThat(metrics.newest(restarts)).contains(0.0);
            assertThat(metrics.newest("lastCheckpointSize").orElseThrow()).isPositive();
        }
    }

    /** What Flink itself forgets when its job manager is killed next. */
    private static void assertKept(DreyService service, String name) {
        try (Metrics metrics = new Metrics(service, name)) {
            assertThat(metrics.awaitKept("exceptions", "exceptions"))
                    .last()
                    .satisfies(oldest ->
                            assertThat(oldest.path("first").asBoolean()).isTrue());
            assertThat(metrics.awaitKept("lost-task-managers", "lostTaskManagers"))
                    .allSatisfy(lost -> assertThat(lost.path("metrics").has("Status.JVM.Memory.Heap.Used"))
                            .isTrue());
            assertThat(metrics.awaitKept("checkpoints", "checkpoints"))
                    .allSatisfy(kept -> assertThat(kept.at("/detail/vertices")).isNotEmpty());
        }
    }

    private static Plan plan(Line line, String input, String output) {
        Program program = line == Line.FLINK_1_20 ? Program.KAFKA_FLINK_1 : Program.KAFKA_FLINK_2;
        return Plan.of(line, program)
                .withProperties(
                        "kafka",
                        Map.of(
                                "bootstrap.servers",
                                broker.bootstrapServers(),
                                "input.topic",
                                input,
                                "output.topic",
                                output,
                                "transactional.id.prefix",
                                output,
                                // Brokers allow 15 minutes. Longer than the job is ever down here.
                                "transaction.timeout.ms",
                                "60000"));
    }
}
