package dev.drey.objectstore;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;

/**
 * The body of a request. It is asked for when first read, as that tells a client that waits to go on; and it can be
 * read to its end when the engine has left something over. S3Proxy stops at the last byte of an object and leaves the
 * end of a body in chunks unread, whereupon the server would cut a connection that the client takes for good and uses
 * again.
 */
final class RequestBody extends InputStream {

    private static final int WORTH_READING = 1 << 20;

    private final HttpServletRequest request;
    private boolean touched;

    RequestBody(HttpServletRequest request) {
        this.request = request;
    }

    @Override
    public int read() throws IOException {
        return content().read();
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        return content().read(into, offset, length);
    }

    /** Leaves the stream open for {@link #finish}; it ends with the request. */
    @Override
    public void close() {}

    /**
     * Reads what is left, unless the client still waits to be told to send it or it is too much to read for nothing.
     * Says whether the body is read and the connection thus fit for another request.
     */
    boolean finish() {
        if (!touched && request.getHeader("Expect") != null) {
            return false;
        }
        try {
            return readNBytes(WORTH_READING).length < WORTH_READING;
        } catch (IOException e) {
            return false;
        }
    }

    private InputStream content() throws IOException {
        touched = true;
        return request.getInputStream();
    }
}
