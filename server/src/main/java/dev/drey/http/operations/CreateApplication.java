package dev.drey.http.operations;

import dev.drey.control.Applications;
import dev.drey.http.Operation;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.CreateApplicationRequest;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.CreateApplicationResponse;

/** Keeps a new application, which is READY at version 1; nothing is started. */
final class CreateApplication implements Operation<CreateApplicationRequest, CreateApplicationResponse> {

    private final Applications applications;

    CreateApplication(Applications applications) {
        this.applications = applications;
    }

    @Override
    public String name() {
        return "CreateApplication";
    }

    @Override
    public CreateApplicationRequest.Builder requestBuilder() {
        return CreateApplicationRequest.builder();
    }

    @Override
    public CreateApplicationResponse handle(CreateApplicationRequest request) {
        return CreateApplicationResponse.builder()
                .applicationDetail(ApplicationWriter.detail(applications.create(ApplicationReader.read(request))))
                .build();
    }
}
