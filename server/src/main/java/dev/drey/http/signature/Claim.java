package dev.drey.http.signature;

import dev.drey.control.ApiErrorCode;
import dev.drey.control.ApiException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;

/**
 * What a request's headers say about its signature, as yet unproven.
 *
 * @param signedAt to the second
 * @param signedHeaders in lower case
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html">AWS's rules</a>
 */
record Claim(
        String keyId, String region, String service, Instant signedAt, List<String> signedHeaders, String signature) {

    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final String DATE_HEADER = "X-Amz-Date";
    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final Duration SKEW_ALLOWED = Duration.ofMinutes(5);

    /** @throws ApiException when the request is not signed, or not for {@code service}, or not whole */
    static Claim of(HttpFields headers, String service) {
        String authorization = headers.get(HttpHeader.AUTHORIZATION);
        if (authorization == null || authorization.isBlank()) {
            throw new ApiException(
                    ApiErrorCode.MISSING_AUTHENTICATION_TOKEN,
                    "Missing Authentication Token. This service has credentials: sign requests with its access-key"
                            + " and secret-key, for AWS clients as AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.");
        }
        if (!authorization.startsWith(ALGORITHM + " ")) {
            throw incomplete("The Authorization header must begin with " + ALGORITHM + ".");
        }
        Map<String, String> parts = parts(authorization.substring(ALGORITHM.length()));
        Scope scope = Scope.of(part(parts, "Credential"));
        String timestamp = headers.get(DATE_HEADER);
        if (timestamp == null) {
            throw incomplete("The request has no header " + DATE_HEADER + ".");
        }
        if (!scope.service().equals(service)) {
            throw invalid("Credential should be scoped to correct service: '" + service + "', not '" + scope.service()
                    + "'.");
        }
        if (!timestamp.startsWith(scope.date() + "T")) {
            throw invalid("Date in Credential scope does not match YYYYMMDD of " + DATE_HEADER + ": '" + scope.date()
                    + "' != '" + timestamp + "'.");
        }
        List<String> signed =
                List.of(part(parts, "SignedHeaders").toLowerCase(Locale.ROOT).split(";", -1));
        checkCovered(headers, signed);
        return new Claim(scope.keyId(), scope.region(), service, instant(timestamp), signed, part(parts, "Signature"));
    }

    /** @throws ApiException when it was signed too long before or after {@code now} */
    void checkAge(Instant now) {
        Instant earliest = now.minus(SKEW_ALLOWED);
        if (signedAt.isBefore(earliest)) {
            throw invalid("Signature expired: " + TIMESTAMP.format(signedAt) + " is now earlier than "
                    + TIMESTAMP.format(earliest) + " (" + TIMESTAMP.format(now) + " - 5 min.)");
        }
        Instant latest = now.plus(SKEW_ALLOWED);
        if (signedAt.isAfter(latest)) {
            throw invalid("Signature not yet current: " + TIMESTAMP.format(signedAt) + " is still later than "
                    + TIMESTAMP.format(latest) + " (" + TIMESTAMP.format(now) + " + 5 min.)");
        }
    }

    static ApiException invalid(String message) {
        return new ApiException(ApiErrorCode.INVALID_SIGNATURE, message);
    }

    private static ApiException incomplete(String message) {
        return new ApiException(ApiErrorCode.INCOMPLETE_SIGNATURE, message);
    }

    /** Whoever can change a header on its way must not be able to change what the request means. */
    private static void checkCovered(HttpFields headers, List<String> signed) {
        String bare = headers.getFieldNamesCollection().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .filter(name -> name.equals("host") || name.startsWith("x-amz-"))
                .filter(name -> !signed.contains(name))
                .sorted()
                .collect(Collectors.joining(", "));
        if (!bare.isEmpty()) {
            throw invalid("These headers must be among the SignedHeaders: " + bare + ".");
        }
    }

    private static Instant instant(String timestamp) {
        try {
            return TIMESTAMP.parse(timestamp, Instant::from);
        } catch (DateTimeParseException e) {
            throw incomplete(DATE_HEADER + " must have the form yyyyMMddTHHmmssZ, not '" + timestamp + "'.");
        }
    }

    private static Map<String, String> parts(String text) {
        Map<String, String> parts = new HashMap<>();
        Arrays.stream(text.split(",", -1))
                .map(part -> part.strip().split("=", 2))
                .filter(part -> part.length == 2)
                .forEach(part -> parts.put(part[0], part[1]));
        return parts;
    }

    private static String part(Map<String, String> parts, String name) {
        @Nullable String value = parts.get(name);
        if (value == null || value.isBlank()) {
            throw incomplete("Authorization header requires '" + name + "' parameter.");
        }
        return value;
    }

    /** For whom, when and where a signature counts. */
    private record Scope(String keyId, String date, String region, String service) {

        static Scope of(String credential) {
            String[] parts = credential.split("/", -1);
            if (parts.length != 5 || !parts[4].equals("aws4_request")) {
                throw incomplete("Credential must be <access key id>/<date>/<region>/<service>/aws4_request, not '"
                        + credential + "'.");
            }
            return new Scope(parts[0], parts[1], parts[2], parts[3]);
        }
    }
}
