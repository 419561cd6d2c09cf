package dev.drey.http.signature;

import com.google.common.io.FileBackedOutputStream;
import dev.drey.control.ApiErrorCode;
import dev.drey.control.ApiException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.Map;
import org.eclipse.jetty.server.Request;

/**
 * Lets through what is signed with a known key, body included, within five minutes of now. Any region will do, because
 * the service is the same in all of them.
 */
public final class SignatureGate implements Gate {

    /** The name that AWS's clients of the API of applications sign for. */
    private static final String APPLICATIONS = "kinesisanalytics";

    /** A larger body waits in a temporary file until its hash is known: the heap has no room for it twice. */
    private static final int HELD_IN_MEMORY = 1 << 20;

    private final Map<String, String> secrets;
    private final InstantSource clock;
    private final String service;

    /** For requests to the API of applications, or to Drey's own. */
    public SignatureGate(Map<String, String> secrets, InstantSource clock) {
        this(secrets, clock, APPLICATIONS);
    }

    /**
     * For requests to one of AWS's services.
     *
     * @param secrets by access key id
     * @param service the name that clients sign for
     */
    public SignatureGate(Map<String, String> secrets, InstantSource clock, String service) {
        this.secrets = Map.copyOf(secrets);
        this.clock = clock;
        this.service = service;
    }

    @Override
    public InputStream admit(Request request, InputStream body) throws IOException {
        Claim claim = Claim.of(request.getHeaders(), service);
        claim.checkAge(clock.instant());
        String secret = secrets.get(claim.keyId());
        if (secret == null) {
            throw new ApiException(
                    ApiErrorCode.UNRECOGNIZED_CLIENT,
                    "The security token included in the request is invalid: this service has no access key "
                            + claim.keyId() + ". Sign with the one that it was configured with.");
        }
        FileBackedOutputStream held = new FileBackedOutputStream(HELD_IN_MEMORY);
        try (held) {
            body.transferTo(held);
            check(claim, Resigning.signature(request, claim, secret, held.asByteSource()));
            return new HeldBody(held);
        } catch (IOException | RuntimeException e) {
            held.reset();
            throw e;
        }
    }

    private static void check(Claim claim, String right) {
        if (!MessageDigest.isEqual(
                right.getBytes(StandardCharsets.UTF_8), claim.signature().getBytes(StandardCharsets.UTF_8))) {
            throw Claim.invalid("The request signature we calculated does not match the signature you provided. Check"
                    + " your AWS Secret Access Key and signing method. The secret must be the service's secret-key.");
        }
    }

    /** Deletes what was held when it has been read. */
    private static final class HeldBody extends FilterInputStream {

        private final FileBackedOutputStream held;

        HeldBody(FileBackedOutputStream held) throws IOException {
            super(held.asByteSource().openStream());
            this.held = held;
        }

        @Override
        public void close() throws IOException {
            super.close();
            held.reset();
        }
    }
}
