package dev.drey.objectstore;

import com.google.common.base.Throwables;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.eclipse.jetty.io.EofException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands a request to the engine its host asks for, and makes an S3 error of whatever that throws. */
final class S3Servlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Logger log = LoggerFactory.getLogger(S3Servlet.class);

    private final transient S3Engines engines;

    S3Servlet(S3Engines engines) {
        this.engines = engines;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        S3Engine engine = engines.forHost(request.getHeader("Host"));
        RequestBody body = new RequestBody(request);
        try {
            engine.serve(request, response, body);
        } catch (IOException | RuntimeException e) {
            if (response.isCommitted() || clientLeft(e)) {
                throw e; // the server cuts the connection, so that half an object is not taken for a whole one
            }
            if (!body.finish()) {
                response.setHeader("Connection", "close");
            }
            engine.refuse(request, response, S3Failure.explain(e).orElseGet(() -> unexpected(request, e)));
        }
    }

    private static boolean clientLeft(Throwable failure) {
        return Throwables.getCausalChain(failure).stream().anyMatch(EofException.class::isInstance);
    }

    private static S3Failure unexpected(HttpServletRequest request, Exception failure) {
        S3Failure answer = S3Failure.internal(failure);
        boolean disk = Throwables.getRootCause(failure) instanceof IOException;
        log.error("{} {}: {}", request.getMethod(), request.getRequestURI(), answer.message(), disk ? null : failure);
        return answer;
    }
}
