package dev.drey.http.operations;

import dev.drey.control.ApiErrorCode;
import dev.drey.control.ApiException;
import dev.drey.control.Expected;
import dev.drey.control.Updates;
import dev.drey.http.Operation;
import dev.drey.model.Application;
import dev.drey.model.LoggingOption;
import java.util.List;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.AddApplicationCloudWatchLoggingOptionRequest;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.AddApplicationCloudWatchLoggingOptionResponse;

/** Names the log stream of an application; it can have one. */
final class AddApplicationCloudWatchLoggingOption
        implements Operation<
                AddApplicationCloudWatchLoggingOptionRequest, AddApplicationCloudWatchLoggingOptionResponse> {

    private final Updates updates;

    AddApplicationCloudWatchLoggingOption(Updates updates) {
        this.updates = updates;
    }

    @Override
    public String name() {
        return "AddApplicationCloudWatchLoggingOption";
    }

    @Override
    public AddApplicationCloudWatchLoggingOptionRequest.Builder requestBuilder() {
        return AddApplicationCloudWatchLoggingOptionRequest.builder();
    }

    @Override
    public AddApplicationCloudWatchLoggingOptionResponse handle(AddApplicationCloudWatchLoggingOptionRequest request) {
        String stream = request.cloudWatchLoggingOption().logStreamARN();
        Updates.Accepted accepted = updates.change(
                request.applicationName(),
                dev.drey.model.Operation.Kind.ADD_LOGGING,
                new Expected(request.currentApplicationVersionId(), request.conditionalToken()),
                (current, versionId) -> {
                    if (!current.loggingOptions().isEmpty()) {
                        throw new ApiException(
                                ApiErrorCode.INVALID_ARGUMENT,
                                "Application " + request.applicationName() + " has a CloudWatch logging option already,"
                                        + " and one is allowed. Delete it first, or change it with UpdateApplication.");
                    }
                    return current.withLoggingOptions(List.of(new LoggingOption(versionId + ".1", stream)));
                });
        Application application = accepted.application();
        return AddApplicationCloudWatchLoggingOptionResponse.builder()
                .applicationARN(application.arn())
                .applicationVersionId(application.version().id())
                .cloudWatchLoggingOptionDescriptions(ApplicationWriter.loggingOptions(application.version()))
                .operationId(accepted.operation().id())
                .build();
    }
}
