package dev.drey.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drey.config.DataFolder;
import dev.drey.control.Clusters;
import dev.drey.control.EventLog;
import dev.drey.control.RetainedCheckpoints;
import dev.drey.http.signature.Gate;
import dev.drey.http.signature.SignatureGate;
import dev.drey.state.LocalStateFiles;
import dev.drey.testing.Examples;
import dev.drey.testing.TelemetryBench;
import dev.drey.testing.UntouchedClusters;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DreyApiHandlerTest {

    @TempDir
    private Path folder;

    @Test
    void withoutCredentialsAnyoneMayAsk() throws Exception {
        HttpResponse<String> answer = ask(Gate.OPEN);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).startsWith("{\"message\":\"There is no application clicks");
    }

    @Test
    void withCredentialsAnUnsignedRequestIsRefused() throws Exception {
        HttpResponse<String> answer = ask(new SignatureGate(Map.of("id", "secret"), () -> Examples.NOON));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).startsWith("{\"__type\":\"MissingAuthenticationTokenException\"");
    }

    @Test
    void metricsOfTheLastMinutesAreAnsweredByTheirSeries() throws Exception {
        HttpResponse<String> answer = ask(Gate.OPEN, "observed/metrics?limit=10", bench -> {
            bench.registry().change(tx -> tx.save(Examples.application("clicks")));
            bench.put("uptime", "Milliseconds", 1);
            bench.pass(Duration.ofMinutes(30));
            bench.put("lastCheckpointDuration", "Milliseconds", 40);
            bench.put("lastCheckpointDuration", "Milliseconds", 60);
            bench.pass(Duration.ofMinutes(1));
        });

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo("{\"metrics\":[{\"name\":\"lastCheckpointDuration\",\"unit\":\"Milliseconds\","
                        + "\"dimensions\":{\"Application\":\"clicks\"},\"points\":[{\"at\":\""
                        + Examples.NOON.plus(Duration.ofMinutes(30))
                        + "\",\"average\":50.0,\"min\":40.0,\"max\":60.0,\"count\":2.0}]}]}");
    }

    private HttpResponse<String> ask(Gate gate) throws Exception {
        return ask(gate, "cluster", bench -> {});
    }

    private HttpResponse<String> ask(Gate gate, String what, Consumer<TelemetryBench> before) throws Exception {
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try (TelemetryBench bench = new TelemetryBench(folder);
                HttpFront front = new HttpFront(
                        anyPort,
                        List.of(new DreyApiHandler(
                                new Clusters(bench.registry(), new UntouchedClusters(), new DataFolder(folder)),
                                new RetainedCheckpoints(
                                        bench.registry(),
                                        new DataFolder(folder),
                                        new LocalStateFiles(),
                                        () -> Examples.NOON),
                                new EventLog(bench.registry(), () -> Examples.NOON),
                                bench.telemetry(),
                                bench.doctor(),
                                gate)))) {
            before.accept(bench);
            front.start();
            HttpRequest request = HttpRequest.newBuilder(front.uri().resolve("/_drey/v1/applications/clicks/" + what))
                    .build();
            return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        }
    }
}
