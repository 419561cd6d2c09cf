package dev.drey.telemetry.alarm;

import dev.drey.telemetry.math.MetricQuery;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An alarm as it was put, and how it stands.
 *
 * @param queries one for an alarm on a metric; for one on an expression all that it needs, of which one is returned
 * @param onExpression whether it was put with queries of its own instead of a single metric
 * @param actions what a client wants done; Drey keeps it for clients that compare, and does none of it
 */
public record Alarm(
        String name,
        String arn,
        @Nullable String description,
        List<MetricQuery> queries,
        boolean onExpression,
        AlarmRule rule,
        Actions actions,
        Instant configuredAt,
        AlarmState state) {

    /** Keeps a copy. */
    public Alarm {
        queries = List.copyOf(queries);
    }

    /** The ARNs that a client gave. */
    public record Actions(boolean enabled, List<String> onOk, List<String> onAlarm, List<String> onInsufficientData) {
        /** Keeps copies. */
        public Actions {
            onOk = List.copyOf(onOk);
            onAlarm = List.copyOf(onAlarm);
            onInsufficientData = List.copyOf(onInsufficientData);
        }
    }

    /** The same alarm as it stands now. */
    public Alarm withState(AlarmState newState) {
        return new Alarm(name, arn, description, queries, onExpression, rule, actions, configuredAt, newState);
    }
}
