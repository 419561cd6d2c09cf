package dev.drey.cli.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.drey.cli.remote.Access;
import dev.drey.cli.remote.Service;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;

/** Answers what it was told to, in turn and then the last for good, and remembers what it was asked. */
public final class FakeService implements AutoCloseable {

    private final HttpServer server;
    private final Map<String, Deque<Reply>> replies = new ConcurrentHashMap<>();
    private final Map<String, Log> logs = new ConcurrentHashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    private volatile Reply anyOther = new Reply(500, "{}");

    private record Log(String text, int most) {}

    private record Reply(int status, String body) {}

    /** @param authorization empty for an unsigned request */
    public record Asked(String what, String body, String contentType, String authorization) {}

    private FakeService() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    public static FakeService start() throws IOException {
        return new FakeService();
    }

    /** @param what an operation of the AWS API, or a path */
    public FakeService reply(String what, int status, String body) {
        replies.computeIfAbsent(what, key -> new ArrayDeque<>()).add(new Reply(status, body));
        return this;
    }

    /** A log of an application, as it stands from now on, of at most {@code most} bytes an answer. */
    public FakeService log(String application, String log, String text, int most) {
        logs.put("/_drey/v1/applications/" + application + "/logs/" + log, new Log(text, most));
        return this;
    }

    /** What was to be answered so far. */
    public FakeService forget(String what) {
        replies.remove(what);
        return this;
    }

    /** Instead of the 500 for what nobody told of. */
    public FakeService replyToAnyOther(int status, String body) {
        anyOther = new Reply(status, body);
        return this;
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public Service client() {
        return Service.at(endpoint(), new Access(AwsBasicCredentials.create("drey", "drey"), "us-east-1"));
    }

    public List<Asked> asked() {
        return asked;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        String what = target == null ? exchange.getRequestURI().getPath() : target.substring(target.indexOf('.') + 1);
        asked.add(new Asked(
                what,
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
                String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type")),
                String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"))));
        if (logs.containsKey(what)) {
            answer(exchange, logs.get(what));
            return;
        }
        Deque<Reply> queue = replies.getOrDefault(what, new ArrayDeque<>(List.of(anyOther)));
        Reply reply = queue.size() > 1 ? queue.remove() : queue.element();
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
        exchange.sendResponseHeaders(reply.status(), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static void answer(HttpExchange exchange, Log log) throws IOException {
        byte[] all = log.text().getBytes(StandardCharsets.UTF_8);
        String query = exchange.getRequestURI().getQuery();
        int offset = Integer.parseInt(query.substring(query.indexOf('=') + 1));
        int start = offset < 0 ? Math.max(0, all.length + offset) : offset;
        byte[] part = Arrays.copyOfRange(all, start, Math.min(all.length, start + log.most()));
        exchange.getResponseHeaders().set("Drey-Offset", String.valueOf(start));
        exchange.getResponseHeaders().set("Drey-Next-Offset", String.valueOf(start + part.length));
        exchange.sendResponseHeaders(200, part.length == 0 ? -1 : part.length);
        exchange.getResponseBody().write(part);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
