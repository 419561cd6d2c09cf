package dev.drey.http.operations;

import dev.drey.control.Expected;
import dev.drey.control.Updates;
import dev.drey.http.Operation;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.RollbackApplicationRequest;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.RollbackApplicationResponse;

/** Begins to bring back the former version of an application. */
final class RollbackApplication implements Operation<RollbackApplicationRequest, RollbackApplicationResponse> {

    private final Updates updates;

    RollbackApplication(Updates updates) {
        this.updates = updates;
    }

    @Override
    public String name() {
        return "RollbackApplication";
    }

    @Override
    public RollbackApplicationRequest.Builder requestBuilder() {
        return RollbackApplicationRequest.builder();
    }

    @Override
    public RollbackApplicationResponse handle(RollbackApplicationRequest request) {
        Updates.Accepted accepted =
                updates.rollBack(request.applicationName(), new Expected(request.currentApplicationVersionId(), null));
        return RollbackApplicationResponse.builder()
                .applicationDetail(ApplicationWriter.detail(accepted.application()))
                .operationId(accepted.operation().id())
                .build();
    }
}
