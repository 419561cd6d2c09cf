package dev.drey.http.console;

import dev.drey.http.BasicAccess;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * The page at {@code /_drey/}, and what it shows at {@code /_drey/overview}, which it asks for again and again. Where the service has
 * credentials, browsers ask for a pair of them.
 */
public final class ConsoleHandler extends Handler.Abstract {

    private static final String PAGE = "/_drey/";
    private static final String OVERVIEW = "/_drey/overview";

    private final Overview overview;
    private final BasicAccess access;
    private final byte[] page;

    /** @param access who may look */
    public ConsoleHandler(Overview overview, BasicAccess access) {
        this.overview = overview;
        this.access = access;
        this.page = read("page.html");
    }

    private static byte[] read(String name) {
        try (InputStream resource = Objects.requireNonNull(ConsoleHandler.class.getResourceAsStream(name), name)) {
            return resource.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws IOException {
        String path = request.getHttpURI().getCanonicalPath();
        boolean reads = request.getMethod().equals("GET");
        if (!reads || !(PAGE.equals(path) || OVERVIEW.equals(path))) {
            return false;
        }
        if (!access.admits(request.getHeaders())) {
            access.refuse(response, callback);
            return true;
        }
        HttpFields.Mutable headers = response.getHeaders();
        headers.put(HttpHeader.CACHE_CONTROL, "no-store");
        if (PAGE.equals(path)) {
            headers.put(HttpHeader.CONTENT_TYPE, "text/html; charset=utf-8");
            headers.put(
                    "Content-Security-Policy",
                    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; connect-src 'self'");
            response.write(true, ByteBuffer.wrap(page), callback);
        } else {
            headers.put(HttpHeader.CONTENT_TYPE, "application/json");
            byte[] json = overview.json().toString().getBytes(StandardCharsets.UTF_8);
            response.write(true, ByteBuffer.wrap(json), callback);
        }
        return true;
    }
}
