package dev.drey.cli.remote;

import java.net.ConnectException;
import java.nio.file.FileSystemException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

/** What went wrong, in words for the person who typed the command. */
public final class Explanation {

    private Explanation() {}

    /** Says what a failure of any library means; failures of our own say it themselves. */
    public static String of(Exception failure) {
        if (failure instanceof AwsServiceException refusal && refusal.awsErrorDetails() != null) {
            return "The service refused: " + refusal.awsErrorDetails().errorCode() + ": "
                    + refusal.awsErrorDetails().errorMessage();
        }
        if (failure instanceof SdkClientException || failure instanceof ConnectException) {
            return "The service does not answer any more (" + innermost(failure)
                    + "). Its log says why; `drey up` starts it again.";
        }
        if (failure instanceof FileSystemException file) {
            String reason = file.getReason() == null ? file.getClass().getSimpleName() : file.getReason();
            return file.getFile() + " cannot be used: " + reason + ".";
        }
        return failure.getMessage() == null ? failure.toString() : failure.getMessage();
    }

    private static String innermost(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }
}
