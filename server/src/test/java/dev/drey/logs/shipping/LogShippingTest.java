package dev.drey.logs.shipping;

import static dev.drey.testing.Examples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.drey.cluster.ClusterSpec;
import dev.drey.config.DataFolder;
import dev.drey.control.EventLog;
import dev.drey.logs.LogEvent;
import dev.drey.logs.StreamName;
import dev.drey.logs.files.FileLogStore;
import dev.drey.model.Application;
import dev.drey.model.ApplicationEvent.Kind;
import dev.drey.model.ApplicationEvent.Severity;
import dev.drey.model.ApplicationVersion;
import dev.drey.model.Incarnation;
import dev.drey.model.LoggingOption;
import dev.drey.registry.Registry;
import dev.drey.registry.sqlite.SqliteRegistry;
import dev.drey.testing.Examples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogShippingTest {

    private static final String INCARNATION = "0123456789abcdef0123456789abcdef";
    private static final StreamName DEFAULT =
            new StreamName("/aws/kinesis-analytics/clicks", "kinesis-analytics-log-stream");

    @TempDir
    private Path folder;

    private final Application clicks = Examples.application("clicks");
    private Instant now = NOON;
    private DataFolder data;
    private Registry registry;
    private EventLog events;
    private FileLogStore store;
    private LogShipping shipping;

    @BeforeEach
    void open() throws IOException {
        data = new DataFolder(folder);
        registry = SqliteRegistry.open(data.registry());
        registry.change(tx -> {
            tx.save(clicks);
            tx.save(new Incarnation(INCARNATION, clicks.uid(), 1, 1, 2, null, NOON));
        });
        events = new EventLog(registry, () -> now);
        restart();
    }

    private void restart() throws IOException {
        store = FileLogStore.open(data.logs(), () -> now);
        shipping = new LogShipping(registry, data, store, () -> now);
    }

    @AfterEach
    void close() {
        registry.close();
    }

    @Test
    void whatProcessesWroteStandsInTheOrderOfTime() throws IOException {
        write("flink-jobmanager", 10, 30);
        write("flink-taskmanager-1", 20, 40);
        now = NOON.plusMillis(1000);

        shipping.ship();

        assertThat(numbers(DEFAULT)).containsExactly("10", "20", "30", "40");
    }

    @Test
    void whatIsTooYoungWaitsForWhatMayStillBeWrittenBeforeIt() throws IOException {
        write("flink-jobmanager", 10, 950);
        now = NOON.plusMillis(1000);
        shipping.ship();
        write("flink-taskmanager-1", 940);
        now = NOON.plusMillis(2000);
        shipping.ship();

        assertThat(numbers(DEFAULT)).containsExactly("10", "940", "950");
    }

    @Test
    void anotherServiceGoesOnWhereTheLastOneCameTo() throws IOException {
        write("flink-jobmanager", 10, 20);
        now = NOON.plusMillis(1000);
        shipping.ship();
        write("flink-jobmanager", 30);
        restart();
        shipping.ship();
        restart();
        shipping.ship();

        assertThat(numbers(DEFAULT)).containsExactly("10", "20", "30");
    }

    @Test
    void theStoryStandsInTheSameStream() throws Exception {
        events.recordOnce(
                clicks,
                "k",
                null,
                Kind.JOB,
                Severity.ERROR,
                "The job failed.",
                Map.of("stackTrace", "a.B: c\n\tat d", "task", "Map"));
        write("flink-jobmanager", 10);
        now = NOON.plusMillis(1000);

        shipping.ship();

        List<LogEvent> shipped = events(DEFAULT);
        assertThat(shipped).hasSize(2);
        JsonNode told = new ObjectMapper().readTree(shipped.get(0).message());
        assertThat(told.path("applicationARN").asText()).isEqualTo(clicks.arn());
        assertThat(told.path("applicationVersionId").textValue()).isEqualTo("1");
        assertThat(told.path("messageType").asText()).isEqualTo("ERROR");
        assertThat(told.path("message").asText()).isEqualTo("The job failed.");
        assertThat(told.path("throwableInformation").asText()).startsWith("a.B");
        assertThat(told.path("eventDetails").path("task").asText()).isEqualTo("Map");
    }

    @Test
    void whatIsToldLateDoesNotStandBeforeWhatWentAlready() throws IOException {
        write("flink-jobmanager", 500);
        now = NOON.plusMillis(1000);
        shipping.ship();
        events.recordOnce(clicks, "k", NOON.plusMillis(100), Kind.JOB, Severity.ERROR, "late", Map.of());
        now = NOON.plusMillis(2000);
        shipping.ship();

        List<LogEvent> shipped = events(DEFAULT);
        assertThat(shipped.get(1).timestamp()).isGreaterThan(shipped.get(0).timestamp());
    }

    @Test
    void anApplicationWithALoggingOptionWritesThere() throws IOException {
        write("flink-jobmanager", 10);
        now = NOON.plusMillis(1000);
        shipping.ship();
        ApplicationVersion version = clicks.version();
        Application elsewhere = clicks.withVersion(
                version.next(
                        version.asChanged()
                                .withLoggingOptions(List.of(new LoggingOption(
                                        "2.1", "arn:aws:logs:us-east-1:000000000000:log-group:mine:log-stream:here"))),
                        NOON),
                "another token");
        registry.change(tx -> tx.save(elsewhere));
        write("flink-jobmanager", 20);
        shipping.ship();

        assertThat(numbers(DEFAULT)).containsExactly("10");
        assertThat(numbers(new StreamName("mine", "here"))).containsExactly("20");
    }

    @Test
    void whatADeadClusterWroteIsShippedToo() throws IOException {
        write("flink-jobmanager", 10);
        registry.change(tx -> tx.remove(tx.findIncarnation(clicks.uid()).orElseThrow()));
        now = NOON.plusMillis(1000);
        shipping.ship();
        shipping.ship();

        assertThat(numbers(DEFAULT)).containsExactly("10");
    }

    private void write(String process, int... millisAfterNoon) throws IOException {
        Path logs = Files.createDirectories(ClusterSpec.logFolder(data.incarnation(clicks, INCARNATION)));
        for (int millis : millisAfterNoon) {
            Files.writeString(
                    logs.resolve(process + ".json"),
                    "{\"timestamp\":" + (NOON.toEpochMilli() + millis) + ",\"message\":\"" + millis
                            + "\",\"padding\":\"" + "x".repeat(150) + "\"}\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        }
    }

    private List<LogEvent> events(StreamName stream) throws IOException {
        List<LogEvent> found = new ArrayList<>();
        store.read(stream, Long.MIN_VALUE, Long.MAX_VALUE, found::add);
        return found;
    }

    private List<String> numbers(StreamName stream) throws IOException {
        return events(stream).stream()
                .map(event -> event.message().replaceAll("\\{\"message\":\"(\\d+)\".*", "$1"))
                .toList();
    }
}
