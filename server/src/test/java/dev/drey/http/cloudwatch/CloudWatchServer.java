package dev.drey.http.cloudwatch;

import dev.drey.http.CloudWatchHandler;
import dev.drey.http.HttpFront;
import dev.drey.http.Operations;
import dev.drey.http.signature.Gate;
import dev.drey.testing.TelemetryBench;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;

/** CloudWatch's operations behind a real port, over stores in a folder. */
final class CloudWatchServer implements AutoCloseable {

    private final HttpFront front;

    CloudWatchServer(TelemetryBench bench, Gate gate) {
        front = new HttpFront(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                List.of(new CloudWatchHandler(
                        Operations.ofCloudWatch(
                                CloudWatchOperations.all(bench.telemetry(), "arn:aws:cloudwatch:eu-west-1:1:alarm:")),
                        gate)));
        front.start();
    }

    URI uri() {
        return front.uri();
    }

    /** A client that takes the first answer it gets; to be closed by the caller. */
    CloudWatchClient client(String secret) {
        return CloudWatchClient.builder()
                .endpointOverride(uri())
                .region(Region.EU_WEST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("key", secret)))
                .overrideConfiguration(o -> o.retryStrategy(DefaultRetryStrategy.doNotRetry()))
                .build();
    }

    /** Heap of 80, 90 and 95 % in three minutes, up to now. */
    static void fillHeap(TelemetryBench bench) {
        for (double heap : new double[] {80, 90, 95}) {
            bench.put("heapMemoryUtilization", "Percent", heap);
            bench.pass(Duration.ofMinutes(1));
        }
    }

    @Override
    public void close() {
        front.close();
    }
}
