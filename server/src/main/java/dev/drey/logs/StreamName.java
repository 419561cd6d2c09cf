package dev.drey.logs;

import dev.drey.model.Application;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where events are: a group and a stream in it. */
public record StreamName(String group, String stream) {

    /** As Amazon's console names the stream of an application. */
    private static final String DEFAULT_STREAM = "kinesis-analytics-log-stream";

    private static final String DEFAULT_GROUPS = "/aws/kinesis-analytics/";

    private static final Pattern ARN = Pattern.compile("arn:[^:]+:logs:[^:]*:[^:]*:log-group:([^:]+):log-stream:(.+)");

    /** Where an application logs to: the stream that it names, else one of its own under the name that Amazon's console uses. */
    public static StreamName of(Application application) {
        return application.version().loggingOptions().stream()
                .map(option -> ARN.matcher(option.logStreamArn()))
                .filter(Matcher::matches)
                .map(arn -> new StreamName(arn.group(1), arn.group(2)))
                .findFirst()
                .orElseGet(() -> new StreamName(DEFAULT_GROUPS + application.name(), DEFAULT_STREAM));
    }
}
