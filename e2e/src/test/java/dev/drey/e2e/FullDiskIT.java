package dev.drey.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationStatus;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.KinesisAnalyticsV2Exception;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.Tag;

/**
 * The disk with everything on it, registry, checkpoints, objects and logs, is full for a while. It is a small one of its own,
 * which takes root to mount.
 */
class FullDiskIT {

    private static final int ALL_AT_ONCE = 1 << 20;
    private static final int MOST_TAGS = 2_000;

    @Test
    void fullDiskStopsNothingAndNothingIsLost() throws Exception {
        Path data = Build.scratch().resolve("full-disk").resolve("data");
        // Of a run that was killed.
        boolean unused = SystemCommand.succeeds("umount", data.toString());
        assumeTrue(canMount(data), "needs root, to mount a small disk");
        try (DreyService service = DreyService.start("full-disk", FullDiskIT::mount)) {
            goThroughFullDisk(service);
        } finally {
            SystemCommand.run("umount", "--lazy", data.toString());
        }
    }

    private static void goThroughFullDisk(DreyService service) throws Exception {
        OrdersOutput output = new OrdersOutput(service, "orders");
        try (TestApplication application =
                TestApplication.create(service, "stuffed", Plan.orders(Line.FLINK_2_2, "orders/run"))) {
            Flink flink = application.run();
            long before = output.awaitExactlyOnceBeyond(0);
            Cluster cluster = application.cluster();
            Path filler = service.data().resolve("filler");
            fill(filler);
            Await.that(
                    "checkpoints fail",
                    TestApplication.TO_CHANGE,
                    () -> flink.checkpoints().path("counts").path("failed").asInt() > 1);
            int acknowledged = tagUntilRefused(application);
            assertThat(application.status()).isEqualTo(ApplicationStatus.RUNNING);
            assertThat(application.cluster()).isEqualTo(cluster);

            Files.delete(filler);
            output.awaitExactlyOnceBeyond(before);
            assertThat(application.cluster()).isEqualTo(cluster);
            assertThat(tagged(application)).isEqualTo(acknowledged);
            tag(application, acknowledged + 1);
        }
    }

    /**
     * The registry's log has a little room left at first.
     *
     * @return the last number that was acknowledged
     */
    private static int tagUntilRefused(TestApplication application) {
        for (int number = 0; number < MOST_TAGS; number++) {
            try {
                tag(application, number);
            } catch (KinesisAnalyticsV2Exception refused) {
                return number - 1;
            }
        }
        throw new AssertionError("the registry was never full");
    }

    /** -1 for never. */
    private static int tagged(TestApplication application) {
        String arn = application.describe().applicationARN();
        return application.analytics().listTagsForResource(request -> request.resourceARN(arn)).tags().stream()
                .map(tag -> Integer.parseInt(tag.value().replaceAll("\\D.*", "")))
                .findFirst()
                .orElse(-1);
    }

    private static void tag(TestApplication application, int value) {
        String arn = application.describe().applicationARN();
        application
                .analytics()
                .tagResource(request -> request.resourceARN(arn)
                        .tags(IntStream.range(0, 40)
                                .mapToObj(number -> Tag.builder()
                                        .key("k" + number)
                                        .value(value + "-" + "v".repeat(200))
                                        .build())
                                .toList()));
    }

    private static void fill(Path filler) throws IOException {
        byte[] block = new byte[ALL_AT_ONCE];
        int size = block.length;
        try (OutputStream out = Files.newOutputStream(filler)) {
            while (size > 0) {
                try {
                    out.write(block, 0, size);
                } catch (IOException full) {
                    size /= 2;
                }
            }
        }
    }

    private static boolean canMount(Path data) throws IOException {
        Files.createDirectories(data);
        boolean can = SystemCommand.succeeds("mount", "-t", "tmpfs", "-o", "size=1m", "drey-test", data.toString());
        if (can) {
            SystemCommand.run("umount", data.toString());
        }
        return can;
    }

    private static void mount(Path data) {
        try {
            Files.createDirectories(data);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        SystemCommand.run("mount", "-t", "tmpfs", "-o", "size=256m", "drey-test", data.toString());
    }
}
