package dev.drey.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drey.control.ApiErrorCode;
import dev.drey.control.ApiException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.MimeTypes;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;

/**
 * AWS's query protocol: a form, or the query of an address, and XML for an answer. The version of the API tells which of
 * the services on this port is meant.
 */
final class QueryForm implements WireForm {

    private static final String FORM = "application/x-www-form-urlencoded";

    private final String version;
    private final QueryXml xml;

    /** @param version of the API, such as {@code 2010-08-01} */
    QueryForm(String version, String namespace) {
        this.version = version;
        this.xml = new QueryXml(namespace);
    }

    /** The object store is at the same port, and knows neither forms at its root nor actions. */
    @Override
    public boolean isFor(Request request) {
        if (!"/".equals(request.getHttpURI().getPath())) {
            return false;
        }
        if (HttpMethod.POST.is(request.getMethod())) {
            String type =
                    MimeTypes.getContentTypeWithoutCharset(request.getHeaders().get(HttpHeader.CONTENT_TYPE));
            return FORM.equalsIgnoreCase(type);
        }
        Map<String, String> query = parse(request.getHttpURI().getQuery());
        return HttpMethod.GET.is(request.getMethod())
                && query.containsKey("Action")
                && version.equals(query.get("Version"));
    }

    @Override
    public Parcel open(Request request, InputStream body) throws IOException {
        String text = HttpMethod.GET.is(request.getMethod())
                ? request.getHttpURI().getQuery()
                : new String(body.readAllBytes(), StandardCharsets.UTF_8);
        return new Form(parse(text));
    }

    /** Parameters by their names with dots. */
    private record Form(Map<String, String> parameters) implements Parcel {
        @Override
        public String operation() {
            return parameters.getOrDefault("Action", "");
        }

        @Override
        public JsonNode read(SdkPojo form) {
            return new QueryReader(parameters).read(form);
        }
    }

    private static Map<String, String> parse(@Nullable String text) {
        Map<String, String> parameters = new TreeMap<>();
        if (text == null) {
            return parameters;
        }
        try {
            for (String part : text.split("&", -1)) {
                int equals = part.indexOf('=');
                if (equals > 0) {
                    parameters.put(decoded(part.substring(0, equals)), decoded(part.substring(equals + 1)));
                }
            }
        } catch (IllegalArgumentException broken) {
            throw new ApiException(
                    ApiErrorCode.SERIALIZATION, "The form is not encoded as forms are: " + broken.getMessage());
        }
        return parameters;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    @Override
    public byte[] success(String operation, SdkPojo response, String requestId) {
        return xml.success(operation, response, requestId);
    }

    @Override
    public byte[] refusal(Refusal refusal, String requestId) {
        return xml.refusal(refusal, requestId);
    }

    @Override
    public void head(HttpFields.Mutable headers) {
        headers.put(HttpHeader.CONTENT_TYPE, "text/xml");
    }
}
