package dev.drey.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
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
            assertThatThrownBy(() -> tag(application)).isInstanceOf(KinesisAnalyticsV2Exception.class);
            assertThat(application.status()).isEqualTo(ApplicationStatus.RUNNING);
            assertThat(application.cluster()).isEqualTo(cluster);

            Files.delete(filler);
            output.awaitExactlyOnceBeyond(before);
            assertThat(application.cluster()).isEqualTo(cluster);
            tag(application);
        }
    }

    private static void tag(TestApplication application) {
        String arn = application.describe().applicationARN();
        // Large enough to need room in the registry's log, whatever is left of it.
        application
                .analytics()
                .tagResource(request -> request.resourceARN(arn)
                        .tags(IntStream.range(0, 40)
                                .mapToObj(number -> Tag.builder()
                                        .key("k" + number)
                                        .value("v".repeat(200))
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
