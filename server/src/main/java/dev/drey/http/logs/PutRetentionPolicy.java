package dev.drey.http.logs;

import dev.drey.http.Operation;
import dev.drey.logs.LogGroup;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutRetentionPolicyRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutRetentionPolicyResponse;

/** Says for how many days the events of a group are kept. */
final class PutRetentionPolicy implements Operation<PutRetentionPolicyRequest, PutRetentionPolicyResponse> {

    private final Groups groups;

    PutRetentionPolicy(Groups groups) {
        this.groups = groups;
    }

    @Override
    public String name() {
        return "PutRetentionPolicy";
    }

    @Override
    public PutRetentionPolicyRequest.Builder requestBuilder() {
        return PutRetentionPolicyRequest.builder();
    }

    @Override
    public PutRetentionPolicyResponse handle(PutRetentionPolicyRequest request) {
        LogGroup unused = groups.get(request.logGroupName());
        Groups.io(() -> groups.store().setRetention(request.logGroupName(), request.retentionInDays()));
        return PutRetentionPolicyResponse.builder().build();
    }
}
