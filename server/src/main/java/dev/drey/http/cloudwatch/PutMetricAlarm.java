package dev.drey.http.cloudwatch;

import dev.drey.control.ApiErrorCode;
import dev.drey.control.ApiException;
import dev.drey.http.Operation;
import dev.drey.telemetry.Telemetry;
import dev.drey.telemetry.alarm.Alarm;
import dev.drey.telemetry.alarm.AlarmRule;
import dev.drey.telemetry.alarm.AlarmState;
import dev.drey.telemetry.alarm.Comparison;
import dev.drey.telemetry.alarm.MissingData;
import dev.drey.telemetry.math.Expression;
import dev.drey.telemetry.math.MathException;
import dev.drey.telemetry.math.MetricQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmRequest;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmResponse;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/** Makes an alarm, or changes it. */
final class PutMetricAlarm implements Operation<PutMetricAlarmRequest, PutMetricAlarmResponse> {

    private static final Duration LONGEST = Duration.ofDays(7);

    private final Telemetry telemetry;
    private final String arnPrefix;

    PutMetricAlarm(Telemetry telemetry, String arnPrefix) {
        this.telemetry = telemetry;
        this.arnPrefix = arnPrefix;
    }

    @Override
    public String name() {
        return "PutMetricAlarm";
    }

    @Override
    public SdkBuilder<?, PutMetricAlarmRequest> requestBuilder() {
        return PutMetricAlarmRequest.builder();
    }

    @Override
    public PutMetricAlarmResponse handle(PutMetricAlarmRequest request) {
        boolean onExpression = !request.metrics().isEmpty();
        if (onExpression == (request.metricName() != null)) {
            throw new ApiException(
                    ApiErrorCode.INVALID_PARAMETER_COMBINATION,
                    "An alarm needs either MetricName, with Namespace, Statistic and Period, or Metrics.");
        }
        List<MetricQuery> queries = onExpression ? Reading.queries(request.metrics()) : List.of(single(request));
        Instant now = telemetry.clock().instant();
        telemetry
                .alarms()
                .put(
                        new Alarm(
                                request.alarmName(),
                                arnPrefix + request.alarmName(),
                                request.alarmDescription(),
                                queries,
                                onExpression,
                                rule(request, period(queries)),
                                new Alarm.Actions(
                                        request.actionsEnabled() == null || request.actionsEnabled(),
                                        request.okActions(),
                                        request.alarmActions(),
                                        request.insufficientDataActions()),
                                now,
                                new AlarmState(
                                        AlarmState.Value.INSUFFICIENT_DATA, "Unchecked: Initial alarm creation", now)),
                        now);
        return PutMetricAlarmResponse.builder().build();
    }

    private static MetricQuery single(PutMetricAlarmRequest request) {
        if (request.extendedStatistic() != null) {
            Reading.statistic(request.extendedStatistic());
        }
        MetricQuery.Stat stat = new MetricQuery.Stat(
                Reading.metric(request.namespace(), request.metricName(), request.dimensions()),
                Reading.period(request.period()),
                Reading.statistic(request.statisticAsString()),
                request.unitAsString());
        return new MetricQuery("m1", stat, null, null, true, null);
    }

    /** That of the one query whose result is compared. */
    private static Duration period(List<MetricQuery> queries) {
        List<MetricQuery> returned =
                queries.stream().filter(MetricQuery::returned).toList();
        if (returned.size() != 1) {
            throw Reading.wrong("Exactly one of the Metrics must have ReturnData true; it is " + returned.size() + ".");
        }
        for (MetricQuery query : queries) {
            checkExpression(query, queries);
        }
        MetricQuery watched = returned.get(0);
        if (watched.stat() != null) {
            return watched.stat().period();
        }
        return Optional.ofNullable(watched.period())
                .or(() -> queries.stream()
                        .map(MetricQuery::stat)
                        .filter(Objects::nonNull)
                        .map(stat -> Objects.requireNonNull(stat, "filtered").period())
                        .max(Duration::compareTo))
                .orElseThrow(() -> Reading.wrong("The Metrics of an alarm must name at least one metric."));
    }

    private static void checkExpression(MetricQuery query, List<MetricQuery> queries) {
        if (query.expression() == null) {
            return;
        }
        try {
            for (String reference : Expression.parse(query.expression()).references()) {
                boolean known = queries.stream().anyMatch(other -> other.id().equals(reference));
                if (!known && !reference.equals("REPEAT") && !reference.equals("LINEAR")) {
                    throw Reading.wrong("No query has the id '" + reference + "'.");
                }
            }
        } catch (MathException unusable) {
            throw Reading.wrong(String.valueOf(unusable.getMessage()));
        }
    }

    private static AlarmRule rule(PutMetricAlarmRequest request, Duration period) {
        int periods = request.evaluationPeriods();
        int needed = request.datapointsToAlarm() == null ? periods : request.datapointsToAlarm();
        if (needed > periods) {
            throw Reading.wrong(
                    "DatapointsToAlarm " + needed + " must not be more than EvaluationPeriods " + periods + ".");
        }
        if (period.multipliedBy(periods).compareTo(LONGEST) > 0) {
            throw Reading.wrong("EvaluationPeriods times Period must not be more than seven days.");
        }
        if (request.threshold() == null) {
            throw new ApiException(
                    ApiErrorCode.MISSING_PARAMETER,
                    "The parameter Threshold is missing. Anomaly detection is not available.");
        }
        Comparison comparison = Comparison.find(request.comparisonOperatorAsString())
                .orElseThrow(() -> Reading.wrong("ComparisonOperator " + request.comparisonOperatorAsString()
                        + " is for anomaly detection, which is not available."));
        String missing = request.treatMissingData();
        MissingData missingData = missing == null
                ? MissingData.MISSING
                : MissingData.find(missing)
                        .orElseThrow(() -> Reading.wrong("TreatMissingData must be missing, ignore, breaching or"
                                + " notBreaching, not " + missing + "."));
        return new AlarmRule(comparison, request.threshold(), period, periods, needed, missingData);
    }
}
