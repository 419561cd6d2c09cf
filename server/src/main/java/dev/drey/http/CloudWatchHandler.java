package dev.drey.http;

import dev.drey.control.ApiErrorCode;
import dev.drey.control.ApiException;
import dev.drey.http.signature.Gate;
import dev.drey.telemetry.series.MetricsUnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.MDC;

/**
 * CloudWatch's API in each of the forms that its clients speak. Stands before the handlers of other AWS APIs, and takes
 * only what is meant for CloudWatch.
 */
public final class CloudWatchHandler extends Handler.Abstract {

    /** The name that CloudWatch's clients sign for. */
    public static final String SIGNED_SERVICE = "monitoring";

    private static final String SERVICE = "GraniteServiceVersion20100801";
    private static final String VERSION = "2010-08-01";
    private static final String NAMESPACE = "http://monitoring.amazonaws.com/doc/2010-08-01/";

    private final Operations operations;
    private final Gate gate;
    private final List<WireForm> forms;

    /**
     * @param operations of CloudWatch
     * @param gate what every request has to pass, even one that can only be refused
     */
    public CloudWatchHandler(Operations operations, Gate gate) {
        this.operations = operations;
        this.gate = gate;
        this.forms = List.of(new CborForm(SERVICE), new JsonForm(SERVICE + "."), new QueryForm(VERSION, NAMESPACE));
    }

    /** What goes back. */
    private record Reply(int status, ByteBuffer body, Optional<WireForm.Refusal> refusal) {}

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Optional<WireForm> form =
                forms.stream().filter(candidate -> candidate.isFor(request)).findFirst();
        if (form.isEmpty()) {
            return false;
        }
        String requestId = UUID.randomUUID().toString();
        MDC.put(AwsJsonHandler.LOGGED_REQUEST_ID, requestId);
        try {
            send(reply(form.get(), request, requestId), form.get(), requestId, response, callback);
        } catch (IOException gone) {
            callback.failed(gone);
        } finally {
            MDC.remove(AwsJsonHandler.LOGGED_REQUEST_ID);
        }
        return true;
    }

    private Reply reply(WireForm form, Request request, String requestId) throws IOException {
        try (InputStream sent = RequestBody.capped(Content.Source.asInputStream(request));
                InputStream admitted = gate.admit(request, sent);
                InputStream body = unpacked(request, admitted)) {
            WireForm.Parcel parcel = form.open(request, body);
            Operations.Call call = operations.find(operations.targetPrefix() + parcel.operation());
            return new Reply(
                    HttpStatus.OK_200,
                    ByteBuffer.wrap(
                            form.success(parcel.operation(), call.with(parcel.read(call.request())), requestId)),
                    Optional.empty());
        } catch (IOException gone) {
            throw gone;
        } catch (Throwable failure) {
            WireForm.Refusal refusal = refusal(failure, requestId);
            return new Reply(refusal.status(), ByteBuffer.wrap(form.refusal(refusal, requestId)), Optional.of(refusal));
        }
    }

    /** The AWS SDKs pack what they put if it is long. */
    private static InputStream unpacked(Request request, InputStream body) throws IOException {
        return "gzip".equalsIgnoreCase(request.getHeaders().get(HttpHeader.CONTENT_ENCODING))
                ? RequestBody.capped(new GZIPInputStream(body))
                : body;
    }

    private static WireForm.Refusal refusal(Throwable failure, String requestId) {
        if (failure instanceof MetricsUnavailableException unavailable) {
            return refusal(ApiErrorCode.SERVICE_UNAVAILABLE, String.valueOf(unavailable.getMessage()));
        }
        if (failure instanceof ApiException known) {
            return refusal(known.code(), String.valueOf(known.getMessage()));
        }
        Answer answer = ErrorTranslator.translate(failure, requestId);
        return new WireForm.Refusal(
                "InternalServiceFault", "InternalServiceError", answer.status(), ErrorTranslator.internal(requestId));
    }

    private static WireForm.Refusal refusal(ApiErrorCode code, String message) {
        String queryCode = switch (code) {
            case MISSING_PARAMETER -> "MissingParameter";
            case VALIDATION -> "ValidationError";
            case INVALID_SIGNATURE -> "SignatureDoesNotMatch";
            case UNRECOGNIZED_CLIENT -> "InvalidClientTokenId";
            case MISSING_AUTHENTICATION_TOKEN -> "MissingAuthenticationToken";
            case UNKNOWN_OPERATION -> "InvalidAction";
            default -> code.wireName().replaceFirst("Exception$", "");
        };
        return new WireForm.Refusal(code.wireName(), queryCode, code.httpStatus(), message);
    }

    private static void send(Reply reply, WireForm form, String requestId, Response response, Callback callback) {
        response.setStatus(reply.status());
        HttpFields.Mutable headers = response.getHeaders();
        form.head(headers);
        headers.put("x-amzn-RequestId", requestId);
        headers.put(new HttpField.LongValueHttpField(
                HttpHeader.CONTENT_LENGTH, reply.body().remaining()));
        reply.refusal().ifPresent(refusal -> {
            headers.put("x-amzn-ErrorType", refusal.shape());
            headers.put(
                    "x-amzn-query-error",
                    refusal.queryCode() + ";" + (refusal.isSendersFault() ? "Sender" : "Receiver"));
        });
        response.write(true, reply.body(), callback);
    }
}
