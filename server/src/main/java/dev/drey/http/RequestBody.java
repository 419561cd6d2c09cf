package dev.drey.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.drey.control.ApiErrorCode;
import dev.drey.control.ApiException;
import java.io.CharConversionException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Reads the JSON of a request, up to a size that no request of this service needs to exceed. */
final class RequestBody {
    /** The largest code archive that may stand in a request, 52,428,800 bytes, in Base64, and room for the rest. */
    static final int LARGEST = 72 * 1024 * 1024;

    private static final ObjectMapper JSON = mapper();

    private RequestBody() {}

    /**
     * An empty body is an empty request.
     *
     * @param body {@link #capped}
     *
     * @throws IOException if the client went away
     */
    static JsonNode read(InputStream body) throws IOException {
        try {
            JsonNode json = JSON.readTree(body);
            return Scalars.object(json.isMissingNode() ? JSON.createObjectNode() : json, MemberPath.ROOT);
        } catch (JsonProcessingException e) {
            String where = e.getLocation() == null
                    ? ""
                    : " (line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr() + ")";
            throw new ApiException(
                    ApiErrorCode.SERIALIZATION,
                    "The request body is not valid JSON" + where + ": " + e.getOriginalMessage());
        } catch (CharConversionException e) {
            throw new ApiException(ApiErrorCode.SERIALIZATION, "The request body is not valid UTF-8.");
        }
    }

    /** Throws {@link #tooLarge} as soon as more than the largest request is read. */
    static InputStream capped(InputStream body) {
        return new Capped(body);
    }

    /**
     * Reads what is sent of a request that is refused, as much as another one may have: a client that is still sending when
     * the connection closes finds it broken, and not the answer.
     */
    static void discard(InputStream body) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        long left = 2L * LARGEST;
        int read = 0;
        while (read >= 0 && left > 0) {
            left -= read;
            read = body.read(buffer);
        }
    }

    static ApiException tooLarge() {
        return new ApiException(
                ApiErrorCode.REQUEST_TOO_LARGE,
                "The request is larger than " + LARGEST + " bytes. Put large code into a bucket and name it with"
                        + " S3ContentLocation.");
    }

    private static ObjectMapper mapper() {
        ObjectMapper mapper = JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
        mapper.getFactory()
                .setStreamReadConstraints(
                        StreamReadConstraints.builder().maxStringLength(LARGEST).build());
        return mapper;
    }

    /** Refuses to give more than the largest request has. */
    private static final class Capped extends FilterInputStream {
        private long left = LARGEST;

        Capped(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            return count(super.read(), 1);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            return count(read, read);
        }

        private int count(int result, int bytes) {
            left -= result < 0 ? 0 : bytes;
            if (left < 0) {
                throw tooLarge();
            }
            return result;
        }
    }
}
