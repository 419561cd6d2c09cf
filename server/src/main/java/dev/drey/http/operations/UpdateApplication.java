package dev.drey.http.operations;

import dev.drey.control.Expected;
import dev.drey.control.Updates;
import dev.drey.http.Operation;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.UpdateApplicationRequest;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.UpdateApplicationResponse;

/** Begins to update an application; its state goes along. */
final class UpdateApplication implements Operation<UpdateApplicationRequest, UpdateApplicationResponse> {

    private final Updates updates;

    UpdateApplication(Updates updates) {
        this.updates = updates;
    }

    @Override
    public String name() {
        return "UpdateApplication";
    }

    @Override
    public UpdateApplicationRequest.Builder requestBuilder() {
        return UpdateApplicationRequest.builder();
    }

    @Override
    public UpdateApplicationResponse handle(UpdateApplicationRequest request) {
        Updates.Accepted accepted = updates.update(
                request.applicationName(),
                new Expected(request.currentApplicationVersionId(), request.conditionalToken()),
                UpdateReader.change(request),
                UpdateReader.run(request),
                CodeUpdateReader.bytes(request.applicationConfigurationUpdate()));
        return UpdateApplicationResponse.builder()
                .applicationDetail(ApplicationWriter.detail(accepted.application()))
                .operationId(accepted.operation().id())
                .build();
    }
}
