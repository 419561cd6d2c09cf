package dev.drey.objectstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.concurrent.TimeoutException;
import org.gaul.s3proxy.blobstore.S3Exceptions;
import org.junit.jupiter.api.Test;

class S3FailureTest {

    @Test
    void refusalKeepsItsCodeHoweverDeepItLies() {
        var failure = new IOException(new RuntimeException(S3Exceptions.noSuchBucket("apps", null)));

        assertThat(S3Failure.explain(failure))
                .hasValueSatisfying(f -> assertThat(f.code() + f.status()).isEqualTo("NoSuchBucket404"));
    }

    @Test
    void bareStatusGetsTheCodeOfAmazon() {
        assertThat(S3Failure.explain(S3Exceptions.fromStatusCode(412))
                        .orElseThrow()
                        .code())
                .isEqualTo("PreconditionFailed");
        assertThat(S3Failure.explain(S3Exceptions.fromStatusCode(304))
                        .orElseThrow()
                        .hasDocument())
                .isFalse();
    }

    @Test
    void silenceIsATimeout() {
        assertThat(S3Failure.explain(new IOException(new TimeoutException()))
                        .orElseThrow()
                        .code())
                .isEqualTo("RequestTimeout");
    }

    @Test
    void fullDiskIsNamedWithoutItsPath() {
        var failure = new RuntimeException(new FileSystemException("/data/apps/k", null, "No space left on device"));

        assertThat(S3Failure.explain(failure)).isEmpty();
        assertThat(S3Failure.internal(failure).message())
                .isEqualTo("The object store failed: No space left on device.");
    }

    @Test
    void ourOwnMistakesAreNotTold() {
        assertThat(S3Failure.explain(new NullPointerException("x"))).isEmpty();
        assertThat(S3Failure.internal(new NullPointerException("x")).message())
                .isEqualTo("The object store failed; its log says why.");
    }
}
