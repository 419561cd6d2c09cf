package dev.drey.e2e;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.CheckpointConfiguration;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.CreateApplicationRequest;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.PropertyGroup;

/** What an application is to be like, beyond its name; small and quick unless said otherwise. */
record Plan(
        Line line,
        Program program,
        CheckpointConfiguration checkpoints,
        int parallelism,
        int parallelismPerKpu,
        Map<String, Map<String, String>> properties) {

    static final String BUCKET = "programs";

    Plan {
        properties = new TreeMap<>(properties);
    }

    static Plan of(Line line, Program program) {
        return new Plan(line, program, custom(1_000, 0), 1, 1, Map.of());
    }

    /** The demo, which writes what can be verified; by {@code s3://}, where the documentation's example has s3a. */
    static Plan orders(Line line, String output) {
        return of(line, Program.ORDERS)
                .withProperties("orders", Map.of("output", "s3://" + output, "orders.per.second", "200"));
    }

    static CheckpointConfiguration custom(long interval, long pause) {
        return CheckpointConfiguration.builder()
                .configurationType("CUSTOM")
                .checkpointingEnabled(true)
                .checkpointInterval(interval)
                .minPauseBetweenCheckpoints(pause)
                .build();
    }

    Plan withCheckpoints(Consumer<CheckpointConfiguration.Builder> change) {
        return new Plan(
                line,
                program,
                CheckpointConfiguration.builder().applyMutation(change).build(),
                parallelism,
                parallelismPerKpu,
                properties);
    }

    Plan withParallelism(int all, int perKpu) {
        return new Plan(line, program, checkpoints, all, perKpu, properties);
    }

    Plan withProperties(String group, Map<String, String> values) {
        Map<String, Map<String, String>> more = new TreeMap<>(properties);
        more.put(group, values);
        return new Plan(line, program, checkpoints, parallelism, parallelismPerKpu, more);
    }

    CreateApplicationRequest request(String name) {
        List<PropertyGroup> groups = properties.entrySet().stream()
                .map(group -> PropertyGroup.builder()
                        .propertyGroupId(group.getKey())
                        .propertyMap(group.getValue())
                        .build())
                .toList();
        return CreateApplicationRequest.builder()
                .applicationName(name)
                .runtimeEnvironment(line.runtimeEnvironment())
                .serviceExecutionRole("arn:aws:iam::000000000000:role/tests")
                .applicationConfiguration(configuration -> configuration
                        .applicationCodeConfiguration(code -> code.codeContentType("ZIPFILE")
                                .codeContent(content -> content.s3ContentLocation(
                                        location -> location.bucketARN("arn:aws:s3:::" + BUCKET)
                                                .fileKey(program.key()))))
                        .flinkApplicationConfiguration(flink -> flink.checkpointConfiguration(checkpoints)
                                .parallelismConfiguration(settings -> settings.configurationType("CUSTOM")
                                        .parallelism(parallelism)
                                        .parallelismPerKPU(parallelismPerKpu)
                                        .autoScalingEnabled(false)))
                        .environmentProperties(environment -> environment.propertyGroups(groups)))
                .build();
    }
}
