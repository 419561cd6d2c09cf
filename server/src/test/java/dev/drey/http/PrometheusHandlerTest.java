package dev.drey.http;

import static org.assertj.core.api.Assertions.assertThat;

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

class PrometheusHandlerTest {

    private TelemetryBench bench;

    @BeforeEach
    void open(@TempDir Path folder) {
        bench = new TelemetryBench(folder);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void theServiceAndItsApplicationsAreTold() throws Exception {
        bench.registry()
                .change(tx ->
                        tx.save(Examples.application("clicks").withStatus(ApplicationStatus.RUNNING, Examples.NOON)));

        HttpResponse<String> page = get(Map.of(), "/metrics", null);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/plain; version=0.0.4");
        assertThat(page.body())
                .contains(
                        "drey_application_status{application=\"clicks\",status=\"RUNNING\"} 1.0",
                        "drey_application_status{application=\"clicks\",status=\"READY\"} 0.0",
                        "drey_observed_applications 0.0",
                        "jvm_memory_used_bytes");
    }

    @Test
    void withCredentialsAPairIsAskedFor() throws Exception {
        Map<String, String> secrets = Map.of("key", "secret");

        assertThat(get(secrets, "/metrics", null).statusCode()).isEqualTo(401);
        assertThat(get(secrets, "/metrics", basic("key:wrong")).statusCode()).isEqualTo(401);
        assertThat(get(secrets, "/metrics", "Basic ???").statusCode()).isEqualTo(401);
        assertThat(get(secrets, "/metrics", basic("key:secret")).statusCode()).isEqualTo(200);
    }

    @Test
    void aBucketOfThisNameCanStillBeListed() throws Exception {
        assertThat(get(Map.of(), "/metrics?list-type=2", null).statusCode()).isEqualTo(404);
        assertThat(get(Map.of(), "/metrics", "AWS4-HMAC-SHA256 Credential=...").statusCode())
                .isEqualTo(404);
    }

    private static String basic(String pair) {
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private HttpResponse<String> get(Map<String, String> secrets, String path, @Nullable String authorization)
            throws Exception {
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try (HttpFront front = new HttpFront(
                anyPort,
                List.of(new PrometheusHandler(PrometheusPage.registry(bench.telemetry(), bench.doctor()), secrets)))) {
            front.start();
            HttpRequest.Builder request = HttpRequest.newBuilder(front.uri().resolve(path));
            if (authorization != null) {
                request.header("Authorization", authorization);
            }
            return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
