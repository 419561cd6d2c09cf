package dev.drey.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.Test;

class HttpFrontTest {

    private static final InetSocketAddress ANY_PORT = loopback(0);

    @Test
    void firstHandlerThatClaimsARequestHasIt() throws Exception {
        try (HttpFront front =
                new HttpFront(ANY_PORT, List.of(answering("/mine", "first"), answering("/", "second")))) {
            front.start();

            assertThat(get(front, "/mine").body()).isEqualTo("first");
            assertThat(get(front, "/other").body()).isEqualTo("second");
        }
    }

    @Test
    void unclaimedRequestGetsOneLineAndNoServerName() throws Exception {
        try (HttpFront front = new HttpFront(ANY_PORT, List.of(answering("/mine", "first")))) {
            front.start();

            HttpResponse<String> answer = get(front, "/other");

            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.body()).isEqualTo("404 Not Found\n");
            assertThat(answer.headers().firstValue("Server")).isEmpty();
        }
    }

    @Test
    void takenPortIsNamed() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                HttpFront front = new HttpFront(loopback(other.getLocalPort()), List.of())) {
            assertThatExceptionOfType(CannotListenException.class)
                    .isThrownBy(front::start)
                    .withMessageStartingWith("Port " + other.getLocalPort() + " is in use by another program")
                    .withMessageEndingWith("Stop that program or choose another port.");
        }
    }

    @Test
    void closedPortIsFreeAgain() throws Exception {
        HttpFront front = new HttpFront(ANY_PORT, List.of());
        front.start();
        int port = front.port();
        front.close();
        front.close();

        try (HttpFront next = new HttpFront(loopback(port), List.of())) {
            next.start();
            assertThat(next.port()).isEqualTo(port);
        }
    }

    @Test
    void unknownHostIsReported() {
        InetSocketAddress nowhere = InetSocketAddress.createUnresolved("no-such-host.invalid", 0);
        try (HttpFront front = new HttpFront(nowhere, List.of())) {
            assertThatExceptionOfType(CannotListenException.class)
                    .isThrownBy(front::start)
                    .withMessage("Cannot listen on no-such-host.invalid:0: the name of the host is not known.");
        }
    }

    private static InetSocketAddress loopback(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    private static HttpResponse<String> get(HttpFront front, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(front.uri().resolve(path)).build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static Handler answering(String prefix, String text) {
        return new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) {
                if (!request.getHttpURI().getPath().startsWith(prefix)) {
                    return false;
                }
                response.write(true, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), callback);
                return true;
            }
        };
    }
}
