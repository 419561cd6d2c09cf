package dev.drey.cli.gallery.exhibits;

/** Lines that many programs have. */
final class Lines {

    /** What an object store says that is overloaded. */
    static final String SLOW_DOWN =
            "com.amazonaws.services.s3.model.AmazonS3Exception: Please reduce your request rate."
                    + " (Service: Amazon S3; Status Code: 503; Error Code: SlowDown; Request ID: 0A6E1FD7C0A2F9B1)";

    /** What it says to those who may not. */
    static final String DENIED = "com.amazonaws.services.s3.model.AmazonS3Exception: Access Denied (Service: Amazon S3;"
            + " Status Code: 403; Error Code: AccessDenied; Request ID: 7D0A2F9B10A6E1FC)";

    /** A moderate stream. */
    static final String VISITS = "source name=visits rate=2000 keys=5000";

    /** Much more than a slow operator takes. */
    static final String MANY_VISITS = "source name=visits rate=20000 keys=5000 bytes=200";

    /** About two megabytes of state. */
    static final String PROFILES = "profiles name=profiles content=400";

    /** An end. */
    static final String ARCHIVE = "sink name=archive";

    private Lines() {}
}
