package dev.drey.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drey.programs.orders.verify.OrdersReport;
import dev.drey.programs.orders.verify.OrdersVerifier;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** What a run of the demo has committed to the embedded object store, read as any consumer would. */
final class OrdersOutput {

    private static final Duration TO_COMMIT = Duration.ofSeconds(60);

    private final S3Client objects;
    private final String bucket;

    /** Committed files do not change, so each is read once. */
    private final Map<String, String> read = new HashMap<>();

    OrdersOutput(DreyService service, String bucket) {
        TestApplication.makeBucket(service, bucket);
        this.objects = service.clients().objects();
        this.bucket = bucket;
    }

    /**
     * Waits for records with a higher number than {@code number} to be committed, and proves that every order up to the
     * last commit is there exactly once. Files of one checkpoint are committed one after the other, so that a gap may
     * close within moments; anything else is wrong at once.
     *
     * @return the highest number
     */
    long awaitExactlyOnceBeyond(long number) {
        OrdersReport report = Await.until(
                "orders beyond number " + number + " are committed without gaps",
                TO_COMMIT,
                this::report,
                seen -> seen.highestNumber() > number && seen.isExactlyOnce());
        assertThat(report.examples()).isEmpty();
        return report.highestNumber();
    }

    OrdersReport report() {
        OrdersVerifier verifier = new OrdersVerifier();
        for (String key : keys()) {
            read.computeIfAbsent(
                            key,
                            name -> objects.getObjectAsBytes(
                                            request -> request.bucket(bucket).key(name))
                                    .asUtf8String())
                    .lines()
                    .forEach(verifier::add);
        }
        return verifier.report();
    }

    private Set<String> keys() {
        Set<String> keys = new TreeSet<>();
        objects.listObjectsV2Paginator(request -> request.bucket(bucket).prefix("run/orders/")).contents().stream()
                .map(S3Object::key)
                .filter(key -> OrdersVerifier.isCommitted(key.substring(key.lastIndexOf('/') + 1)))
                .forEach(keys::add);
        return keys;
    }
}
