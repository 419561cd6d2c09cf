package dev.drey.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationStatus;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationSummary;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.CreateApplicationRequest;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.CreateApplicationResponse;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.KinesisAnalyticsV2Exception;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ListApplicationsResponse;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.Tag;

/**
 * The disk with everything on it, registry, checkpoints, objects and logs, is full for a while. It is a small one of its own,
 * which takes root to mount.
 */
class FullDiskIT {

    private static final int ALL_AT_ONCE = 1 << 20;
    private static final int MOST_BYSTANDERS = 3_000;

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
            List<String> acknowledged = createUntilRefused(service);
            assertThat(application.status()).isEqualTo(ApplicationStatus.RUNNING);
            assertThat(application.cluster()).isEqualTo(cluster);

            Files.delete(filler);
            output.awaitExactlyOnceBeyond(before);
            assertThat(application.cluster()).isEqualTo(cluster);
            assertThat(bystanders(service)).isEqualTo(acknowledged);
            createBystander(service, acknowledged.size());
        }
    }

    /**
     * The registry's log and the checkpoints that Flink gives up leave a little room, so the first few still fit.
     *
     * @return the names that were acknowledged
     */
    private static List<String> createUntilRefused(DreyService service) {
        List<String> acknowledged = new ArrayList<>();
        while (acknowledged.size() < MOST_BYSTANDERS) {
            try {
                acknowledged.add(createBystander(service, acknowledged.size()));
            } catch (KinesisAnalyticsV2Exception refused) {
                return acknowledged;
            }
        }
        throw new AssertionError("the registry was never full");
    }

    /** An application that never runs and is as large in the registry as one gets quickly. */
    private static String createBystander(DreyService service, int number) {
        String name = "bystander-%04d".formatted(number);
        CreateApplicationRequest request = Plan.orders(Line.FLINK_2_2, name).request(name).toBuilder()
                .applicationDescription("d".repeat(1000))
                .tags(IntStream.range(0, 40)
                        .mapToObj(tag -> Tag.builder()
                                .key("k" + tag)
                                .value("v".repeat(200))
                                .build())
                        .toList())
                .build();
        CreateApplicationResponse unused = service.clients().analytics().createApplication(request);
        return name;
    }

    private static List<String> bystanders(DreyService service) {
        List<String> names = new ArrayList<>();
        ListApplicationsResponse page = service.clients().analytics().listApplications(request -> request.limit(50));
        while (true) {
            page.applicationSummaries().stream()
                    .map(ApplicationSummary::applicationName)
                    .filter(name -> name.startsWith("bystander-"))
                    .forEach(names::add);
            String next = page.nextToken();
            if (next == null) {
                return names;
            }
            page = service.clients()
                    .analytics()
                    .listApplications(request -> request.limit(50).nextToken(next));
        }
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
