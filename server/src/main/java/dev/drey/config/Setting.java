package dev.drey.config;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Everything that can be set, each under one key: {@code --port} on the command line, {@code DREY_PORT} in the
 * environment, {@code port} in the file; the first of the three that has it wins.
 */
public enum Setting {
    DATA("data", "~/.drey", "folder that holds everything the service must not lose"),
    CACHE("cache", "~/.cache/drey", "folder of the Flink runtimes, shared by all services of this user"),
    PORT("port", "4577", "port on loopback for the AWS API, S3 and Drey's own; 0 for any free one"),
    REGION("region", "us-east-1", "AWS region that ARNs name"),
    ACCOUNT("account", "000000000000", "AWS account that ARNs name: 12 digits"),
    ACCESS_KEY("access-key", "", "AWS access key id that every request must be signed with; empty accepts any"),
    SECRET_KEY("secret-key", "", "secret that belongs to the access key"),
    KEYS_FILE("keys-file", "", "file of further pairs for other clients, one key id=secret a line, for its owner only"),
    ADDRESS("address", "127.0.0.1", "IP address to listen on; any but loopback needs credentials"),
    KPU_MEMORY("kpu-memory", "1024", "memory of one KPU, which is one task manager, in MiB"),
    JOB_MANAGER_MEMORY("job-manager-memory", "448", "heap of a job manager in MiB"),
    HADOOP_CLASSPATH(
            "hadoop-classpath",
            "",
            "jars of Hadoop for Flink processes, as `hadoop classpath` prints them; hdfs:// needs it"),
    START_PATIENCE("start-patience", "300", "seconds after which a start that made no job run is given up"),
    PAUSE_TOLERANCE(
            "pause-tolerance",
            "10",
            "seconds for which a Flink process may stand still, stopped or hung, before it is ended and replaced"),
    METRICS_DAYS("metrics-days", "15", "days for which metrics are kept, a figure for each minute; 0 keeps none"),
    METRICS_MEGABYTES(
            "metrics-megabytes", "512", "room for metrics on the disk, in MiB; the oldest make room for new ones"),
    STRICT_AWS(
            "strict-aws",
            "false",
            "true refuses, as Amazon does, what needs a snapshot of a job that is failing; false goes on from its checkpoint");

    private final String key;
    private final String defaultValue;
    private final String meaning;

    Setting(String key, String defaultValue, String meaning) {
        this.key = key;
        this.defaultValue = defaultValue;
        this.meaning = meaning;
    }

    /** The key in the file and, behind two dashes, on the command line. */
    public String key() {
        return key;
    }

    /** The name of the environment variable. */
    public String environmentVariable() {
        return "DREY_" + key.replace('-', '_').toUpperCase(Locale.ROOT);
    }

    /** What holds when it is set nowhere. */
    public String defaultValue() {
        return defaultValue;
    }

    /** One line for people. */
    public String meaning() {
        return meaning;
    }

    static Optional<Setting> find(String key) {
        return Arrays.stream(values())
                .filter(setting -> setting.key.equals(key))
                .findFirst();
    }
}
