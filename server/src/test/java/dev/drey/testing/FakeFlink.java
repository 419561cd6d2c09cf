package dev.drey.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.drey.flink.FlinkRest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Answers over HTTP, in place of a job manager, whatever a test has it answer; 404 to everything else. */
public final class FakeFlink implements AutoCloseable {

    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final HttpServer server;

    /** Listens on a free port of loopback. */
    public FakeFlink() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    /** From now on GETs of {@code path} are answered with {@code json}. */
    public void answer(String path, String json) {
        answers.put(path, json);
    }

    /** The list of jobs has one job from now on. */
    public void answerJob(String id, String state, int tasks, int running) {
        answer("/jobs/overview", """
                {"jobs":[{"jid":"%s","name":"j","state":"%s","tasks":{"total":%d,"running":%d}}]}""".formatted(id, state, tasks, running));
    }

    /** A client of it. */
    public FlinkRest rest() {
        return new FlinkRest(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()), HttpClient.newHttpClient());
    }

    private void answer(HttpExchange exchange) throws IOException {
        String json = answers.get(exchange.getRequestURI().getPath());
        byte[] body = (json == null ? "{\"errors\":[\"Not found.\"]}" : json).getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.sendResponseHeaders(json == null ? 404 : 200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
