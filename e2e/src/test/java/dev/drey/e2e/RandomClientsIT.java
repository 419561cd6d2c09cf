package dev.drey.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kinesisanalyticsv2.KinesisAnalyticsV2Client;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationDetail;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationStatus;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationSummary;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.KinesisAnalyticsV2Exception;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.Tag;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.UpdateApplicationRequest;

/**
 * Several clients ask a real service, with real Flink processes, for whatever comes into their heads; afterwards everything
 * comes to rest, and nothing is left of what they delete. {@code -Ddrey.random.seed} repeats the choices of a run, though
 * not its timing; {@code -Ddrey.random.seconds} makes it longer.
 */
class RandomClientsIT {

    private static final int CLIENTS = 4;
    private static final int SLOTS = 3;
    private static final long SEED = Long.getLong("drey.random.seed", System.nanoTime());
    private static final Duration LENGTH = Duration.ofSeconds(Integer.getInteger("drey.random.seconds", 20));
    private static final Duration TO_SETTLE = Duration.ofMinutes(3);

    private final AtomicInteger names = new AtomicInteger();
    private final AtomicReferenceArray<String> slots = new AtomicReferenceArray<>(SLOTS);
    private final Map<String, Integer> answers = new ConcurrentSkipListMap<>();
    private final Set<String> versions = ConcurrentHashMap.newKeySet();
    private final Collection<String> unexpected = new ConcurrentLinkedQueue<>();

    @Test
    void everythingComesToRestAndNothingIsLeft() throws Exception {
        String run = "seed " + SEED;
        try (DreyService service = DreyService.start("random", "kpu-memory=640", "start-patience=60")) {
            TestApplication.upload(service, Program.HEADSTRONG);
            TestApplication.upload(service, Program.THROWING);
            KinesisAnalyticsV2Client analytics = service.clients().analytics();
            IntStream.range(0, SLOTS).forEach(slot -> create(analytics, slot));
            fire(analytics);
            System.out.println(run + ": " + answers);

            Await.that(
                    run + ": everything comes to rest",
                    TO_SETTLE,
                    () -> applications(analytics).stream().allMatch(RandomClientsIT::rests));
            assertThat(unexpected).as(run).isEmpty();
            assertThat(applications(analytics))
                    .allSatisfy(application -> assertThat(analytics
                                    .listApplicationOperations(r -> r.applicationName(application.applicationName())
                                            .operationStatus("IN_PROGRESS"))
                                    .applicationOperationInfoList())
                            .as(run)
                            .isEmpty());
            applications(analytics)
                    .forEach(application -> TestApplication.existing(service, application.applicationName())
                            .delete());
            assertThat(Processes.commandLines(Processes.flinkOf(service.data())))
                    .as(run)
                    .isEmpty();
            assertThat(left(service.data().resolve("applications"))).as(run).isEmpty();
            assertThat(left(service.data().resolve("state"))).as(run).isEmpty();
            assertThat(service.log()).as(run).content().doesNotContain(" ERROR ");
        }
    }

    private void fire(KinesisAnalyticsV2Client analytics) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            long end = System.nanoTime() + LENGTH.toNanos();
            List<Future<?>> running = IntStream.range(0, CLIENTS)
                    .<Future<?>>mapToObj(client -> clients.submit(() -> {
                        Random random = new Random(SEED + client);
                        while (System.nanoTime() < end) {
                            ask(analytics, random);
                        }
                    }))
                    .toList();
            for (Future<?> client : running) {
                client.get();
            }
        } finally {
            clients.shutdownNow();
            assertThat(clients.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        }
    }

    private void ask(KinesisAnalyticsV2Client analytics, Random random) {
        int slot = random.nextInt(SLOTS);
        String name = slots.get(slot);
        switch (random.nextInt(100)) {
            case 0 -> delete(analytics, slot);
            case 1, 2 ->
                answer(
                        "StopApplication force",
                        () -> analytics.stopApplication(
                                r -> r.applicationName(name).force(true)));
            case 3, 4, 5 -> answer("StopApplication", () -> analytics.stopApplication(r -> r.applicationName(name)));
            case 6, 7, 8, 9, 10, 11, 12 -> update(analytics, name, random);
            case 13, 14, 15 -> rollBack(analytics, name);
            case 16, 17, 18, 19 ->
                answer(
                        "CreateApplicationSnapshot",
                        () -> analytics.createApplicationSnapshot(
                                r -> r.applicationName(name).snapshotName("s" + random.nextInt(20))));
            case 20, 21 ->
                answer(
                        "TagResource",
                        () -> analytics.tagResource(r -> r.resourceARN(
                                        "arn:aws:kinesisanalytics:us-east-1:000000000000:application/" + name)
                                .tags(Tag.builder().key("k").value("v").build())));
            case 22, 23, 24, 25, 26, 27, 28, 29, 30, 31 ->
                answer("StartApplication", () -> analytics.startApplication(r -> r.applicationName(name)));
            case 32, 33 ->
                answer(
                        "ListApplicationVersions",
                        () -> analytics.listApplicationVersions(r -> r.applicationName(name)));
            default ->
                answer(
                        "DescribeApplication",
                        () -> analytics.describeApplication(
                                r -> r.applicationName(name).includeAdditionalDetails(true)));
        }
    }

    /** A name is never used twice, so that a version number of it is won once at most. */
    private void create(KinesisAnalyticsV2Client analytics, int slot) {
        String name = "random-" + names.incrementAndGet();
        answer(
                "CreateApplication",
                () -> analytics.createApplication(
                        Plan.of(slot % 2 == 0 ? Line.FLINK_1_20 : Line.FLINK_2_2, Program.HEADSTRONG)
                                .request(name)));
        slots.set(slot, name);
    }

    private void delete(KinesisAnalyticsV2Client analytics, int slot) {
        String name = slots.get(slot);
        ApplicationDetail seen = describe(analytics, name);
        boolean deleted = seen != null
                && answer(
                                "DeleteApplication",
                                () -> analytics.deleteApplication(
                                        r -> r.applicationName(name).createTimestamp(seen.createTimestamp())))
                        != null;
        if (deleted) {
            create(analytics, slot);
        }
    }

    private void update(KinesisAnalyticsV2Client analytics, String name, Random random) {
        ApplicationDetail seen = describe(analytics, name);
        if (seen == null) {
            return;
        }
        UpdateApplicationRequest.Builder request = UpdateApplicationRequest.builder()
                .applicationName(name)
                .currentApplicationVersionId(seen.applicationVersionId());
        switch (random.nextInt(4)) {
            case 0 -> request.serviceExecutionRoleUpdate("arn:aws:iam::1:role/r" + random.nextInt(9));
            case 1 ->
                request.applicationConfigurationUpdate(c -> c.flinkApplicationConfigurationUpdate(
                        f -> f.checkpointConfigurationUpdate(k -> k.configurationTypeUpdate("CUSTOM")
                                .checkpointIntervalUpdate(1_000L + random.nextInt(1_000)))));
            case 2 ->
                request.applicationConfigurationUpdate(c -> c.applicationSystemRollbackConfigurationUpdate(
                        r -> r.rollbackEnabledUpdate(random.nextBoolean())));
            default ->
                request.applicationConfigurationUpdate(c -> c.applicationCodeConfigurationUpdate(code ->
                        code.codeContentUpdate(content -> content.s3ContentLocationUpdate(s3 -> s3.fileKeyUpdate(
                                random.nextInt(3) == 0 ? Program.THROWING.key() : Program.HEADSTRONG.key())))));
        }
        var accepted = answer("UpdateApplication", () -> analytics.updateApplication(request.build()));
        if (accepted != null) {
            won(name, accepted.applicationDetail());
        }
    }

    private void rollBack(KinesisAnalyticsV2Client analytics, String name) {
        ApplicationDetail seen = describe(analytics, name);
        var accepted = seen == null
                ? null
                : answer(
                        "RollbackApplication",
                        () -> analytics.rollbackApplication(
                                r -> r.applicationName(name).currentApplicationVersionId(seen.applicationVersionId())));
        if (accepted != null) {
            won(name, accepted.applicationDetail());
        }
    }

    private void won(String name, ApplicationDetail detail) {
        if (!versions.add(name + " " + detail.applicationVersionId())) {
            unexpected.add("Version " + detail.applicationVersionId() + " of " + name + " was won twice.");
        }
    }

    private ApplicationDetail describe(KinesisAnalyticsV2Client analytics, String name) {
        var response = answer("DescribeApplication", () -> analytics.describeApplication(r -> r.applicationName(name)));
        return response == null ? null : response.applicationDetail();
    }

    /** Null when the answer is an error. */
    private <T> T answer(String what, Supplier<T> request) {
        try {
            T response = request.get();
            answers.merge(what, 1, Integer::sum);
            return response;
        } catch (KinesisAnalyticsV2Exception error) {
            answers.merge(what + " " + error.awsErrorDetails().errorCode(), 1, Integer::sum);
            if (error.statusCode() != 400) {
                unexpected.add(what + " was answered " + error.statusCode() + ": " + error.getMessage());
            }
            return null;
        }
    }

    private static List<ApplicationSummary> applications(KinesisAnalyticsV2Client analytics) {
        return analytics.listApplications(r -> {}).applicationSummaries();
    }

    private static boolean rests(ApplicationSummary application) {
        return application.applicationStatus() == ApplicationStatus.READY
                || application.applicationStatus() == ApplicationStatus.RUNNING;
    }

    private static List<String> left(Path folder) throws Exception {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString()).toList();
        }
    }
}
