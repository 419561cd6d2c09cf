package dev.drey.cli.demo;

import dev.drey.cli.text.Figures;
import dev.drey.cli.text.Time;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;

/** Puts the program where the service can read it, as any user does. */
public final class ProgramUpload {

    /** Where programs and outputs of the demo lie. */
    public static final String BUCKET = "drey-demo";

    private static final int DIGITS_OF_HASH = 12;

    private final Stage stage;
    private final S3Client objects;

    /** Nothing is sent yet. */
    public ProgramUpload(Stage stage) {
        this.stage = stage;
        this.objects = stage.service().objects();
    }

    /** The key of the uploaded program; it changes with the program's content, so a new build is a new object. */
    public String upload(Path jar) throws IOException, DemoFailure {
        if (!Files.isRegularFile(jar)) {
            throw new DemoFailure("The demo's program is not at '" + jar
                    + "'. Start the demo with the script `drey`, which builds it.");
        }
        makeBucket();
        byte[] content = Files.readAllBytes(jar);
        String key = "orders-" + hash(content) + ".jar";
        Time.Stopwatch watch = stage.time().stopwatch();
        stage.screen().live("uploading " + jar.getFileName());
        objects.putObject(request -> request.bucket(BUCKET).key(key), RequestBody.fromBytes(content));
        stage.screen()
                .say("Uploaded the program to s3://" + BUCKET + "/" + key + ": " + Figures.bytes(content.length)
                        + " in " + Figures.seconds(watch.elapsed()) + ".");
        return key;
    }

    /** Removes what earlier runs wrote below {@code prefix}. */
    void removeOutputs(String prefix) {
        long removed = 0;
        for (ListObjectsV2Response page :
                objects.listObjectsV2Paginator(request -> request.bucket(BUCKET).prefix(prefix))) {
            List<ObjectIdentifier> keys = page.contents().stream()
                    .map(object -> ObjectIdentifier.builder().key(object.key()).build())
                    .toList();
            if (!keys.isEmpty()) {
                objects.deleteObjects(request -> request.bucket(BUCKET).delete(batch -> batch.objects(keys)));
                removed += keys.size();
            }
        }
        if (removed > 0) {
            stage.screen().say("Removed the output of an earlier demo, " + Figures.count(removed, "object") + ".");
        }
    }

    private void makeBucket() {
        boolean there =
                objects.listBuckets().buckets().stream().map(Bucket::name).anyMatch(BUCKET::equals);
        if (there) {
            stage.screen().say("The bucket s3://" + BUCKET + " is there from an earlier demo.");
            return;
        }
        objects.createBucket(request -> request.bucket(BUCKET));
        stage.screen().say("Made the bucket s3://" + BUCKET + " in the embedded object store.");
    }

    private static String hash(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(digest).substring(0, DIGITS_OF_HASH);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256.", impossible);
        }
    }
}
