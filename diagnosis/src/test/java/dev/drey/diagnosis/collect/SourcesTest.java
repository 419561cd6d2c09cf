package dev.drey.diagnosis.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.drey.diagnosis.evidence.Absence;
import dev.drey.diagnosis.evidence.Evidence;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same documents, be they served, zipped or recorded, make the same evidence. */
final class SourcesTest {

    private static final String JOB = "0123456789abcdef0123456789abcdef";
    private static final Map<String, String> DOCUMENTS = Map.of(
            "/jobs/overview",
            "{\"jobs\":[{\"jid\":\"" + JOB
                    + "\",\"name\":\"clicks\",\"start-time\":5,\"end-time\":-1,\"state\":\"RUNNING\"}]}",
            "/overview",
            "{\"flink-version\":\"1.20.0\",\"slots-total\":4,\"slots-available\":2}",
            "/jobs/" + JOB,
            "{\"jid\":\"" + JOB
                    + "\",\"name\":\"clicks\",\"state\":\"RUNNING\",\"now\":1772366400000,\"timestamps\":{\"RUNNING\":1772366300000},"
                    + "\"vertices\":[{\"id\":\"aa\",\"name\":\"Source: a\",\"parallelism\":1,\"maxParallelism\":128,\"status\":\"RUNNING\",\"tasks\":{\"RUNNING\":1}}],"
                    + "\"plan\":{\"nodes\":[{\"id\":\"aa\"}]}}",
            "/jobs/" + JOB + "/vertices/aa",
            "{\"subtasks\":[{\"subtask\":0,\"status\":\"RUNNING\",\"attempt\":0,\"endpoint\":\"h:1\",\"taskmanager-id\":\"tm\",\"start-time\":7,\"metrics\":{\"write-records\":12}}]}",
            "/jobs/" + JOB + "/vertices/aa/backpressure",
            "{\"subtasks\":[{\"subtask\":0,\"ratio\":0.25,\"busyRatio\":0.5,\"idleRatio\":\"NaN\"}]}",
            "/jobs/" + JOB + "/checkpoints/config",
            "{\"mode\":\"exactly_once\",\"interval\":9223372036854775807,\"timeout\":600000,\"externalization\":{\"enabled\":false}}",
            "/jobs/" + JOB + "/checkpoints",
            "{\"counts\":{\"completed\":0,\"failed\":0,\"in_progress\":0,\"restored\":0},\"history\":[]}");

    @TempDir
    private Path folder;

    private static void check(Evidence evidence) {
        assertThat(evidence.takenAt()).isEqualTo(Instant.parse("2026-03-01T12:00:00Z"));
        assertThat(evidence.cluster().isAtLeast(1, 19)).isTrue();
        assertThat(evidence.cluster().isAtLeast(2, 0)).isFalse();
        assertThat(evidence.findJob().orElseThrow().isFullyRunning()).isTrue();
        var subtask =
                evidence.findJob().orElseThrow().vertices().get(0).subtasks().get(0);
        assertThat(subtask.busy()).hasValue(0.5);
        assertThat(subtask.backPressured()).hasValue(0.25);
        assertThat(subtask.records()).hasValue(12);
        assertThat(evidence.checkpoints().findSettings().orElseThrow().enabled())
                .isFalse();
        assertThat(evidence.lacks(Absence.Kind.JOB_MANAGER_LOG)).isTrue();
        assertThat(evidence.lacks(Absence.Kind.FAILURES)).isTrue();
    }

    /** One that is short of memory is what somebody wants to know about. */
    @Test
    void aTaskManagerThatDoesNotAnswerIsAbsentAndTheRestIsRead() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        AtomicInteger asked = new AtomicInteger();
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.close();
        });
        server.start();
        try {
            URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
            LiveSource source = new LiveSource(address, HttpClient.newHttpClient(), InstantSource.fixed(Instant.EPOCH));
            assertThat(source.json("/taskmanagers/tm/thread-dump")).isEmpty();
            int before = asked.get();
            assertThat(source.text("/taskmanagers/tm/log")).isEmpty();
            assertThat(asked).as("it is not asked again at once").hasValue(before);
            assertThatThrownBy(() -> source.json("/jobs/overview")).isInstanceOf(IOException.class);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aLiveClusterIsRead() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/below/", exchange -> {
            String path = exchange.getRequestURI().getPath().substring("/below".length());
            byte[] body =
                    DOCUMENTS.getOrDefault(path, "{\"errors\":[\"none\"]}").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(DOCUMENTS.containsKey(path) ? 200 : 404, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try {
            RestSource source = new LiveSource(
                    URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/below/"),
                    HttpClient.newHttpClient(),
                    () -> Instant.EPOCH);

            assertThat(EvidenceCollector.jobs(source))
                    .extracting(EvidenceCollector.JobName::name)
                    .containsExactly("clicks");
            Recording recording = new Recording();
            check(EvidenceCollector.look(recording.record(source), JOB, true, null));

            Recording again = Recording.parse(
                    new ByteArrayInputStream(recording.toJson().toString().getBytes(StandardCharsets.UTF_8)));
            check(EvidenceCollector.looks(again.looks(), JOB, null));
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aZipIsRead() throws IOException {
        Path file = folder.resolve("bundle.zip");
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> document : DOCUMENTS.entrySet()) {
                zip.putNextEntry(new ZipEntry("clicks/rest" + document.getKey() + ".json"));
                zip.write(document.getValue().getBytes(StandardCharsets.UTF_8));
            }
            zip.putNextEntry(new ZipEntry("clicks/rest/taskmanagers/tm-9/log"));
            zip.write("2026-03-01 11:00:00,000 WARN  a.B [] - gone\n".getBytes(StandardCharsets.UTF_8));
        }

        try (ZipFile zip = new ZipFile(file.toFile())) {
            List<RestSource> looks = ZipSource.looks(zip);
            Evidence evidence = EvidenceCollector.looks(looks, JOB, null);

            check(evidence);
            assertThat(evidence.logs().ofTaskManagers())
                    .extracting(event -> event.message())
                    .containsExactly("gone");
        }
    }

    @Test
    void aZipOfSomethingElseIsRefused() throws IOException {
        Path file = folder.resolve("other.zip");
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("holiday.jpg"));
        }

        try (ZipFile zip = new ZipFile(file.toFile())) {
            assertThatThrownBy(() -> ZipSource.looks(zip)).hasMessageContaining("holds no answers of Flink's REST API");
        }
    }

    @Test
    void severalLooksShowWhatMoves() throws IOException {
        String later =
                "{\"subtasks\":[{\"subtask\":0,\"status\":\"RUNNING\",\"attempt\":0,\"endpoint\":\"h:1\",\"taskmanager-id\":\"tm\",\"start-time\":7,\"metrics\":{\"write-records\":20}}]}";
        Recording recording = Recording.parse(new ByteArrayInputStream(("{\"looks\":["
                        + look(DOCUMENTS.getOrDefault("/jobs/" + JOB + "/vertices/aa", ""), 1772366400000L) + ","
                        + look(later, 1772366404000L) + "]}")
                .getBytes(StandardCharsets.UTF_8)));

        Evidence evidence = EvidenceCollector.looks(recording.looks(), JOB, null);

        var records = evidence.findJob()
                .orElseThrow()
                .vertices()
                .get(0)
                .subtasks()
                .get(0)
                .metrics()
                .find("write-records")
                .orElseThrow();
        assertThat(records.change()).isEqualTo(8);
        assertThat(records.perSecond()).isEqualTo(2);
    }

    private static String look(String vertex, long now) {
        String job = DOCUMENTS.getOrDefault("/jobs/" + JOB, "").replace("1772366400000", String.valueOf(now));
        return "{\"at\":\"2026-03-01T12:00:00Z\",\"documents\":{\"/jobs/" + JOB + "\":" + job + ",\"/jobs/" + JOB
                + "/vertices/aa\":" + vertex + "}}";
    }
}
