package dev.drey.cli.apps;

import dev.drey.cli.text.Figures;
import dev.drey.cli.text.Time;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Bucket;

/** Puts a program where the service can read it, as any user of the object store does. */
public final class ProgramUpload {

    private static final int DIGITS_OF_HASH = 12;

    private final Stage stage;
    private final S3Client objects;
    private final String bucket;

    /** @param bucket is made when it is not there */
    public ProgramUpload(Stage stage, String bucket) {
        this.stage = stage;
        this.objects = stage.service().objects();
        this.bucket = bucket;
    }

    /** The key of the uploaded program; it changes with the program's content, so a new build is a new object. */
    public String upload(Path jar) throws IOException {
        if (!Files.isRegularFile(jar)) {
            throw new CommandFailure("There is no program at '" + jar + "'. Name the jar that your build made.");
        }
        makeBucket();
        String key = key(jar);
        long size = Files.size(jar);
        Time.Stopwatch watch = stage.time().stopwatch();
        stage.screen().live("uploading " + jar.getFileName() + ", " + Figures.bytes(size));
        objects.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromFile(jar));
        stage.screen()
                .say("Uploaded the program to s3://" + bucket + "/" + key + ": " + Figures.bytes(size) + " in "
                        + Figures.seconds(watch.elapsed()) + ".");
        return key;
    }

    private void makeBucket() {
        boolean there =
                objects.listBuckets().buckets().stream().map(Bucket::name).anyMatch(bucket::equals);
        if (!there) {
            objects.createBucket(request -> request.bucket(bucket));
            stage.screen().say("Made the bucket s3://" + bucket + " in the embedded object store.");
        }
    }

    static String key(Path jar) throws IOException {
        String name = String.valueOf(jar.getFileName());
        String stem = name.endsWith(".jar") ? name.substring(0, name.length() - ".jar".length()) : name;
        return stem.replaceAll("[^A-Za-z0-9._-]", "-") + "-" + hash(jar) + ".jar";
    }

    private static String hash(Path jar) throws IOException {
        try (InputStream content = Files.newInputStream(jar);
                DigestInputStream digest = new DigestInputStream(content, MessageDigest.getInstance("SHA-256"))) {
            digest.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.getMessageDigest().digest()).substring(0, DIGITS_OF_HASH);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256.", impossible);
        }
    }
}
