package dev.drey.http.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drey.http.signature.Gate;
import dev.drey.testing.TelemetryBench;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The forms that older clients speak, byte for byte as they send them. */
class CloudWatchFormsTest {

    private TelemetryBench bench;
    private CloudWatchServer server;

    @BeforeEach
    void open(@TempDir Path folder) {
        bench = new TelemetryBench(folder);
        server = new CloudWatchServer(bench, Gate.OPEN);
    }

    @AfterEach
    void close() {
        server.close();
        bench.close();
    }

    @Test
    void olderClientsSpeakJson() throws Exception {
        CloudWatchServer.fillHeap(bench);

        HttpResponse<String> answer = post(
                "/",
                """
                {"Namespace": "AWS/KinesisAnalytics", "MetricName": "heapMemoryUtilization", "Period": 3600,
                 "Dimensions": [{"Name": "Application", "Value": "clicks"}], "Statistics": ["Sum"],
                 "StartTime": %d, "EndTime": %d}""".formatted(
                                bench.now().minus(Duration.ofHours(1)).getEpochSecond(),
                                bench.now().getEpochSecond())
                        .getBytes(StandardCharsets.UTF_8),
                Map.of(
                        "Content-Type", "application/x-amz-json-1.0",
                        "X-Amz-Target", "GraniteServiceVersion20100801.GetMetricStatistics"));

        assertThat(answer.body()).contains("\"Sum\":265.0", "\"Unit\":\"Percent\"");
    }

    @Test
    void stillOlderClientsSendForms() throws Exception {
        CloudWatchServer.fillHeap(bench);
        String form = "Action=GetMetricData&Version=2010-08-01&StartTime="
                + bench.now().minus(Duration.ofHours(1))
                + "&EndTime=" + bench.now() + "&MetricDataQueries.member.1.Id=m1"
                + "&MetricDataQueries.member.1.MetricStat.Metric.Namespace=AWS%2FKinesisAnalytics"
                + "&MetricDataQueries.member.1.MetricStat.Metric.MetricName=heapMemoryUtilization"
                + "&MetricDataQueries.member.1.MetricStat.Metric.Dimensions.member.1.Name=Application"
                + "&MetricDataQueries.member.1.MetricStat.Metric.Dimensions.member.1.Value=clicks"
                + "&MetricDataQueries.member.1.MetricStat.Period=60&MetricDataQueries.member.1.MetricStat.Stat=Maximum"
                + "&MetricDataQueries.member.2.Id=e1&MetricDataQueries.member.2.Expression=m1%2B1";

        HttpResponse<String> answer = post("/", form.getBytes(StandardCharsets.UTF_8), FORM);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .startsWith("<GetMetricDataResponse xmlns=\"http://monitoring.amazonaws.com/doc/2010-08-01/\">")
                .contains("<Values><member>95.0</member><member>90.0</member><member>80.0</member></Values>")
                .contains("<member>96.0</member>", "<RequestId>");
    }

    private static final Map<String, String> FORM =
            Map.of("Content-Type", "application/x-www-form-urlencoded; charset=utf-8");

    @Test
    void aFormIsRefusedInXml() throws Exception {
        HttpResponse<String> answer = post(
                "/",
                "Action=DeleteAlarms&Version=2010-08-01&AlarmNames.member.1=none".getBytes(StandardCharsets.UTF_8),
                FORM);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("<Type>Sender</Type><Code>ResourceNotFound</Code>");
    }

    @Test
    void whatClientsPackIsUnpacked() throws Exception {
        byte[] form =
                "Action=PutMetricData&Version=2010-08-01&Namespace=shop&MetricData.member.1.MetricName=m&MetricData.member.1.Value=4"
                        .getBytes(StandardCharsets.UTF_8);

        HttpResponse<String> answer = post(
                "/",
                packed(form),
                Map.of("Content-Type", "application/x-www-form-urlencoded", "Content-Encoding", "gzip"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(bench.telemetry().metrics().list(bench.now())).hasSize(1);
    }

    private static byte[] packed(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    private HttpResponse<String> post(String path, byte[] body, Map<String, String> headers) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(server.uri().resolve(path)).POST(HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
