package dev.drey.http.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.EnumSet;
import org.eclipse.jetty.client.BufferingResponseListener;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Result;
import org.eclipse.jetty.client.transport.HttpClientTransportDynamic;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.proxy.ProxyHandler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Sends admitted requests on to a job manager, without what is meant for the service alone. */
final class FlinkProxy extends ProxyHandler {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LARGEST_CONFIGURATION = 1 << 20;
    private static final String TARGET = FlinkProxy.class.getName() + ".target";
    private static final String PATH = FlinkProxy.class.getName() + ".path";
    private static final EnumSet<HttpHeader> KEPT_FROM_FLINK = EnumSet.of(
            HttpHeader.HOST, HttpHeader.COOKIE, HttpHeader.AUTHORIZATION, HttpHeader.REFERER, HttpHeader.ORIGIN);

    FlinkProxy() {
        setUseServerThreadPool(true);
    }

    /** Answers with what Flink answers at {@code target}. */
    void forward(DashboardPath path, HttpURI target, Request request, Response response, Callback callback) {
        request.setAttribute(TARGET, target);
        request.setAttribute(PATH, path);
        handle(request, response, callback);
    }

    @Override
    protected HttpClient newHttpClient() {
        ClientConnector connector = new ClientConnector();
        connector.setSelectors(1);
        return new HttpClient(new HttpClientTransportDynamic(connector));
    }

    @Override
    protected HttpURI rewriteHttpURI(Request request) {
        return (HttpURI) request.getAttribute(TARGET);
    }

    @Override
    protected void copyRequestHeaders(Request request, org.eclipse.jetty.client.Request toFlink) {
        super.copyRequestHeaders(request, toFlink);
        toFlink.headers(headers -> headers.remove(KEPT_FROM_FLINK));
    }

    @Override
    protected void addProxyHeaders(Request request, org.eclipse.jetty.client.Request toFlink) {
        // Flink has no use for them.
    }

    /** Flink lets pages of any origin read it, which is for its owner to decide, not for whoever holds a session. */
    @Override
    protected @Nullable HttpField filterServerToProxyResponseField(HttpField field) {
        return field.getLowerCaseName().startsWith("access-control-") || field.getHeader() == HttpHeader.SET_COOKIE
                ? null
                : field;
    }

    @Override
    protected org.eclipse.jetty.client.Response.CompleteListener newServerToProxyResponseListener(
            Request request, org.eclipse.jetty.client.Request toFlink, Response response, Callback callback) {
        if (!path(request).isConfiguration()) {
            return super.newServerToProxyResponseListener(request, toFlink, response, callback);
        }
        return new BufferingResponseListener(LARGEST_CONFIGURATION) {
            @Override
            public void onComplete(Result result) {
                if (result.isFailed()) {
                    onServerToProxyResponseFailure(
                            request, toFlink, result.getResponse(), response, callback, result.getFailure());
                } else {
                    answerConfiguration(result.getResponse().getStatus(), getContent(), response, callback);
                }
            }
        };
    }

    @Override
    protected void onServerToProxyResponseFailure(
            Request request,
            org.eclipse.jetty.client.Request toFlink,
            org.eclipse.jetty.client.@Nullable Response fromFlink,
            Response response,
            Callback callback,
            Throwable failure) {
        if (response.isCommitted()) {
            callback.failed(failure);
            return;
        }
        response.getHeaders().remove(HttpHeader.CONTENT_LENGTH);
        Pages.text(
                response,
                callback,
                HttpStatus.SERVICE_UNAVAILABLE_503,
                "The job manager of " + path(request).application()
                        + " does not answer. It may just be starting or be replaced: try again in a few seconds.");
    }

    /** Flink's page shows the buttons that would be refused unless it is told here that there are none. */
    private static void answerConfiguration(int status, byte[] content, Response response, Callback callback) {
        try {
            JsonNode json = JSON.readTree(content);
            if (json.path("features") instanceof ObjectNode features) {
                features.put("web-submit", false).put("web-cancel", false);
            }
            response.setStatus(status);
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
            response.write(true, ByteBuffer.wrap(JSON.writeValueAsBytes(json)), callback);
        } catch (IOException e) {
            callback.failed(e);
        }
    }

    private static DashboardPath path(Request request) {
        return (DashboardPath) request.getAttribute(PATH);
    }
}
