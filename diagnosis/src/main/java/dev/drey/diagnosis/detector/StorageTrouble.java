package dev.drey.diagnosis.detector;

import dev.drey.diagnosis.evidence.ErrorChain;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What kind of trouble an error of a store tells of. Read from the deepest error outwards, since wrappers say little.
 */
public enum StorageTrouble {
    DENIED(
            "storage-access-denied",
            "AccessDenied|Access Denied|AccessControlException|Status Code: 40[13]\\b|Forbidden|ExpiredToken|InvalidAccessKeyId"
                    + "|SignatureDoesNotMatch|Permission denied|not authorized|UnauthorizedAccess|InvalidToken|TokenRefreshRequired"
                    + "|NoAuthWithAWS|Unable to load (?:AWS )?credentials|HTTP/?\\S* 403"),
    THROTTLED(
            "object-store-throttled",
            "SlowDown|Slow Down|[Rr]educe your request rate|Status Code: (?:503|429)\\b|TooManyRequests|Too Many Requests"
                    + "|[Tt]hrottl|RequestLimitExceeded|ProvisionedThroughputExceeded|ServerBusy|rate ?limit"),
    FULL(
            "checkpoint-storage-full",
            "No space left on device|[Dd]isk quota exceeded|QuotaExceeded|DSQuotaExceeded|not enough (?:free )?space|disk is full"
                    + "|StorageFull|There is not enough space on the disk"),
    BROKEN(
            "object-store-errors",
            "IOException|SocketException|SocketTimeout|UnknownHost|ConnectException|ConnectTimeout|SdkClientException"
                    + "|AmazonS3Exception|S3Exception|AWSS3IOException|AWSClientIOException|NoHttpResponse|SSLException|Connection reset"
                    + "|Connection pool shut down|Timeout waiting for connection|Status Code: 5\\d\\d|InternalError|NoSuchBucket"
                    + "|FileNotFoundException|FileSystemException|Could not (?:open output stream|flush and close)|EOFException"
                    + "|BlobStorageException|StorageException|GoogleJsonResponseException|RemoteException|HttpException");

    private static final Pattern SERIALIZER = Pattern.compile(
            "Kryo|ClassCastException|NotSerializable|Unable to create serializer|InaccessibleObject|SerializationException"
                    + "|StateMigrationException|IncompatibleType|AvroRuntimeException|AvroTypeException");

    private final String cause;
    private final Pattern pattern;

    StorageTrouble(String cause, String pattern) {
        this.cause = cause;
        this.pattern = Pattern.compile(pattern);
    }

    /** Its id in the catalogue. */
    public String cause() {
        return cause;
    }

    /** The trouble, and the error that tells it. */
    public record Told(StorageTrouble trouble, ErrorChain.Link link) {}

    /** Empty when the error tells of no store. */
    public static Optional<Told> of(ErrorChain error) {
        List<ErrorChain.Link> links = error.links();
        for (StorageTrouble trouble : values()) {
            for (int depth = links.size() - 1; depth >= 0; depth--) {
                ErrorChain.Link link = links.get(depth);
                if (trouble.pattern.matcher(link.type() + ": " + link.message()).find()) {
                    return trouble == BROKEN && isOfASerializer(error)
                            ? Optional.empty()
                            : Optional.of(new Told(trouble, link));
                }
            }
        }
        return Optional.empty();
    }

    /** Whether a value could not be written, whatever the store. */
    public static boolean isOfASerializer(ErrorChain error) {
        return error.links().stream()
                .anyMatch(link -> SERIALIZER.matcher(link.type()).find()
                        || link.message().contains("Unable to create serializer"));
    }
}
