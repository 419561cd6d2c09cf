package dev.drey.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drey.config.DataFolder;
import dev.drey.control.Clusters;
import dev.drey.control.EventLog;
import dev.drey.control.RetainedCheckpoints;
import dev.drey.control.StateInspections;
import dev.drey.http.signature.Gate;
import dev.drey.model.Application;
import dev.drey.model.ApplicationEvent.Kind;
import dev.drey.model.ApplicationEvent.Severity;
import dev.drey.model.Incarnation;
import dev.drey.registry.Registry;
import dev.drey.state.LocalStateFiles;
import dev.drey.testing.Examples;
import dev.drey.testing.TelemetryBench;
import dev.drey.testing.UntouchedClusters;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogsOfApplicationTest {

    private static final String OLDER = "a".repeat(32);
    private static final String NEWER = "b".repeat(32);
    private static final String LOGS = "/_drey/v1/applications/clicks/logs";
    private static final String EVENTS = "/_drey/v1/applications/clicks/events";
    private static final String LOG = LOGS + "/flink-jobmanager";

    @TempDir
    Path folder;

    private final Application application = Examples.application("clicks");
    private final HttpClient http = HttpClient.newHttpClient();
    private DataFolder data;
    private TelemetryBench bench;
    private Registry registry;
    private HttpFront front;

    @BeforeEach
    void start() throws Exception {
        data = new DataFolder(folder);
        bench = new TelemetryBench(folder);
        registry = bench.registry();
        registry.change(tx -> tx.save(application));
        front = new HttpFront(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                List.of(new DreyApiHandler(
                        new Clusters(registry, new UntouchedClusters(), data),
                        new RetainedCheckpoints(registry, data, new LocalStateFiles(), () -> Examples.NOON),
                        new StateInspections(
                                asked -> {
                                    throw new AssertionError("No state was to be read.");
                                },
                                Runnable::run),
                        new EventLog(registry, () -> Examples.NOON),
                        bench.telemetry(),
                        bench.doctor(),
                        Gate.OPEN)));
        front.start();
    }

    @AfterEach
    void stop() {
        front.close();
        bench.close();
    }

    @Test
    void theLastIncarnationsLogsAreThereWhenTheApplicationIsReady() throws Exception {
        incarnation(OLDER, "old", Examples.NOON.toEpochMilli());
        incarnation(NEWER, "main threw", Examples.NOON.toEpochMilli() + 1);

        assertThat(get(LOGS).body())
                .isEqualTo("{\"incarnation\":\"" + NEWER
                        + "\",\"live\":false,\"logs\":[{\"name\":\"flink-jobmanager\",\"bytes\":10}]}");
        assertThat(get(LOG).body()).isEqualTo("main threw");
    }

    @Test
    void thePresentIncarnationsLogsComeBeforeAnyOther() throws Exception {
        incarnation(OLDER, "present", Examples.NOON.toEpochMilli());
        incarnation(NEWER, "other", Examples.NOON.toEpochMilli() + 1);
        registry.change(tx -> tx.save(new Incarnation(OLDER, application.uid(), 1, 1, 2, null, Examples.NOON)));

        HttpResponse<String> answer = get(LOG + "?offset=-4");

        assertThat(answer.body()).isEqualTo("sent");
        assertThat(answer.headers().map())
                .containsEntry("drey-incarnation", List.of(OLDER))
                .containsEntry("drey-offset", List.of("3"))
                .containsEntry("drey-next-offset", List.of("7"));
    }

    @Test
    void whatIsNotThereIsToldApart() throws Exception {
        assertThat(get(LOGS).body()).contains("never started");
        incarnation(OLDER, "log", Examples.NOON.toEpochMilli());

        assertThat(get("/_drey/v1/applications/other/logs").statusCode()).isEqualTo(404);
        assertThat(get(LOGS + "/flink-taskmanager-1").body()).contains("There is no log flink-taskmanager-1");
        assertThat(get(LOG + "?offset=x").statusCode()).isEqualTo(400);
        assertThat(get(LOG + "?offset=99999999999999999999").statusCode()).isEqualTo(400);
        assertThat(get("/_drey/v1/applications/clicks/other").statusCode()).isEqualTo(404);
    }

    @Test
    void eventsAreGivenFromWhereSomebodyLeftOff() throws Exception {
        EventLog events = new EventLog(registry, () -> Examples.NOON);
        events.record(application, Kind.NOTE, Severity.INFO, "first");
        events.record(application, Kind.NOTE, Severity.WARN, "second");

        assertThat(get(EVENTS + "?newest=1").body())
                .contains("\"message\":\"second\"", "\"at\":\"2026-01-02T12:00:00Z\"", "\"severity\":\"WARN\"")
                .doesNotContain("first");
        assertThat(get(EVENTS + "?after=0").body()).contains("first", "second");
        assertThat(get(EVENTS + "?after=2").body()).isEqualTo("{\"events\":[]}");
        assertThat(get(EVENTS + "?after=x").statusCode()).isEqualTo(400);
        assertThat(get("/_drey/v1/applications/other/events").body()).contains("ResourceNotFoundException");
    }

    @Test
    void noPathLeadsOutOfTheLogs() throws Exception {
        incarnation(OLDER, "log", Examples.NOON.toEpochMilli());

        for (String name : List.of("..", "../conf", "%2e%2e%2fconf", "..%2f..%2fregistry.db", "flink-jobmanager.log")) {
            assertThat(get(LOGS + "/" + name).statusCode()).as(name).isEqualTo(404);
        }
    }

    private void incarnation(String id, String log, long millis) throws IOException {
        Path incarnation = data.incarnation(application, id);
        Files.writeString(Files.createDirectories(incarnation.resolve("log")).resolve("flink-jobmanager.log"), log);
        Files.setLastModifiedTime(incarnation, FileTime.fromMillis(millis));
    }

    private HttpResponse<String> get(String path) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(front.uri() + path)).build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
