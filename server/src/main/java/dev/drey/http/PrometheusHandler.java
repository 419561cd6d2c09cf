package dev.drey.http;

import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * {@code /metrics} for Prometheus. Where the service has credentials, one of the pairs must come as user name and
 * password: Prometheus cannot sign as AWS's clients do.
 */
public final class PrometheusHandler extends Handler.Abstract {

    private static final String PATH = "/metrics";

    private final PrometheusRegistry registry;
    private final BasicAccess access;
    private final ExpositionFormats formats = ExpositionFormats.init();

    /** @param secrets by access key id; empty for a service that is open to all who can reach it */
    public PrometheusHandler(PrometheusRegistry registry, Map<String, String> secrets) {
        this.registry = registry;
        this.access = new BasicAccess(secrets);
    }

    /** A bucket could have this name: requests to it have a query, or are signed. */
    private static boolean isFor(Request request) {
        return request.getMethod().equals("GET")
                && PATH.equals(request.getHttpURI().getPath())
                && request.getHttpURI().getQuery() == null
                && BasicAccess.isFor(request.getHeaders());
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws IOException {
        if (!isFor(request)) {
            return false;
        }
        if (!access.admits(request.getHeaders())) {
            access.refuse(response, callback);
            return true;
        }
        ExpositionFormatWriter writer = formats.findWriter(request.getHeaders().get(HttpHeader.ACCEPT));
        ByteArrayOutputStream page = new ByteArrayOutputStream();
        writer.write(page, registry.scrape());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, writer.getContentType());
        response.write(true, ByteBuffer.wrap(page.toByteArray()), callback);
        return true;
    }
}
