package dev.drey.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * For those who cannot sign as AWS's clients do, such as Prometheus and browsers: a pair of the service's credentials as user name
 * and password.
 */
public final class BasicAccess {

    private static final String BASIC = "Basic ";

    private final Map<String, String> secrets;

    /** @param secrets by access key id; empty for a service that is open to all who can reach it */
    public BasicAccess(Map<String, String> secrets) {
        this.secrets = Map.copyOf(secrets);
    }

    /** Whether a request could be meant for it: one that is signed is not. */
    static boolean isFor(HttpFields headers) {
        String authorization = headers.get(HttpHeader.AUTHORIZATION);
        return authorization == null || authorization.startsWith(BASIC);
    }

    /** Whether the pair is one of the service's. */
    public boolean admits(HttpFields headers) {
        if (secrets.isEmpty()) {
            return true;
        }
        String authorization = headers.get(HttpHeader.AUTHORIZATION);
        if (authorization == null || !authorization.startsWith(BASIC)) {
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

    /** Asks for a pair. */
    public void refuse(Response response, Callback callback) throws IOException {
        response.setStatus(HttpStatus.UNAUTHORIZED_401);
        response.getHeaders().put(HttpHeader.WWW_AUTHENTICATE, "Basic realm=\"Drey\"");
        Content.Sink.write(
                response,
                true,
                "Send the service's access-key and secret-key as user name and password (basic_auth).\n",
                callback);
    }
}
