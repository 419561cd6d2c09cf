package dev.drey.objectstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Who gets in, and how a bucket may be named, byte for byte. */
class S3AccessTest {

    private static final String CHUNKS = "5\r\nhello\r\n0\r\n";
    private static final String TRAILER = "x-amz-checksum-crc32:NhCmhg==\r\n\r\n";

    @TempDir
    Path folder;

    @Test
    void wrongSecretIsRefused() {
        try (S3Server server = S3Server.start(folder, List.of(S3Server.KEY));
                S3Client s3 = server.client(new AccessKey(S3Server.KEY.id(), "wrong"))) {
            assertThatExceptionOfType(S3Exception.class)
                    .isThrownBy(s3::listBuckets)
                    .satisfies(e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("SignatureDoesNotMatch"));
        }
    }

    @Test
    void unknownKeyIsRefused() {
        try (S3Server server = S3Server.start(folder, List.of(S3Server.KEY));
                S3Client s3 = server.client(new AccessKey("AKIDNOBODY", S3Server.KEY.secret()))) {
            assertThatExceptionOfType(S3Exception.class)
                    .isThrownBy(s3::listBuckets)
                    .satisfies(e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("InvalidAccessKeyId"));
        }
    }

    @Test
    void unsignedRequestIsRefusedOnceThereAreKeys() throws IOException {
        try (S3Server server = S3Server.start(folder, List.of(S3Server.KEY))) {
            assertThat(raw(server, "GET / HTTP/1.1", "Host: 127.0.0.1"))
                    .startsWith("HTTP/1.1 403")
                    .contains("<Code>AccessDenied</Code>");
        }
    }

    @Test
    void bucketMayBeNamedByTheHost() throws IOException {
        try (S3Server server = S3Server.start(folder, List.of());
                S3Client s3 = server.client(S3Server.KEY)) {
            s3.createBucket(b -> b.bucket("my.apps"));
            s3.putObject(b -> b.bucket("my.apps").key("a b"), RequestBody.fromString("found"));

            assertThat(raw(server, "GET /a%20b HTTP/1.1", "Host: my.apps.localhost:4566"))
                    .startsWith("HTTP/1.1 200")
                    .endsWith("found");
            assertThat(raw(server, "GET /my.apps/a%20b HTTP/1.1", "Host: localhost:4566"))
                    .endsWith("found");
        }
    }

    @Test
    void unsignedChunksWithATrailerAreDecoded() throws IOException {
        try (S3Server server = S3Server.start(folder, List.of());
                S3Client s3 = server.client(S3Server.KEY)) {
            s3.createBucket(b -> b.bucket("apps"));

            String answer = raw(server, putInChunks("") + CHUNKS + TRAILER);

            assertThat(answer).startsWith("HTTP/1.1 200");
            assertThat(s3.getObjectAsBytes(b -> b.bucket("apps").key("k")).asUtf8String())
                    .isEqualTo("hello");
        }
    }

    @Test
    void putIsAnsweredWhenItsTrailerIsReadSoThatTheConnectionLasts() throws IOException {
        try (S3Server server = S3Server.start(folder, List.of());
                S3Client s3 = server.client(S3Server.KEY);
                Socket socket = connect(server)) {
            s3.createBucket(b -> b.bucket("apps"));
            socket.setSoTimeout(300);

            send(socket, putInChunks("Expect: 100-continue\r\n") + CHUNKS);
            assertThat(readUntilSilent(socket)).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");

            socket.setSoTimeout(10_000);
            send(socket, TRAILER + "GET /apps/k HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");
            assertThat(readUntilSilent(socket))
                    .startsWith("HTTP/1.1 200")
                    .doesNotContain("HTTP/1.1 4")
                    .endsWith("hello");
        }
    }

    @Test
    void refusalOfABodyNotYetSentEndsTheConnection() throws IOException {
        try (S3Server server = S3Server.start(folder, List.of());
                Socket socket = connect(server)) {
            socket.setSoTimeout(10_000);

            send(socket, putInChunks("Expect: 100-continue\r\n"));

            assertThat(readUntilSilent(socket))
                    .startsWith("HTTP/1.1 404")
                    .contains("Connection: close")
                    .contains("<Code>NoSuchBucket</Code>");
        }
    }

    @Test
    void refusalReadsASmallBodySoThatTheConnectionLasts() throws IOException {
        try (S3Server server = S3Server.start(folder, List.of())) {
            String answers = raw(
                    server,
                    putInChunks("") + CHUNKS + TRAILER
                            + "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");

            assertThat(answers).startsWith("HTTP/1.1 404").contains("HTTP/1.1 200");
        }
    }

    @Test
    void secretsAreNotPrinted() {
        assertThat(S3Server.KEY.toString()).contains("AKIDEXAMPLE").doesNotContain("secret");
    }

    /** The head of a PUT that announces {@link #CHUNKS} and {@link #TRAILER}. */
    private static String putInChunks(String header) {
        return """
                PUT /apps/k HTTP/1.1\r
                Host: 127.0.0.1\r
                Content-Encoding: aws-chunked\r
                x-amz-content-sha256: STREAMING-UNSIGNED-PAYLOAD-TRAILER\r
                x-amz-trailer: x-amz-checksum-crc32\r
                x-amz-decoded-content-length: 5\r
                Content-Length: %d\r
                %s\r
                """.formatted(CHUNKS.length() + TRAILER.length(), header);
    }

    /** Sends a request that ends the connection and returns all that comes back. */
    private static String raw(S3Server server, String requestLine, String host) throws IOException {
        return raw(server, requestLine + "\r\n" + host + "\r\nConnection: close\r\n\r\n");
    }

    private static String raw(S3Server server, String requests) throws IOException {
        try (Socket socket = connect(server)) {
            send(socket, requests);
            socket.shutdownOutput();
            return readUntilSilent(socket);
        }
    }

    private static Socket connect(S3Server server) throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), server.front().port());
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String readUntilSilent(Socket socket) throws IOException {
        StringBuilder text = new StringBuilder();
        try {
            for (int next = socket.getInputStream().read();
                    next != -1;
                    next = socket.getInputStream().read()) {
                text.append((char) next);
            }
        } catch (SocketTimeoutException silent) {
            return text.toString();
        }
        return text.toString();
    }
}
