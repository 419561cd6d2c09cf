package dev.drey.http.console;

import static dev.drey.testing.Examples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.drey.control.EventLog;
import dev.drey.http.BasicAccess;
import dev.drey.http.HttpFront;
import dev.drey.model.Application;
import dev.drey.model.ApplicationEvent;
import dev.drey.model.ApplicationStatus;
import dev.drey.testing.Examples;
import dev.drey.testing.TelemetryBench;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsoleHandlerTest {

    private TelemetryBench bench;

    @BeforeEach
    void open(@TempDir Path folder) {
        bench = new TelemetryBench(folder);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private HttpResponse<String> get(Map<String, String> secrets, String path, @Nullable String authorization)
            throws Exception {
        EventLog events = new EventLog(bench.registry(), () -> NOON);
        ConsoleHandler handler =
                new ConsoleHandler(new Overview(bench.telemetry(), bench.doctor(), events), new BasicAccess(secrets));
        try (HttpFront front =
                new HttpFront(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), List.of(handler))) {
            front.start();
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(front.uri().resolve(path)).GET();
            if (authorization != null) {
                request.header("Authorization", authorization);
            }
            return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    @Test
    void thePageAsksForWhatItShowsAndRunsNothingFromElsewhere() throws Exception {
        HttpResponse<String> page = get(Map.of(), "/_drey/", null);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'");
        assertThat(page.body()).contains("fetch('overview'").doesNotContain("innerHTML", "http://", "https://");
    }

    @Test
    void anApplicationIsShownWithItsStatusAndWhatHappened() throws Exception {
        Application clicks = Examples.application("clicks").withStatus(ApplicationStatus.RUNNING, NOON);
        bench.registry().change(tx -> tx.save(clicks));
        new EventLog(bench.registry(), () -> NOON)
                .record(
                        clicks,
                        ApplicationEvent.Kind.APPLICATION,
                        ApplicationEvent.Severity.INFO,
                        "Application clicks: STARTING -> RUNNING");

        JsonNode shown = new ObjectMapper()
                .readTree(get(Map.of(), "/_drey/overview", null).body())
                .path("applications")
                .path(0);

        assertThat(shown.path("name").asText()).isEqualTo("clicks");
        assertThat(shown.path("status").asText()).isEqualTo("RUNNING");
        assertThat(shown.path("examined").isNull()).isTrue();
        assertThat(shown.at("/events/0/message").asText()).contains("STARTING -> RUNNING");
    }

    @Test
    void withCredentialsAPairIsAskedFor() throws Exception {
        Map<String, String> secrets = Map.of("key", "secret");
        String pair = "Basic " + Base64.getEncoder().encodeToString("key:secret".getBytes(StandardCharsets.UTF_8));

        HttpResponse<String> refused = get(secrets, "/_drey/overview", null);

        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.headers().firstValue("WWW-Authenticate")).isPresent();
        assertThat(get(secrets, "/_drey/", null).statusCode()).isEqualTo(401);
        assertThat(get(secrets, "/_drey/overview", pair).statusCode()).isEqualTo(200);
    }

    @Test
    void everythingElseIsForOthers() throws Exception {
        assertThat(get(Map.of(), "/_drey/v1/applications/clicks/events", null).statusCode())
                .isEqualTo(404);
    }
}
