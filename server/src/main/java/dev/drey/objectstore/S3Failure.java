package dev.drey.objectstore;

import com.google.common.base.Throwables;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * What a client is told when S3Proxy throws instead of answering. The codes are those of Amazon's <a
 * href="https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html">list of error codes</a>.
 *
 * @param code empty when the status says it all, as with 304
 * @param headers that the answer carries although it failed, as the ETag of an object that was not modified
 */
record S3Failure(String code, int status, String message, Map<String, String> headers) {

    /** Empty for what is nobody's mistake but ours or the machine's. */
    static Optional<S3Failure> explain(Throwable failure) {
        for (Throwable cause : Throwables.getCausalChain(failure)) {
            if (cause instanceof AwsServiceException refusal) {
                return Optional.of(of(refusal));
            }
            if (cause instanceof FileSystemException refusal && refusal.getReason() != null) {
                return unfit(refusal.getReason());
            }
            if (cause instanceof TimeoutException) {
                return Optional.of(plain("RequestTimeout", 400, "The connection was silent for too long."));
            }
        }
        if (failure instanceof IllegalArgumentException) {
            return Optional.of(plain("InvalidArgument", 400, "The request has an argument that this store refuses."));
        }
        if (failure instanceof UnsupportedOperationException) {
            return Optional.of(plain("NotImplemented", 501, "This object store does not offer that: " + text(failure)));
        }
        return Optional.empty();
    }

    /** For what {@link #explain} has no words for; trouble with the disk is named, so that the user can act. */
    static S3Failure internal(Throwable failure) {
        Throwable root = Throwables.getRootCause(failure);
        String reason = root instanceof IOException ? ": " + text(root) : "; its log says why";
        return plain("InternalError", 500, "The object store failed" + reason + ".");
    }

    boolean hasDocument() {
        return !code.isEmpty();
    }

    /** A key that is right for Amazon but cannot be the name of a file. */
    private static Optional<S3Failure> unfit(String reason) {
        return switch (reason) {
            case "File name too long" ->
                Optional.of(plain(
                        "KeyTooLongError",
                        400,
                        "A part of the key between slashes is longer than the 200 bytes that fit."));
            case "Not a directory", "Is a directory", "Directory not empty" ->
                Optional.of(plain(
                        "InvalidRequest",
                        400,
                        "Objects are files here, so that no object can have a key under which other objects lie."));
            default -> Optional.empty();
        };
    }

    private static S3Failure of(AwsServiceException refusal) {
        AwsErrorDetails details = refusal.awsErrorDetails();
        Map<String, String> headers = details == null ? Map.of() : headers(details);
        if (details != null && details.errorCode() != null) {
            String message = details.errorMessage() == null ? "" : details.errorMessage();
            return new S3Failure(details.errorCode(), refusal.statusCode(), message, headers);
        }
        return byStatus(refusal.statusCode(), headers);
    }

    private static S3Failure byStatus(int status, Map<String, String> headers) {
        return switch (status) {
            case 304 -> new S3Failure("", 304, "", headers);
            case 400 -> new S3Failure("BadDigest", 400, "The content does not match the checksum sent.", headers);
            case 403 -> new S3Failure("AccessDenied", 403, "Access denied.", headers);
            case 404 -> new S3Failure("NoSuchKey", 404, "The specified key does not exist.", headers);
            case 405 -> new S3Failure("MethodNotAllowed", 405, "The method is not allowed here.", headers);
            case 412 -> new S3Failure("PreconditionFailed", 412, "A condition of the request did not hold.", headers);
            case 416 -> new S3Failure("InvalidRange", 416, "The requested range cannot be satisfied.", headers);
            default -> new S3Failure("InternalError", status, "The object store failed.", headers);
        };
    }

    private static Map<String, String> headers(AwsErrorDetails details) {
        var response = details.sdkHttpResponse();
        return response == null
                ? Map.of()
                : response.firstMatchingHeader("ETag")
                        .map(etag -> Map.of("ETag", etag))
                        .orElse(Map.of());
    }

    private static S3Failure plain(String code, int status, String message) {
        return new S3Failure(code, status, message, Map.of());
    }

    private static String text(Throwable failure) {
        boolean system = failure instanceof FileSystemException;
        String text = system ? ((FileSystemException) failure).getReason() : failure.getMessage();
        return text == null ? failure.getClass().getSimpleName() : text;
    }
}
