package dev.drey.http.logs;

import dev.drey.http.Operation;
import dev.drey.logs.LogGroup;
import dev.drey.logs.StreamName;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogStreamRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogStreamResponse;

/** Makes a stream in a group that is there. */
final class CreateLogStream implements Operation<CreateLogStreamRequest, CreateLogStreamResponse> {

    private final Groups groups;

    CreateLogStream(Groups groups) {
        this.groups = groups;
    }

    @Override
    public String name() {
        return "CreateLogStream";
    }

    @Override
    public CreateLogStreamRequest.Builder requestBuilder() {
        return CreateLogStreamRequest.builder();
    }

    @Override
    public CreateLogStreamResponse handle(CreateLogStreamRequest request) {
        LogGroup unused = groups.get(request.logGroupName());
        StreamName stream = new StreamName(request.logGroupName(), request.logStreamName());
        if (!Groups.io(() -> groups.store().createStream(stream))) {
            throw Groups.exists("log stream", request.logStreamName());
        }
        return CreateLogStreamResponse.builder().build();
    }
}
