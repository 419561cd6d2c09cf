package dev.drey.http;

import dev.drey.control.ApiErrorCode;
import dev.drey.control.ApiException;
import dev.drey.http.signature.Gate;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.MimeTypes;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.MDC;

/**
 * AWS's protocol JSON 1.1: every request with the header {@code X-Amz-Target} is for this handler, also one that it can
 * only refuse, so that clients of the AWS SDKs always read an AWS error; except where it stands before another one and
 * takes only those of its own service.
 *
 * <p>Blocks, which Jetty allows for: handlers run on the threads of its pool, not on those that select.
 */
public final class AwsJsonHandler extends Handler.Abstract {
    /** The name under which log lines can show the id that the client got with its answer. */
    public static final String LOGGED_REQUEST_ID = "requestId";

    private static final String CONTENT_TYPE = "application/x-amz-json-1.1";

    /** Bodies that are larger, or of unknown size, are read one after another: the largest fills half of the heap. */
    private static final int LARGE_BODY = 1024 * 1024;

    private final Semaphore largeBodies = new Semaphore(1, true);
    private final Operations operations;
    private final Gate gate;
    private final String targets;

    /** @param gate what every request has to pass, even one that can only be refused */
    public AwsJsonHandler(Operations operations, Gate gate) {
        this(operations, gate, "");
    }

    private AwsJsonHandler(Operations operations, Gate gate, String targets) {
        this.operations = operations;
        this.gate = gate;
        this.targets = targets;
    }

    /** Takes only requests to the service of these operations. */
    public static AwsJsonHandler ofOneService(Operations operations, Gate gate) {
        return new AwsJsonHandler(operations, gate, operations.targetPrefix());
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        String target = request.getHeaders().get("X-Amz-Target");
        if (target == null || !target.startsWith(targets)) {
            return false;
        }
        String requestId = UUID.randomUUID().toString();
        MDC.put(LOGGED_REQUEST_ID, requestId);
        try {
            send(answer(target, request, requestId), requestId, response, callback);
        } catch (IOException e) {
            // The client went away in the middle of its request: there is nobody to answer.
            callback.failed(e);
        } finally {
            MDC.remove(LOGGED_REQUEST_ID);
        }
        return true;
    }

    private Answer answer(String target, Request request, String requestId) throws IOException {
        try {
            return Answer.success(perform(target, request));
        } catch (IOException e) {
            throw e;
        } catch (Throwable failure) {
            return ErrorTranslator.translate(failure, requestId);
        }
    }

    private String perform(String target, Request request) throws IOException {
        if (request.getLength() > RequestBody.LARGEST) {
            RequestBody.discard(Content.Source.asInputStream(request));
            throw RequestBody.tooLarge();
        }
        try (InputStream sent = RequestBody.capped(Content.Source.asInputStream(request));
                InputStream body = gate.admit(request, sent)) {
            checkProtocol(request);
            boolean large = request.getLength() < 0 || request.getLength() > LARGE_BODY;
            return large ? performLarge(target, body) : perform(target, body);
        }
    }

    private String performLarge(String target, InputStream body) throws IOException {
        largeBodies.acquireUninterruptibly();
        try {
            return perform(target, body);
        } finally {
            largeBodies.release();
        }
    }

    private String perform(String target, InputStream body) throws IOException {
        return SdkWriter.write(operations.find(target).with(RequestBody.read(body)));
    }

    private static void checkProtocol(Request request) {
        String type =
                MimeTypes.getContentTypeWithoutCharset(request.getHeaders().get(HttpHeader.CONTENT_TYPE));
        if (!HttpMethod.POST.is(request.getMethod()) || !CONTENT_TYPE.equalsIgnoreCase(type)) {
            throw new ApiException(
                    ApiErrorCode.UNKNOWN_OPERATION,
                    "Operations are called with POST and the content type " + CONTENT_TYPE + ", not with "
                            + request.getMethod() + " and " + type + ".");
        }
    }

    private static void send(Answer answer, String requestId, Response response, Callback callback) {
        ByteBuffer json = StandardCharsets.UTF_8.encode(answer.json());
        response.setStatus(answer.status());
        HttpFields.Mutable headers = response.getHeaders();
        headers.put("x-amzn-RequestId", requestId);
        headers.put(HttpHeader.CONTENT_TYPE, CONTENT_TYPE);
        headers.put(new HttpField.LongValueHttpField(HttpHeader.CONTENT_LENGTH, json.remaining()));
        if (answer.errorType() != null) {
            headers.put("x-amzn-ErrorType", answer.errorType());
        }
        response.write(true, json, callback);
    }
}
