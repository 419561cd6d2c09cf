package dev.drey.http.operations;

import dev.drey.control.LifecycleRequests;
import dev.drey.http.Operation;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.DeleteApplicationRequest;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.DeleteApplicationResponse;

/** Begins to delete an application and all its state. */
final class DeleteApplication implements Operation<DeleteApplicationRequest, DeleteApplicationResponse> {

    private final LifecycleRequests lifecycle;

    DeleteApplication(LifecycleRequests lifecycle) {
        this.lifecycle = lifecycle;
    }

    @Override
    public String name() {
        return "DeleteApplication";
    }

    @Override
    public DeleteApplicationRequest.Builder requestBuilder() {
        return DeleteApplicationRequest.builder();
    }

    @Override
    public DeleteApplicationResponse handle(DeleteApplicationRequest request) {
        lifecycle.delete(request.applicationName(), request.createTimestamp());
        return DeleteApplicationResponse.builder().build();
    }
}
