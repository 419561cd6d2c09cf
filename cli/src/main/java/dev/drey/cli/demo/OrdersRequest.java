package dev.drey.cli.demo;

import java.time.Duration;

/**
 * The request that creates the application, as text, because it has {@code CheckpointingEnabled} as the string that
 * Amazon's documentation example has there, which typed clients cannot send.
 */
record OrdersRequest(String application, String runtime, String bucket, String key, String output) {

    /** Of the documentation example. */
    static final Duration INTERVAL = Duration.ofSeconds(20);

    /** Of the documentation example. */
    static final Duration PAUSE = Duration.ofSeconds(10);

    static final int ORDERS_PER_SECOND = 600;

    /** Valid JSON, laid out for reading. The checkpoint configuration is the documentation's example. */
    String json() {
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
                    }]},
                    "ApplicationSnapshotConfiguration": {"SnapshotsEnabled": true}
                  }
                }""".formatted(
                application, runtime, bucket, key, INTERVAL.toMillis(), PAUSE.toMillis(), output, ORDERS_PER_SECOND);
    }
}
