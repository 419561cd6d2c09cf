package dev.drey.objectstore;

import dev.drey.http.HttpFront;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** An embedded store on a port of its own, and clients of it. */
record S3Server(EmbeddedObjectStore store, HttpFront front) implements AutoCloseable {

    static final AccessKey KEY = new AccessKey("AKIDEXAMPLE", "secret/+example");

    static S3Server start(Path folder, List<AccessKey> keys) {
        EmbeddedObjectStore store = EmbeddedObjectStore.open(folder, keys);
        HttpFront front =
                new HttpFront(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), List.of(store.handler()));
        front.start();
        return new S3Server(store, front);
    }

    URI uri() {
        return front.uri();
    }

    S3Client client(AccessKey key) {
        return S3Client.builder()
                .endpointOverride(uri())
                .region(Region.EU_WEST_1)
                .forcePathStyle(true)
                .overrideConfiguration(o -> o.retryStrategy(r -> r.maxAttempts(1)))
                .credentialsProvider(credentials(key))
                .build();
    }

    S3Presigner presigner(AccessKey key) {
        return S3Presigner.builder()
                .endpointOverride(uri())
                .region(Region.EU_WEST_1)
                .serviceConfiguration(
                        S3Configuration.builder().pathStyleAccessEnabled(true).build())
                .credentialsProvider(credentials(key))
                .build();
    }

    @Override
    public void close() {
        front.close();
        store.close();
    }

    private static StaticCredentialsProvider credentials(AccessKey key) {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(key.id(), key.secret()));
    }
}
