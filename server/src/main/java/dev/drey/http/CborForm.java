package dev.drey.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import dev.drey.control.ApiErrorCode;
import dev.drey.control.ApiException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import software.amazon.awssdk.core.SdkPojo;

/**
 * Smithy's RPC protocol, version 2, in CBOR.
 *
 * @see <a href="https://smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2.html">its specification</a>
 */
final class CborForm implements WireForm {

    private static final String PROTOCOL = "rpc-v2-cbor";
    private static final String HEADER = "smithy-protocol";
    private static final ObjectMapper CBOR = new CBORMapper();

    private final Pattern path;

    /** @param service as it stands in the path */
    CborForm(String service) {
        path = Pattern.compile(
                "/service/(?:.*\\.)?" + Pattern.quote(service) + "/operation/(?<operation>[a-zA-Z0-9_]+)");
    }

    @Override
    public boolean isFor(Request request) {
        return PROTOCOL.equals(request.getHeaders().get(HEADER))
                && matcher(request).matches();
    }

    private Matcher matcher(Request request) {
        return path.matcher(request.getHttpURI().getPath());
    }

    @Override
    public Parcel open(Request request, InputStream body) throws IOException {
        Matcher matcher = matcher(request);
        String operation = matcher.matches() ? matcher.group("operation") : "";
        try {
            JsonNode content = CBOR.readTree(body);
            return new Opened(
                    operation,
                    Scalars.object(
                            content.isMissingNode() ? JsonNodeFactory.instance.objectNode() : content,
                            MemberPath.ROOT));
        } catch (JsonProcessingException broken) {
            throw new ApiException(
                    ApiErrorCode.SERIALIZATION, "The request body is not valid CBOR: " + broken.getOriginalMessage());
        }
    }

    @Override
    public byte[] success(String operation, SdkPojo response, String requestId) {
        return SdkWriter.writeCbor(response);
    }

    @Override
    public byte[] refusal(Refusal refusal, String requestId) {
        ObjectNode error = JsonNodeFactory.instance
                .objectNode()
                .put("__type", "com.amazonaws.cloudwatch#" + refusal.shape())
                .put("message", refusal.message());
        try {
            return CBOR.writeValueAsBytes(error);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException("An error cannot be written", impossible);
        }
    }

    @Override
    public void head(HttpFields.Mutable headers) {
        headers.put(HttpHeader.CONTENT_TYPE, "application/cbor");
        headers.put(HEADER, PROTOCOL);
    }
}
