package dev.drey.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import software.amazon.awssdk.core.SdkPojo;

/** AWS's JSON protocol, 1.0 and 1.1, of a service that also speaks the query protocol. */
final class JsonForm implements WireForm {

    private static final String TARGET = "X-Amz-Target";

    private final String prefix;

    /** @param prefix of {@code X-Amz-Target}, dot included */
    JsonForm(String prefix) {
        this.prefix = prefix;
    }

    @Override
    public boolean isFor(Request request) {
        String target = request.getHeaders().get(TARGET);
        return target != null && target.startsWith(prefix);
    }

    @Override
    public Parcel open(Request request, InputStream body) throws IOException {
        return new Opened(request.getHeaders().get(TARGET).substring(prefix.length()), RequestBody.read(body));
    }

    @Override
    public byte[] success(String operation, SdkPojo response, String requestId) {
        return SdkWriter.write(response).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] refusal(Refusal refusal, String requestId) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("__type", refusal.shape())
                .put("message", refusal.message())
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void head(HttpFields.Mutable headers) {
        headers.put(HttpHeader.CONTENT_TYPE, "application/x-amz-json-1.0");
    }
}
