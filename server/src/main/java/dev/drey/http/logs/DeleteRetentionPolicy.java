package dev.drey.http.logs;

import dev.drey.http.Operation;
import dev.drey.logs.LogGroup;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteRetentionPolicyRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteRetentionPolicyResponse;

/** Lets the events of a group be kept for as long as there is room. */
final class DeleteRetentionPolicy implements Operation<DeleteRetentionPolicyRequest, DeleteRetentionPolicyResponse> {

    private final Groups groups;

    DeleteRetentionPolicy(Groups groups) {
        this.groups = groups;
    }

    @Override
    public String name() {
        return "DeleteRetentionPolicy";
    }

    @Override
    public DeleteRetentionPolicyRequest.Builder requestBuilder() {
        return DeleteRetentionPolicyRequest.builder();
    }

    @Override
    public DeleteRetentionPolicyResponse handle(DeleteRetentionPolicyRequest request) {
        LogGroup unused = groups.get(request.logGroupName());
        Groups.io(() -> groups.store().setRetention(request.logGroupName(), null));
        return DeleteRetentionPolicyResponse.builder().build();
    }
}
