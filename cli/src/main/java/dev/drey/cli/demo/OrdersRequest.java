package dev.drey.cli.demo;

import java.time.Duration;

/**
 * The request that creates the application, as text, because it has {@code CheckpointingEnabled} as the string that
 * Amazon's documentation example has there, which typed clients cannot send.
 *
 * @param standbyTaskManagers how many spare ones the service is to keep
 */
public record OrdersRequest(
        String application,
        String runtime,
        String bucket,
        String key,
        String output,
        Checkpoints checkpoints,
        int standbyTaskManagers) {

    /** Of all partitions together. */
    public static final int ORDERS_PER_SECOND = 600;

    /**
     * How often checkpoints are to be taken.
     *
     * @param pause between the end of one and the beginning of the next, at least
     */
    public record Checkpoints(Duration interval, Duration pause) {

        /** Those of the documentation's example. */
        static final Checkpoints EXAMPLE = new Checkpoints(Duration.ofSeconds(20), Duration.ofSeconds(10));
    }

    /** With no spare task manager. */
    public OrdersRequest(
            String application, String runtime, String bucket, String key, String output, Checkpoints checkpoints) {
        this(application, runtime, bucket, key, output, checkpoints, 0);
    }

    /** Valid JSON, laid out for reading. */
    public String json() {
        return """
                {
                  "ApplicationName": "%s",
                  "RuntimeEnvironment": "%s",
                  "ServiceExecutionRole": "arn:aws:iam::000000000000:role/drey-demo",
                  "ApplicationConfiguration": {
                    "ApplicationCodeConfiguration": {
                      "CodeContentType": "ZIPFILE",
                      "CodeContent": {"S3ContentLocation": {
                        "BucketARN": "arn:aws:s3:::%s", "FileKey": "%s"}}
                    },
                    "FlinkApplicationConfiguration": {
                      "CheckpointConfiguration": {
                        "CheckpointingEnabled": "true",
                        "CheckpointInterval": %d,
                        "ConfigurationType": "CUSTOM",
                        "MinPauseBetweenCheckpoints": %d
                      }
                    },
                    "EnvironmentProperties": {"PropertyGroups": [{
                      "PropertyGroupId": "orders",
                      "PropertyMap": {
                        "output": "%s",
                        "orders.per.second": "%d"
                      }
                    }%s]},
                    "ApplicationSnapshotConfiguration": {"SnapshotsEnabled": true}
                  }
                }""".formatted(
                        application,
                        runtime,
                        bucket,
                        key,
                        checkpoints.interval().toMillis(),
                        checkpoints.pause().toMillis(),
                        output,
                        ORDERS_PER_SECOND,
                        standbyTaskManagers == 0 ? "" : standby());
    }

    private String standby() {
        return """
                , {
                      "PropertyGroupId": "drey",
                      "PropertyMap": {"standby-task-managers": "%d"}
                    }""".formatted(standbyTaskManagers);
    }
}
