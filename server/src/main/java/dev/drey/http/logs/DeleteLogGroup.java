package dev.drey.http.logs;

import dev.drey.http.Operation;
import dev.drey.logs.LogGroup;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteLogGroupResponse;

/** Deletes a group with its streams. That of an application comes back with the next event. */
final class DeleteLogGroup implements Operation<DeleteLogGroupRequest, DeleteLogGroupResponse> {

    private final Groups groups;

    DeleteLogGroup(Groups groups) {
        this.groups = groups;
    }

    @Override
    public String name() {
        return "DeleteLogGroup";
    }

    @Override
    public DeleteLogGroupRequest.Builder requestBuilder() {
        return DeleteLogGroupRequest.builder();
    }

    @Override
    public DeleteLogGroupResponse handle(DeleteLogGroupRequest request) {
        LogGroup unused = groups.get(request.logGroupName());
        Groups.io(() -> groups.store().deleteGroup(request.logGroupName()));
        return DeleteLogGroupResponse.builder().build();
    }
}
