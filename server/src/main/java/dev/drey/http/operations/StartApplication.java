package dev.drey.http.operations;

import dev.drey.control.LifecycleRequests;
import dev.drey.http.Operation;
import dev.drey.model.RunConfiguration;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.StartApplicationRequest;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.StartApplicationResponse;

/** Begins to start an application. */
final class StartApplication implements Operation<StartApplicationRequest, StartApplicationResponse> {

    private final LifecycleRequests lifecycle;

    StartApplication(LifecycleRequests lifecycle) {
        this.lifecycle = lifecycle;
    }

    @Override
    public String name() {
        return "StartApplication";
    }

    @Override
    public StartApplicationRequest.Builder requestBuilder() {
        return StartApplicationRequest.builder();
    }

    @Override
    public StartApplicationResponse handle(StartApplicationRequest request) {
        RunConfiguration run = RunConfigurationReader.read(request.runConfiguration());
        return StartApplicationResponse.builder()
                .operationId(lifecycle.start(request.applicationName(), run).id())
                .build();
    }
}
