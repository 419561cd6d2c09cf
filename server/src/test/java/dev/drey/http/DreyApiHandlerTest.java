package dev.drey.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.drey.config.DataFolder;
import dev.drey.control.Clusters;
import dev.drey.control.EventLog;
import dev.drey.control.RetainedCheckpoints;
import dev.drey.control.StateInspections;
import dev.drey.http.signature.Gate;
import dev.drey.http.signature.SignatureGate;
import dev.drey.state.LocalStateFiles;
import dev.drey.testing.Examples;
import dev.drey.testing.TelemetryBench;
import dev.drey.testing.UntouchedClusters;
import java.io.IOException;
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

    private StateInspections.Reading reading = asked -> {
        throw new AssertionError("No state was to be read.");
    };

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
    void stateIsAskedForByNameAndByLocation() throws Exception {
        reading = asked -> JsonNodeFactory.instance.objectNode().put("asked", asked.toString());

        assertThat(get("applications/clicks/state?of=12&seconds=5&most=3").body())
                .contains("application=clicks, which=12, environment=null, seconds=5, most=3");
        assertThat(get("state?of=/tmp/savepoint&runtime=FLINK-2_2&seconds=100000")
                        .body())
                .contains("application=null, which=/tmp/savepoint, environment=FLINK_2_2, seconds=600, most=10");
    }

    @Test
    void stateThatCannotBeAskedForIsRefusedWithTheReason() throws Exception {
        assertThat(get("state").statusCode()).isEqualTo(400);
        assertThat(get("state?of=/tmp/x&runtime=FLINK-9_9").body()).contains("There is no runtime FLINK-9_9");
        assertThat(get("applications/clicks/state?seconds=soon").statusCode()).isEqualTo(400);
        reading = asked -> {
            throw new IOException("nothing is there");
        };
        HttpResponse<String> unreadable = get("applications/clicks/state");
        assertThat(unreadable.statusCode()).isEqualTo(502);
        assertThat(unreadable.body()).contains("nothing is there");
    }

    void metricsOfTheLastMinutesAreAnsweredByTheirSeries() throws Exception {
        HttpResponse<String> answer = ask(Gate.OPEN, "applications/clicks/observed/metrics?limit=10", bench -> {
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

    private HttpResponse<String> get(String path) throws Exception {
        return ask(Gate.OPEN, path, bench -> {});
    }

    private HttpResponse<String> ask(Gate gate) throws Exception {
        return ask(gate, "applications/clicks/cluster", bench -> {});
    }

    private HttpResponse<String> ask(Gate gate, String path, Consumer<TelemetryBench> before) throws Exception {
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
                                new StateInspections(reading, Runnable::run),
                                new EventLog(bench.registry(), () -> Examples.NOON),
                                bench.telemetry(),
                                bench.doctor(),
                                gate)))) {
            before.accept(bench);
            front.start();
            HttpRequest request = HttpRequest.newBuilder(front.uri().resolve("/_drey/v1/" + path))
                    .build();
            return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        }
    }
}
