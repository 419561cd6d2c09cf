package dev.drey.telemetry;

import dev.drey.telemetry.MetricRow.Dimension;
import dev.drey.telemetry.MetricRow.Lines;
import dev.drey.telemetry.MetricRow.OfConnector;
import dev.drey.telemetry.MetricRow.OfJob;
import dev.drey.telemetry.MetricRow.OfJobManager;
import dev.drey.telemetry.MetricRow.OfTaskManagers;
import dev.drey.telemetry.MetricRow.OfTasks;
import dev.drey.telemetry.MetricRow.Origin;
import dev.drey.telemetry.MetricRow.Reduction;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Amazon's metrics, and what of Flink they are made of.
 *
 * @see <a href="https://docs.aws.amazon.com/managed-flink/latest/java/metrics-dimensions.html">Amazon's list</a>
 */
public final class MetricTable {

    /** The namespace of Amazon's service. */
    public static final String NAMESPACE = "AWS/KinesisAnalytics";

    /** The dimension by which a series is told to be that of an application. */
    public static final String APPLICATION = "Application";

    private static final String MILLISECONDS = "Milliseconds";
    private static final String BYTES = "Bytes";
    private static final String COUNT = "Count";
    private static final String PERCENT = "Percent";
    private static final String RATE = "Count/Second";
    private static final String NO_UNIT = "None";
    private static final int THROUGHPUT = 4;

    private static final String JVM = "Status.JVM.";
    private static final String MANAGED = "Status.Flink.Memory.Managed.";
    /** The collector of the old generation has another name with each kind of garbage collection. */
    private static final List<String> OLD_GENERATIONS = List.of(
            JVM + "GarbageCollector.G1_Old_Generation.",
            JVM + "GarbageCollector.MarkSweepCompact.",
            JVM + "GarbageCollector.PS_MarkSweep.",
            JVM + "GarbageCollector.ConcurrentMarkSweep.");

    /** What is not read from Flink but worked out, see {@link OwnMetrics}. */
    private static final List<String> WORKED_OUT = List.of(
            "KPUs", "containerCPUUtilization", "containerMemoryUtilization", "containerDiskUtilization", "downtime");

    static final List<MetricRow> ROWS = Stream.of(ofJob(), ofProcesses(), ofTasks(), ofConnectors())
            .flatMap(List::stream)
            .toList();

    /** The names of Flink's metrics of a job that are wanted. */
    static final Set<String> JOB_NAMES = names(OfJob.class);

    /** The names of Flink's metrics of a job manager that are wanted. */
    static final Set<String> JOB_MANAGER_NAMES = names(OfJobManager.class);

    /** The names of Flink's metrics of a task manager that are wanted; some are of no metric, but tell how it died. */
    static final Set<String> TASK_MANAGER_NAMES = Stream.concat(
                    names(OfTaskManagers.class).stream(),
                    Stream.of(
                            JVM + "Memory.Heap.Used",
                            JVM + "Memory.Metaspace.Used",
                            JVM + "Memory.Metaspace.Committed",
                            JVM + "Memory.Metaspace.Max",
                            JVM + "Memory.Direct.MemoryUsed",
                            JVM + "GarbageCollector.All.Count",
                            JVM + "GarbageCollector.All.Time",
                            JVM + "GarbageCollector.All.TimeMsPerSecond",
                            JVM + "CPU.Time"))
            .collect(Collectors.toUnmodifiableSet());

    private MetricTable() {}

    /** The names of all metrics that applications can have, but for those that they define themselves. */
    public static List<String> names() {
        return Stream.concat(ROWS.stream().map(MetricRow::name), WORKED_OUT.stream())
                .distinct()
                .toList();
    }

    private static List<MetricRow> ofJob() {
        return List.of(
                new MetricRow("lastCheckpointDuration", MILLISECONDS, new OfJob("lastCheckpointDuration")),
                new MetricRow("lastCheckpointSize", BYTES, new OfJob("lastCheckpointSize")),
                new MetricRow("numberOfFailedCheckpoints", COUNT, new OfJob("numberOfFailedCheckpoints")),
                ofJob("uptime", MILLISECONDS, Lines.BEFORE_2_2),
                ofJob("fullRestarts", COUNT, Lines.BEFORE_2_2),
                ofJob("numRestarts", COUNT, Lines.FROM_2_2),
                ofJob("runningTime", MILLISECONDS, Lines.FROM_2_2),
                ofJob("restartingTime", MILLISECONDS, Lines.FROM_2_2),
                ofJob("cancellingTime", MILLISECONDS, Lines.FROM_2_2),
                ofJob("failingTime", MILLISECONDS, Lines.FROM_2_2));
    }

    private static MetricRow ofJob(String name, String unit, Lines lines) {
        return new MetricRow(name, unit, new OfJob(name), MetricRow.EVERY, lines);
    }

    private static List<MetricRow> ofProcesses() {
        return List.of(
                new MetricRow(
                        "cpuUtilization",
                        PERCENT,
                        new OfTaskManagers(List.of(JVM + "CPU.Load"), OfTaskManagers.NOTHING, 100, Reduction.EACH)),
                new MetricRow(
                        "heapMemoryUtilization",
                        PERCENT,
                        new OfTaskManagers(
                                List.of(JVM + "Memory.Heap.Used"), JVM + "Memory.Heap.Max", 100, Reduction.EACH)),
                new MetricRow("managedMemoryUsed", BYTES, new OfTaskManagers(MANAGED + "Used", Reduction.SUM)),
                new MetricRow("managedMemoryTotal", BYTES, new OfTaskManagers(MANAGED + "Total", Reduction.SUM)),
                new MetricRow(
                        "managedMemoryUtilization",
                        PERCENT,
                        new OfTaskManagers(List.of(MANAGED + "Used"), MANAGED + "Total", 100, Reduction.EACH)),
                new MetricRow("oldGenerationGCCount", COUNT, ofOldGeneration("Count")),
                new MetricRow("oldGenerationGCTime", MILLISECONDS, ofOldGeneration("Time")),
                new MetricRow("threadsCount", COUNT, new OfTaskManagers(JVM + "Threads.Count", Reduction.SUM)),
                from22("taskmanagerFileDescriptorsMax", new OfTaskManagers(JVM + "FileDescriptor.Max", Reduction.EACH)),
                from22(
                        "taskmanagerFileDescriptorsOpen",
                        new OfTaskManagers(JVM + "FileDescriptor.Open", Reduction.EACH)),
                from22("jobmanagerFileDescriptorsMax", new OfJobManager(JVM + "FileDescriptor.Max")),
                from22("jobmanagerFileDescriptorsOpen", new OfJobManager(JVM + "FileDescriptor.Open")));
    }

    private static MetricRow from22(String name, Origin origin) {
        return new MetricRow(name, COUNT, origin, MetricRow.EVERY, Lines.FROM_2_2);
    }

    private static OfTaskManagers ofOldGeneration(String what) {
        return new OfTaskManagers(
                OLD_GENERATIONS.stream().map(collector -> collector + what).toList(),
                OfTaskManagers.NOTHING,
                1,
                Reduction.SUM);
    }

    private static List<MetricRow> ofTasks() {
        return List.of(
                new MetricRow(
                        "currentInputWatermark",
                        MILLISECONDS,
                        new OfTasks("currentInputWatermark", Reduction.MIN, true, true)),
                new MetricRow(
                        "currentOutputWatermark",
                        MILLISECONDS,
                        new OfTasks("currentOutputWatermark", Reduction.MIN, false, true)),
                throughput("numRecordsIn", COUNT, true),
                throughput("numRecordsOut", COUNT, true),
                throughput("numRecordsInPerSecond", RATE, true),
                throughput("numRecordsOutPerSecond", RATE, true),
                throughput("numLateRecordsDropped", COUNT, false),
                time("backPressuredTimeMsPerSecond"),
                time("busyTimeMsPerSecond"),
                time("idleTimeMsPerSecond"));
    }

    private static MetricRow throughput(String name, String unit, boolean ofTask) {
        return new MetricRow(name, unit, new OfTasks(name, Reduction.SUM, ofTask, true), THROUGHPUT, Lines.ALL);
    }

    private static MetricRow time(String name) {
        return new MetricRow(name, MILLISECONDS, new OfTasks(name, Reduction.EACH, true, false));
    }

    private static List<MetricRow> ofConnectors() {
        List<Dimension> topic = List.of(new Dimension("Topic", "topic"));
        List<Dimension> partition = List.of(new Dimension("Topic", "topic"), new Dimension("Partition", "partition"));
        List<Dimension> stream = List.of(new Dimension("Stream", "stream"));
        List<Dimension> shard = List.of(new Dimension("Stream", "stream"), new Dimension("ShardId", "shard"));
        String perPartition = ".*\\.topic\\.(?<topic>.+)\\.partition\\.(?<partition>\\d+)\\.";
        String perShard = ".*\\.stream\\.(?<stream>.+?)\\.(?:.*\\.)?shardId\\.(?<shard>[^.]+)\\.";
        String reader = ".*\\.(?:KafkaSourceReader|KafkaConsumer)\\.";
        return List.of(
                connector("currentoffsets", NO_UNIT, perPartition + "currentOffsets?", Reduction.SUM, topic, partition),
                connector(
                        "committedoffsets",
                        NO_UNIT,
                        perPartition + "committedOffsets?",
                        Reduction.SUM,
                        topic,
                        partition),
                connector("commitsFailed", NO_UNIT, reader + "commitsFailed", Reduction.SUM, List.of(), List.of()),
                connector(
                        "commitsSucceeded", NO_UNIT, reader + "commitsSucceeded", Reduction.SUM, List.of(), List.of()),
                connector(
                        "records_lag_max",
                        COUNT,
                        reader + "(?:KafkaConsumer\\.)?records-lag-max",
                        Reduction.MAX,
                        List.of(),
                        List.of()),
                connector(
                        "bytes_consumed_rate",
                        BYTES,
                        reader + "(?:KafkaConsumer\\.)?bytes-consumed-rate",
                        Reduction.SUM,
                        List.of(),
                        List.of()),
                connector(
                        "millisBehindLatest",
                        MILLISECONDS,
                        perShard + "millisBehindLatest",
                        Reduction.MAX,
                        stream,
                        shard),
                connector(
                        "bytesRequestedPerFetch",
                        BYTES,
                        perShard + "bytesRequestedPerFetch",
                        Reduction.MAX,
                        stream,
                        shard));
    }

    private static MetricRow connector(
            String name,
            String unit,
            String pattern,
            Reduction reduction,
            List<Dimension> whole,
            List<Dimension> part) {
        return new MetricRow(name, unit, new OfConnector(Pattern.compile(pattern), reduction, whole, part));
    }

    private static Set<String> names(Class<? extends Origin> kind) {
        return ROWS.stream()
                .map(MetricRow::origin)
                .filter(kind::isInstance)
                .flatMap(MetricTable::flinkNames)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<String> flinkNames(Origin origin) {
        if (origin instanceof OfJob job) {
            return Stream.of(job.flinkName());
        }
        if (origin instanceof OfJobManager jobManager) {
            return Stream.of(jobManager.flinkName());
        }
        if (origin instanceof OfTaskManagers each) {
            return Stream.concat(each.flinkNames().stream(), Stream.of(each.through()))
                    .filter(name -> !name.isEmpty());
        }
        return Stream.empty();
    }

    /** Whether a metric of a vertex, by Flink's name, is part of any of Amazon's or one of the application's own. */
    static boolean isWanted(String flinkName) {
        if (CustomMetric.find(flinkName).isPresent()) {
            return true;
        }
        return ROWS.stream()
                .map(MetricRow::origin)
                .anyMatch(origin -> origin instanceof OfTasks tasks
                        ? flinkName.equals(tasks.flinkName()) || isOfOperator(flinkName, tasks.flinkName())
                        : origin instanceof OfConnector connector
                                && connector.pattern().matcher(flinkName).matches());
    }

    /** Names of operators may have dots in them, names of metrics that are asked for here have none. */
    private static boolean isOfOperator(String flinkName, String metric) {
        return flinkName.endsWith("." + metric) && !flinkName.startsWith("Shuffle.") && !flinkName.contains(".split.");
    }
}
