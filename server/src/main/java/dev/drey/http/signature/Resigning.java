package dev.drey.http.signature;

import com.google.common.io.ByteSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.ZoneOffset;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.util.HostPort;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.signer.Aws4Signer;
import software.amazon.awssdk.auth.signer.params.Aws4SignerParams;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.regions.Region;

/**
 * Signs a received request again, as its sender must have done.
 *
 * <p>With the older of the two signers of AWS's SDK: the newer one always adds a header with the hash of the body, which
 * not every client signs. Neither signs {@code User-Agent} and others that proxies change, nor does any client of AWS's
 * own in use.
 */
@SuppressWarnings("deprecation")
final class Resigning {

    private static final String BEFORE_SIGNATURE = "Signature=";
    private static final int USUAL_PORT = 80;

    private Resigning() {}

    /** In hexadecimal digits; of the headers only those that the claim covers are signed. */
    static String signature(Request request, Claim claim, String secret, ByteSource body) {
        try {
            SdkHttpFullRequest signed = Aws4Signer.create()
                    .sign(
                            copy(request, claim, body),
                            Aws4SignerParams.builder()
                                    .awsCredentials(AwsBasicCredentials.create(claim.keyId(), secret))
                                    .signingName(claim.service())
                                    .signingRegion(Region.of(claim.region()))
                                    .signingClockOverride(Clock.fixed(claim.signedAt(), ZoneOffset.UTC))
                                    .build());
            String authorization = signed.firstMatchingHeader(HttpHeader.AUTHORIZATION.asString())
                    .orElseThrow();
            return authorization.substring(authorization.indexOf(BEFORE_SIGNATURE) + BEFORE_SIGNATURE.length());
        } catch (IllegalArgumentException e) {
            throw Claim.invalid("No AWS client signs such a request: " + e.getMessage());
        }
    }

    private static SdkHttpFullRequest copy(Request request, Claim claim, ByteSource body) {
        HostPort host = new HostPort(request.getHeaders().get(HttpHeader.HOST));
        SdkHttpFullRequest.Builder copy = SdkHttpFullRequest.builder()
                .method(SdkHttpMethod.fromValue(request.getMethod()))
                .protocol("http")
                .host(host.getHost())
                .port(host.getPort(USUAL_PORT))
                .encodedPath(request.getHttpURI().getPath())
                .contentStreamProvider(() -> open(body));
        for (Fields.Field field : Request.extractQueryParameters(request)) {
            copy.putRawQueryParameter(field.getName(), field.getValues());
        }
        for (String header : claim.signedHeaders()) {
            if (request.getHeaders().contains(header)) {
                copy.putHeader(
                        header,
                        request.getHeaders().getFields(header).stream()
                                .map(field -> field.getValue() == null ? "" : field.getValue())
                                .toList());
            }
        }
        return copy.build();
    }

    private static InputStream open(ByteSource body) {
        try {
            return body.openStream();
        } catch (IOException e) {
            throw new UncheckedIOException("A request's body cannot be read again from its temporary file", e);
        }
    }
}
