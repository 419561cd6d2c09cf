package dev.drey.http.operations;

import dev.drey.control.ApiErrorCode;
import dev.drey.control.ApiException;
import dev.drey.control.Expected;
import dev.drey.control.Updates;
import dev.drey.http.Operation;
import dev.drey.model.Application;
import dev.drey.model.LoggingOption;
import java.util.List;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.DeleteApplicationCloudWatchLoggingOptionRequest;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.DeleteApplicationCloudWatchLoggingOptionResponse;

/** Removes the log stream of an application. */
final class DeleteApplicationCloudWatchLoggingOption
        implements Operation<
                DeleteApplicationCloudWatchLoggingOptionRequest, DeleteApplicationCloudWatchLoggingOptionResponse> {

    private final Updates updates;

    DeleteApplicationCloudWatchLoggingOption(Updates updates) {
        this.updates = updates;
    }

    @Override
    public String name() {
        return "DeleteApplicationCloudWatchLoggingOption";
    }

    @Override
    public DeleteApplicationCloudWatchLoggingOptionRequest.Builder requestBuilder() {
        return DeleteApplicationCloudWatchLoggingOptionRequest.builder();
    }

    @Override
    public DeleteApplicationCloudWatchLoggingOptionResponse handle(
            DeleteApplicationCloudWatchLoggingOptionRequest request) {
        Updates.Accepted accepted = updates.change(
                request.applicationName(),
                dev.drey.model.Operation.Kind.DELETE_LOGGING,
                new Expected(request.currentApplicationVersionId(), request.conditionalToken()),
                (current, versionId) -> {
                    List<LoggingOption> left = current.loggingOptions().stream()
                            .filter(option -> !option.id().equals(request.cloudWatchLoggingOptionId()))
                            .toList();
                    if (left.size() == current.loggingOptions().size()) {
                        throw new ApiException(
                                ApiErrorCode.RESOURCE_NOT_FOUND,
                                "Application " + request.applicationName() + " has no CloudWatch logging option with"
                                        + " the id " + request.cloudWatchLoggingOptionId()
                                        + ". DescribeApplication shows those it has.");
                    }
                    return current.withLoggingOptions(left);
                });
        Application application = accepted.application();
        return DeleteApplicationCloudWatchLoggingOptionResponse.builder()
                .applicationARN(application.arn())
                .applicationVersionId(application.version().id())
                .cloudWatchLoggingOptionDescriptions(ApplicationWriter.loggingOptions(application.version()))
                .operationId(accepted.operation().id())
                .build();
    }
}
