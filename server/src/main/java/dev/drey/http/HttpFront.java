package dev.drey.http;

import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.List;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * The one port of the service. A request is offered to the handlers in their order; the first that returns true has
 * it. Bodies are streamed, of any size, and may be as slow as they like as long as something moves.
 */
public final class HttpFront implements AutoCloseable {

    private static final Duration SILENCE_ALLOWED = Duration.ofMinutes(5);
    private static final Duration SILENCE_ALLOWED_AT_THE_END = Duration.ofMillis(100);
    private static final Duration TIME_TO_FINISH = Duration.ofSeconds(5);
    private static final int LARGEST_HEADERS = 32 * 1024;
    private static final int MOST_THREADS = 200;
    private static final int THREADS_AT_REST = 4;

    private final InetSocketAddress address;
    private final Server server;
    private final ServerConnector connector;

    /**
     * @param address port 0 takes any free one, see {@link #port}
     */
    public HttpFront(InetSocketAddress address, List<Handler> handlers) {
        this.address = address;
        QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS, THREADS_AT_REST);
        threads.setName("http");
        server = new Server(threads);
        connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(configuration()));
        connector.setHost(host());
        connector.setPort(address.getPort());
        connector.setIdleTimeout(SILENCE_ALLOWED.toMillis());
        connector.setShutdownIdleTimeout(SILENCE_ALLOWED_AT_THE_END.toMillis());
        server.addConnector(connector);
        server.setHandler(new GracefulHandler(new Handler.Sequence(handlers)));
        server.setErrorHandler(new PlainErrors());
        server.setStopTimeout(TIME_TO_FINISH.toMillis());
    }

    /**
     * Opens the port and starts the handlers.
     *
     * @throws CannotListenException when the port is taken or not allowed
     */
    public void start() {
        try {
            connector.open();
            server.start();
        } catch (Exception e) {
            close();
            throw failure(e);
        }
    }

    /** The port in use, once started. */
    public int port() {
        return connector.getLocalPort();
    }

    /** Where clients on this machine find the service, once started. */
    public URI uri() {
        InetAddress resolved = address.getAddress();
        boolean everywhere = resolved != null && resolved.isAnyLocalAddress();
        try {
            return new URI("http", null, everywhere ? "127.0.0.1" : host(), port(), null, null, null);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(host() + " cannot be part of a URI", e);
        }
    }

    /** Takes no new requests and gives those under way a few seconds to finish. Does nothing the second time. */
    @Override
    public void close() {
        try {
            server.stop();
            connector.close();
        } catch (Exception e) {
            throw new IllegalStateException("The HTTP server did not stop in order: " + e.getMessage(), e);
        }
    }

    /** As digits where it can be: clients of S3 then put the bucket into the path, which needs no name service. */
    private String host() {
        InetAddress resolved = address.getAddress();
        return resolved == null ? address.getHostString() : resolved.getHostAddress();
    }

    private static HttpConfiguration configuration() {
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        configuration.setRequestHeaderSize(LARGEST_HEADERS);
        // Keys of objects may hold what a careful web server refuses in a path: %2F, //, dots.
        configuration.setUriCompliance(UriCompliance.LEGACY);
        // Signatures cover header values as sent, so none may be replaced by a cached spelling.
        configuration.setHeaderCacheCaseSensitive(true);
        return configuration;
    }

    private RuntimeException failure(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException || cause instanceof UnresolvedAddressException) {
                return CannotListenException.of(address, cause);
            }
        }
        return new IllegalStateException("The HTTP server did not start: " + failure.getMessage(), failure);
    }
}
