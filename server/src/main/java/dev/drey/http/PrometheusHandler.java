package dev.drey.http;

import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
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
    private static final String BASIC = "Basic ";

    private final PrometheusRegistry registry;
    private final Map<String, String> secrets;
    private final ExpositionFormats formats = ExpositionFormats.init();

    /** @param secrets by access key id; empty for a service that is open to all who can reach it */
    public PrometheusHandler(PrometheusRegistry registry, Map<String, String> secrets) {
        this.registry = registry;
        this.secrets = Map.copyOf(secrets);
    }

    /** A bucket could have this name: requests to it have a query, or are signed. */
    private static boolean isFor(Request request) {
        String authorization = request.getHeaders().get(HttpHeader.AUTHORIZATION);
        return request.getMethod().equals("GET")
                && PATH.equals(request.getHttpURI().getPath())
                && request.getHttpURI().getQuery() == null
                && (authorization == null || authorization.startsWith(BASIC));
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws IOException {
        if (!isFor(request)) {
            return false;
        }
        if (!isAdmitted(request.getHeaders())) {
            response.setStatus(HttpStatus.UNAUTHORIZED_401);
            response.getHeaders().put(HttpHeader.WWW_AUTHENTICATE, "Basic realm=\"Drey\"");
            Content.Sink.write(
                    response,
                    true,
                    "Send the service's access-key and secret-key as user name and password (basic_auth).\n",
                    callback);
            return true;
        }
        ExpositionFormatWriter writer = formats.findWriter(request.getHeaders().get(HttpHeader.ACCEPT));
        ByteArrayOutputStream page = new ByteArrayOutputStream();
        writer.write(page, registry.scrape());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, writer.getContentType());
        response.write(true, ByteBuffer.wrap(page.toByteArray()), callback);
        return true;
    }

    private boolean isAdmitted(HttpFields headers) {
        if (secrets.isEmpty()) {
            return true;
        }
        String authorization = headers.get(HttpHeader.AUTHORIZATION);
        if (authorization == null) {
            return false;
        }
        try {
            String pair = new String(
                    Base64.getDecoder()
                            .decode(authorization.substring(BASIC.length()).strip()),
                    StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            String secret = colon < 0 ? null : secrets.get(pair.substring(0, colon));
            return secret != null
                    && MessageDigest.isEqual(
                            secret.getBytes(StandardCharsets.UTF_8),
                            pair.substring(colon + 1).getBytes(StandardCharsets.UTF_8));
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }
}
