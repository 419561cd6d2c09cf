package dev.drey.http;

import dev.drey.http.signature.Gate;
import java.net.URI;
import java.util.List;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.LifeCycle;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.kinesisanalyticsv2.KinesisAnalyticsV2Client;

/** The wire layer alone, behind a real HTTP server on a free port of the loopback interface. */
final class WireServer implements AutoCloseable {
    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);

    WireServer(List<? extends Operation<?, ?>> operations) throws Exception {
        this(operations, Gate.OPEN);
    }

    WireServer(List<? extends Operation<?, ?>> operations, Gate gate) throws Exception {
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(new AwsJsonHandler(new Operations(operations), gate));
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + connector.getLocalPort() + "/");
    }

    /** A client that takes the first answer it gets; to be closed by the caller. */
    KinesisAnalyticsV2Client newClient() {
        return KinesisAnalyticsV2Client.builder()
                .endpointOverride(uri())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .overrideConfiguration(o -> o.retryStrategy(DefaultRetryStrategy.doNotRetry()))
                .build();
    }

    @Override
    public void close() {
        LifeCycle.stop(server);
    }
}
