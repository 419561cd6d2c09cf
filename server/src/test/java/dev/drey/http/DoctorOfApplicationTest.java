package dev.drey.http;

import static dev.drey.testing.Examples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.drey.config.DataFolder;
import dev.drey.control.Clusters;
import dev.drey.control.EventLog;
import dev.drey.control.RetainedCheckpoints;
import dev.drey.control.StateInspections;
import dev.drey.http.signature.Gate;
import dev.drey.model.Treatment;
import dev.drey.state.LocalStateFiles;
import dev.drey.testing.Examples;
import dev.drey.testing.TelemetryBench;
import dev.drey.testing.Treated;
import dev.drey.testing.UntouchedClusters;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorOfApplicationTest {

    @TempDir
    private Path folder;

    private TelemetryBench bench;
    private HttpFront front;

    @BeforeEach
    void start() {
        bench = new TelemetryBench(folder);
        bench.registry().change(tx -> {
            tx.save(Examples.application("clicks"));
        });
        DataFolder data = new DataFolder(folder);
        front = new HttpFront(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                List.of(new DreyApiHandler(
                        new Clusters(bench.registry(), new UntouchedClusters(), data),
                        new RetainedCheckpoints(bench.registry(), data, new LocalStateFiles(), () -> NOON),
                        new StateInspections(
                                asked -> {
                                    throw new AssertionError("No state was to be read.");
                                },
                                Runnable::run),
                        new EventLog(bench.registry(), () -> NOON),
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

    private HttpResponse<String> ask(String method, String application, String what) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        front.uri().resolve("/_drey/v1/applications/" + application + "/" + what))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void anApplicationThatWasNotExaminedIsSaidNotToBe() throws Exception {
        HttpResponse<String> answer = ask("GET", "clicks", "doctor");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("has not been examined since it was started: it is READY");
        assertThat(ask("GET", "nobody", "doctor").body()).contains("ResourceNotFoundException");
    }

    @Test
    void treatmentsAreListedAndFoundByTheirIds() throws Exception {
        Treatment over = Treated.begun(NOON, Treatment.Origin.SELF)
                .ended(Treatment.Status.ROLLED_BACK, "It did not help.", NOON.plusSeconds(90));
        Treatment known = new Treatment(
                "abcdefABCDEF",
                over.applicationUid(),
                over.origin(),
                over.complaint(),
                over.changes(),
                over.patience(),
                over.begunAt(),
                over.until(),
                over.status(),
                over.versions(),
                over.operations(),
                over.ending());
        bench.registry().change(tx -> tx.save(known));

        JsonNode list = new ObjectMapper()
                .readTree(ask("GET", "clicks", "doctor/treatments").body());
        JsonNode one = new ObjectMapper()
                .readTree(ask("GET", "clicks", "doctor/treatments/abcdefABCDEF").body());

        assertThat(list.path("treatments").path(0)).isEqualTo(one);
        assertThat(one.path("over").asBoolean()).isTrue();
        assertThat(one.path("status").asText()).isEqualTo("ROLLED_BACK");
        assertThat(one.path("words").asText()).isEqualTo("It did not help.");
        assertThat(one.path("changes").path(0).path("to").asText()).isEqualTo("10 min");
        assertThat(ask("GET", "clicks", "doctor/treatments/000000000000").body())
                .contains("has no treatment 000000000000");
    }

    @Test
    void nothingIsCarriedOutThatNobodyCouldWatch() throws Exception {
        HttpResponse<String> answer =
                ask("POST", "clicks", "doctor/treatments?cause=hot-key&within=60&version=1&set=drey.flink/a.b=1");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("was not examined by the service yet");
        assertThat(ask("POST", "clicks", "doctor").statusCode()).isEqualTo(404);
    }
}
