package dev.drey.cli.demo;

import dev.drey.cli.apps.CommandFailure;
import dev.drey.cli.apps.Stage;
import dev.drey.cli.text.Awaiting;
import dev.drey.programs.orders.verify.OrdersReport;
import dev.drey.programs.orders.verify.OrdersVerifier;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The files that the program has committed, read from the object store as any consumer would. */
final class CommittedOutput {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LOOK = Duration.ofMillis(300);

    private final Stage stage;
    private final String prefix;

    /** @param prefix of the objects' keys, with a slash at its end */
    CommittedOutput(Stage stage, String prefix) {
        this.stage = stage;
        this.prefix = prefix;
    }

    /** The keys of the files that are there now. */
    Set<String> keys() {
        Set<String> keys = new HashSet<>();
        objects()
                .listObjectsV2Paginator(
                        request -> request.bucket(OrdersApplication.BUCKET).prefix(prefix))
                .contents()
                .stream()
                .map(S3Object::key)
                .filter(key -> OrdersVerifier.isCommitted(key.substring(key.lastIndexOf('/') + 1)))
                .forEach(keys::add);
        return keys;
    }

    /**
     * Waits until there are more files than {@code before} and two looks in a row saw the same: a commit comes a moment
     * after its checkpoint, and a file at a time.
     */
    Set<String> awaitCommitAfter(Set<String> before) throws InterruptedException, CommandFailure {
        Set<String> seen = new HashSet<>(before);
        Optional<Set<String>> settled = new Awaiting(stage.time(), PATIENCE, LOOK).first(elapsed -> {
            stage.screen().live("waiting for the files of this checkpoint to be committed");
            Set<String> now = keys();
            boolean same = now.equals(seen) && now.size() > before.size();
            seen.addAll(now);
            return same ? Optional.of(now) : Optional.empty();
        });
        return settled.orElseThrow(() -> new CommandFailure("A checkpoint of application " + OrdersApplication.NAME
                + " completed, but no new file was committed to s3://" + OrdersApplication.BUCKET + "/" + prefix
                + " within " + PATIENCE.toSeconds() + " s. This is a fault; the logs of its task manager say more."));
    }

    /** Reads every line of these files and recomputes what must be there. */
    OrdersReport verify(Set<String> keys) throws IOException {
        OrdersVerifier verifier = new OrdersVerifier();
        int read = 0;
        for (String key : keys) {
            stage.screen().live("reading file " + ++read + " of " + keys.size());
            try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                    objects()
                            .getObject(request ->
                                    request.bucket(OrdersApplication.BUCKET).key(key)),
                    StandardCharsets.UTF_8))) {
                lines.lines().forEach(verifier::add);
            }
        }
        stage.screen().live("recomputing every order");
        return verifier.report();
    }

    private S3Client objects() {
        return stage.service().objects();
    }
}
