package dev.drey.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;
import software.amazon.awssdk.core.SdkPojo;

/** One of the protocols in which AWS's clients put the same requests. */
interface WireForm {

    /** A request in this form. */
    interface Parcel {

        /** The name of the operation; empty text when the request does not say. */
        String operation();

        /**
         * What is asked for, as the operation's model names it.
         *
         * @param form describes the members that the request can have
         * @throws dev.drey.control.ApiException when it cannot be read
         */
        JsonNode read(SdkPojo form);
    }

    /** Whether the request is in this form, and for this service. */
    boolean isFor(Request request);

    /**
     * Takes the request in.
     *
     * @throws IOException if the client went away
     */
    Parcel open(Request request, InputStream body) throws IOException;

    /** The body of an answer to a request that was carried out. */
    byte[] success(String operation, SdkPojo response, String requestId);

    /** The body of a refusal. */
    byte[] refusal(Refusal refusal, String requestId);

    /** Sets the headers that every answer in this form has. */
    void head(HttpFields.Mutable headers);

    /**
     * Why a request was refused.
     *
     * @param shape the name of the error in AWS's model
     * @param queryCode the name that the query protocol has for it
     * @param status of HTTP
     */
    record Refusal(String shape, String queryCode, int status, String message) {
        boolean isSendersFault() {
            return status < 500;
        }
    }

    /** A parcel that was read before it was known which operation it is for. */
    record Opened(String operation, JsonNode content) implements Parcel {
        @Override
        public JsonNode read(SdkPojo form) {
            return content;
        }
    }

    /** The rest of a text behind its beginning; empty when it begins otherwise. */
    static Optional<String> behind(String prefix, String text) {
        return text.startsWith(prefix) ? Optional.of(text.substring(prefix.length())) : Optional.empty();
    }
}
