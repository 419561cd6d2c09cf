package dev.drey.http.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.drey.model.Application;
import dev.drey.model.ApplicationStatus;
import dev.drey.model.Incarnation;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.InvalidArgumentException;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ResourceInUseException;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ResourceNotFoundException;

/** Presigned URLs, and the dashboard behind them; in Flink's place, a server that tells what it was asked. */
class DashboardTest {

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private ApiServer server;
    private HttpServer flink;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        server = new ApiServer(folder);
        flink = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        flink.createContext("/", this::answer);
        flink.start();
        createRunning("clicks");
    }

    @AfterEach
    void stop() {
        server.close();
        flink.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        boolean secrets = exchange.getRequestHeaders().containsKey("Cookie")
                || exchange.getRequestHeaders().containsKey("Referer");
        asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + (secrets ? " with secrets" : ""));
        String body = exchange.getRequestURI().getPath().equals("/config")
                ? "{\"refresh-interval\":3000,\"features\":{\"web-submit\":true,\"web-cancel\":true}}"
                : "flink";
        exchange.getResponseHeaders().set("Access-Control-Allow-Origin", "*");
        exchange.sendResponseHeaders(200, body.length());
        exchange.getResponseBody().write(body.getBytes(StandardCharsets.UTF_8));
        exchange.close();
    }

    private void createRunning(String name) {
        server.createIn(ApplicationStatus.RUNNING, name);
        Application application = server.stored(name);
        server.registry()
                .change(tx -> tx.save(new Incarnation(
                        "0".repeat(32), application.uid(), 1, flink.getAddress().getPort(), 1, null, server.now())));
    }

    @Test
    void urlOpensASessionThatACookieCarriesOn() throws Exception {
        URI url = url("clicks", null);
        assertThat(url.toString()).startsWith(server.uri() + "/flinkdashboard/clicks/?authToken=");

        HttpResponse<String> page = get(url);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).isEqualTo("flink");
        assertThat(page.headers().map()).doesNotContainKey("access-control-allow-origin");
        String cookie = page.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie).contains("Path=/flinkdashboard/clicks/", "HttpOnly", "SameSite=Strict", "Max-Age=43199");
        HttpRequest next = HttpRequest.newBuilder(in("clicks", "jobs/overview?a=b%26c"))
                .header("Cookie", cookie.substring(0, cookie.indexOf(';')))
                .header("Referer", url.toString())
                .build();
        assertThat(http.send(next, BodyHandlers.ofString()).body()).isEqualTo("flink");
        assertThat(asked).containsExactly("GET /", "GET /jobs/overview?a=b%26c");
    }

    @Test
    void tokenInEachRequestWillDoToo() throws Exception {
        String token = url("clicks", null).getQuery();

        assertThat(get(in("clicks", "jobs/overview?" + token)).body()).isEqualTo("flink");
        server.pass(Duration.ofHours(11));
        assertThat(get(in("clicks", "/jobs?" + token)).body()).isEqualTo("flink");
        server.pass(Duration.ofHours(1));
        assertThat(get(in("clicks", "jobs?" + token)))
                .matches(answer -> answer.statusCode() == 403)
                .matches(answer -> answer.body().startsWith("The session with the dashboard of clicks is over."));
        assertThat(asked).containsExactly("GET /jobs/overview", "GET /jobs");
    }

    @ParameterizedTest
    @CsvSource({"180, 200", "181, 403"})
    void urlMustBeUsedWithinThreeMinutes(int seconds, int status) throws Exception {
        URI url = url("clicks", 1800L);
        server.pass(Duration.ofSeconds(seconds).minusMillis(250));

        assertThat(get(url).statusCode()).isEqualTo(status);
    }

    @Test
    void sessionEndsWhenTheRequestSaid() throws Exception {
        HttpResponse<String> page = get(url("clicks", 1800L));
        String cookie = page.headers().firstValue("Set-Cookie").orElseThrow();
        HttpRequest next = HttpRequest.newBuilder(in("clicks", "jobs"))
                .header("Cookie", cookie.substring(0, cookie.indexOf(';')))
                .build();

        server.pass(Duration.ofSeconds(1799));
        assertThat(http.send(next, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
        server.pass(Duration.ofSeconds(1));
        assertThat(http.send(next, BodyHandlers.ofString()).statusCode()).isEqualTo(403);
    }

    @Test
    void nobodyElseGetsIn() throws Exception {
        createRunning("other");
        String token = url("clicks", null).getQuery();

        assertThat(get(in("clicks", "jobs")).statusCode()).isEqualTo(403);
        assertThat(get(in("other", "jobs?" + token)).statusCode()).isEqualTo(403);
        assertThat(get(in("clicks", "jobs?" + token.replaceFirst(".$", "!"))).statusCode())
                .isEqualTo(403);
        assertThat(get(in("clicks", "jobs?authToken=")).statusCode()).isEqualTo(403);
        assertThat(asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PATCH", "DELETE", "PUT"})
    void whatChangesSomethingIsRefused(String method) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        in("clicks", "jobs/1?" + url("clicks", null).getQuery()))
                .method(method, BodyPublishers.ofString("{}"))
                .build();

        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).startsWith("{\"errors\":[\"The dashboard is to look at. Use the AWS API");
        assertThat(asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jobs/1/yarn-cancel",
                "v1/jobs/1//yarn-stop/",
                "jobs/1/%79arn-cancel",
                "jobs/1/%2579arn-cancel",
                "jobs/1/x/../yarn-cancel",
                "jobs/1/yarn-cancel;a=b",
                "jars/1/plan"
            })
    void readingThatChangesSomethingIsRefused(String path) throws Exception {
        assertThat(get(in("clicks", path + "?" + url("clicks", null).getQuery()))
                        .statusCode())
                .isEqualTo(403);
        assertThat(asked).isEmpty();
    }

    @Test
    void flinksPageIsToldThatItCannotSubmitNorCancel() throws Exception {
        assertThat(get(in("clicks", "config?" + url("clicks", null).getQuery())).body())
                .isEqualTo("{\"refresh-interval\":3000,\"features\":{\"web-submit\":false,\"web-cancel\":false}}");
    }

    @Test
    void nameWithoutASlashLeadsToThePage() throws Exception {
        String token = url("clicks", null).getRawQuery();
        HttpResponse<String> answer = get(server.uri().resolve("/flinkdashboard/clicks?" + token));

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location"))
                .hasValueSatisfying(place -> assertThat(place).endsWith("/flinkdashboard/clicks/?" + token));
    }

    @Test
    void stoppedApplicationSaysSo() throws Exception {
        URI url = url("clicks", null);
        server.registry()
                .change(tx -> tx.remove(
                        tx.findIncarnation(ApiServer.stored(tx, "clicks").uid()).orElseThrow()));

        assertThat(get(url))
                .matches(answer -> answer.statusCode() == 503)
                .matches(answer -> answer.body().startsWith("The application clicks is not running"));
    }

    @Test
    void deadJobManagerSaysSo() throws Exception {
        URI url = url("clicks", null);
        flink.stop(0);

        assertThat(get(url))
                .matches(answer -> answer.statusCode() == 503)
                .matches(answer -> answer.body().startsWith("The job manager of clicks does not answer."));
    }

    @Test
    void onlyARunningApplicationHasADashboard() {
        server.createIn(ApplicationStatus.READY, "ready");

        assertThatThrownBy(() -> url("ready", null))
                .isInstanceOf(ResourceInUseException.class)
                .hasMessageContaining("Application ready is READY; this needs RUNNING.");
        assertThatThrownBy(() -> url("none", null)).isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> url("clicks", 1799L)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> server.client()
                        .createApplicationPresignedUrl(
                                r -> r.applicationName("clicks").urlType("ZEPPELIN_UI_URL")))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("Ask for FLINK_DASHBOARD_URL");
    }

    private URI url(String name, @Nullable Long seconds) {
        return URI.create(server.client()
                .createApplicationPresignedUrl(r -> r.applicationName(name)
                        .urlType("FLINK_DASHBOARD_URL")
                        .sessionExpirationDurationInSeconds(seconds))
                .authorizedUrl());
    }

    private URI in(String name, String path) {
        return server.uri().resolve("/flinkdashboard/" + name + "/" + path);
    }

    private HttpResponse<String> get(URI uri) throws Exception {
        return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }
}
