package dev.drey.objectstore;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.gaul.s3proxy.S3ProxyHandler;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.jspecify.annotations.Nullable;

/** S3Proxy's handler of single requests, with the limits that Amazon has, and its way to write an error. */
final class S3Engine extends S3ProxyHandler {

    private static final long LARGEST_PUT = 5L << 30;
    /** A body signed as a whole is held in memory until its hash is checked; clients sign larger ones by chunk. */
    private static final long LARGEST_BODY_SIGNED_AS_A_WHOLE = 128L << 20;

    private static final int LARGEST_CHUNK = 16 << 20;
    private static final int CLOCK_SKEW_SECONDS = 15 * 60;

    /**
     * @param placeholder any key when signatures are verified (the real ones are looked up by request), null when not
     * @param virtualHost the host below which the first label names a bucket; null for path-style
     */
    S3Engine(BlobStore blobs, @Nullable AccessKey placeholder, @Nullable String virtualHost) {
        super(
                blobs,
                placeholder == null ? AuthenticationType.NONE : AuthenticationType.AWS_V2_OR_V4,
                placeholder == null ? null : placeholder.id(),
                placeholder == null ? null : placeholder.secret(),
                virtualHost,
                LARGEST_PUT,
                LARGEST_BODY_SIGNED_AS_A_WHOLE,
                LARGEST_CHUNK,
                true,
                null,
                null,
                CLOCK_SKEW_SECONDS);
    }

    void serve(HttpServletRequest request, HttpServletResponse response, RequestBody body) throws IOException {
        doHandle(request, request, response, body, new RequestContext());
        body.finish();
    }

    void refuse(HttpServletRequest request, HttpServletResponse response, S3Failure failure) throws IOException {
        failure.headers().forEach(response::setHeader);
        if (failure.hasDocument()) {
            sendSimpleErrorResponse(request, response, failure.code(), failure.status(), failure.message(), Map.of());
        } else {
            response.setStatus(failure.status());
        }
    }
}
