package dev.drey.telemetry;

import dev.drey.model.RuntimeEnvironment;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How one of Amazon's metrics comes about.
 *
 * @param name as Amazon has it
 * @param unit under CloudWatch's name
 * @param perMinute how many of its samples count in a minute, 0 for all: Amazon takes throughput four times a minute, and
 *     its users divide sums by four
 */
record MetricRow(String name, String unit, Origin origin, int perMinute, Lines lines) {

    static final int EVERY = 0;

    /** All lines of Flink. */
    MetricRow(String name, String unit, Origin origin) {
        this(name, unit, origin, EVERY, Lines.ALL);
    }

    /** Which lines of Flink have it. */
    enum Lines {
        ALL,
        BEFORE_2_2,
        FROM_2_2;

        boolean have(RuntimeEnvironment runtime) {
            boolean later = runtime.compareTo(RuntimeEnvironment.FLINK_2_2) >= 0;
            return switch (this) {
                case ALL -> true;
                case BEFORE_2_2 -> !later;
                case FROM_2_2 -> later;
            };
        }
    }

    /** How the figures of several subtasks or task managers become one. */
    enum Reduction {
        /** Their sum. */
        SUM,
        /** The least of them. */
        MIN,
        /** The greatest of them. */
        MAX,
        /** None: each counts, so that average, minimum and maximum can be told. */
        EACH
    }

    /** Where it is read. */
    sealed interface Origin {}

    /** A metric of the job. */
    record OfJob(String flinkName) implements Origin {}

    /** A metric of the job manager. */
    record OfJobManager(String flinkName) implements Origin {}

    /**
     * A metric of each task manager: the first of the names that it has, times a factor, through what is measured by
     * another name if one is given.
     */
    record OfTaskManagers(List<String> flinkNames, String through, double factor, Reduction reduction)
            implements Origin {

        static final String NOTHING = "";

        OfTaskManagers(String flinkName, Reduction reduction) {
            this(List.of(flinkName), NOTHING, 1, reduction);
        }
    }

    /**
     * A metric of tasks and, under the same name behind the operator's, of their operators.
     *
     * @param ofTask whether the task itself has it; if not, it is that of its operators
     * @param atApplication whether it is also told of the whole application
     */
    record OfTasks(String flinkName, Reduction reduction, boolean ofTask, boolean atApplication) implements Origin {}

    /**
     * A metric that connectors have under names with variable parts.
     *
     * @param pattern of Flink's name; its named groups are parts of the identity
     * @param whole dimensions of the whole application, by the names of groups; Amazon's names for them
     * @param part dimensions of one part, such as a shard, told at the level PARALLELISM
     */
    record OfConnector(Pattern pattern, Reduction reduction, List<Dimension> whole, List<Dimension> part)
            implements Origin {}

    /** @param group of the pattern, which holds its value */
    record Dimension(String name, String group) {}
}
