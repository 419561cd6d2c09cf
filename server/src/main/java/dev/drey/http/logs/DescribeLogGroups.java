package dev.drey.http.logs;

import dev.drey.http.Operation;
import dev.drey.logs.LogGroup;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroupClass;

/** Lists groups by name. */
final class DescribeLogGroups implements Operation<DescribeLogGroupsRequest, DescribeLogGroupsResponse> {

    private static final int MOST = 50;

    private final Groups groups;

    DescribeLogGroups(Groups groups) {
        this.groups = groups;
    }

    @Override
    public String name() {
        return "DescribeLogGroups";
    }

    @Override
    public DescribeLogGroupsRequest.Builder requestBuilder() {
        return DescribeLogGroupsRequest.builder();
    }

    @Override
    public DescribeLogGroupsResponse handle(DescribeLogGroupsRequest request) {
        if (request.logGroupNamePrefix() != null && request.logGroupNamePattern() != null) {
            throw Groups.invalid("LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.");
        }
        String prefix = Objects.requireNonNullElse(request.logGroupNamePrefix(), "");
        String part =
                Objects.requireNonNullElse(request.logGroupNamePattern(), "").toLowerCase(Locale.ROOT);
        String after = Objects.requireNonNullElse(request.nextToken(), "");
        int limit = Objects.requireNonNullElse(request.limit(), MOST);
        List<LogGroup> found = groups.store().listGroups().stream()
                .filter(group -> group.name().startsWith(prefix))
                .filter(group -> group.name().toLowerCase(Locale.ROOT).contains(part))
                .filter(group -> group.name().compareTo(after) > 0)
                .limit(limit + 1L)
                .toList();
        List<LogGroup> page = found.subList(0, Math.min(limit, found.size()));
        return DescribeLogGroupsResponse.builder()
                .logGroups(page.stream().map(this::describe).toList())
                .nextToken(found.size() > limit ? page.get(page.size() - 1).name() : null)
                .build();
    }

    private software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup describe(LogGroup group) {
        return software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup.builder()
                .logGroupName(group.name())
                .creationTime(group.createdAt().toEpochMilli())
                .retentionInDays(group.retentionDays())
                .metricFilterCount(0)
                .arn(groups.arn(group.name()) + ":*")
                .logGroupArn(groups.arn(group.name()))
                .logGroupClass(LogGroupClass.STANDARD)
                .storedBytes(group.storedBytes())
                .build();
    }
}
