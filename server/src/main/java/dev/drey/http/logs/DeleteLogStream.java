package dev.drey.http.logs;

import dev.drey.http.Operation;
import dev.drey.logs.LogStream;
import dev.drey.logs.StreamName;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteLogStreamRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteLogStreamResponse;

/** Deletes a stream. That of an application comes back with the next event. */
final class DeleteLogStream implements Operation<DeleteLogStreamRequest, DeleteLogStreamResponse> {

    private final Groups groups;

    DeleteLogStream(Groups groups) {
        this.groups = groups;
    }

    @Override
    public String name() {
        return "DeleteLogStream";
    }

    @Override
    public DeleteLogStreamRequest.Builder requestBuilder() {
        return DeleteLogStreamRequest.builder();
    }

    @Override
    public DeleteLogStreamResponse handle(DeleteLogStreamRequest request) {
        StreamName stream = new StreamName(request.logGroupName(), request.logStreamName());
        LogStream unused = groups.get(stream);
        Groups.io(() -> groups.store().deleteStream(stream));
        return DeleteLogStreamResponse.builder().build();
    }
}
