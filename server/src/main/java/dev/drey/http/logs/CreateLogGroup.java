package dev.drey.http.logs;

import dev.drey.http.Operation;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogGroupResponse;

/** Makes a group; its class, key and tags are not kept. */
final class CreateLogGroup implements Operation<CreateLogGroupRequest, CreateLogGroupResponse> {

    private final Groups groups;

    CreateLogGroup(Groups groups) {
        this.groups = groups;
    }

    @Override
    public String name() {
        return "CreateLogGroup";
    }

    @Override
    public CreateLogGroupRequest.Builder requestBuilder() {
        return CreateLogGroupRequest.builder();
    }

    @Override
    public CreateLogGroupResponse handle(CreateLogGroupRequest request) {
        if (!Groups.io(() -> groups.store().createGroup(request.logGroupName()))) {
            throw Groups.exists("log group", request.logGroupName());
        }
        return CreateLogGroupResponse.builder().build();
    }
}
