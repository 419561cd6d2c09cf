package dev.drey.http.operations;

import dev.drey.control.LifecycleRequests;
import dev.drey.http.Operation;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.StopApplicationRequest;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.StopApplicationResponse;

/** Begins to stop an application, at once and without a snapshot when forced. */
final class StopApplication implements Operation<StopApplicationRequest, StopApplicationResponse> {

    private final LifecycleRequests lifecycle;

    StopApplication(LifecycleRequests lifecycle) {
        this.lifecycle = lifecycle;
    }

    @Override
    public String name() {
        return "StopApplication";
    }

    @Override
    public StopApplicationRequest.Builder requestBuilder() {
        return StopApplicationRequest.builder();
    }

    @Override
    public StopApplicationResponse handle(StopApplicationRequest request) {
        String name = request.applicationName();
        dev.drey.model.Operation begun =
                Boolean.TRUE.equals(request.force()) ? lifecycle.forceStop(name) : lifecycle.stop(name);
        return StopApplicationResponse.builder().operationId(begun.id()).build();
    }
}
