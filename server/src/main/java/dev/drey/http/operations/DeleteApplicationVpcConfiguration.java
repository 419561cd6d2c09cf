package dev.drey.http.operations;

import dev.drey.control.ApiErrorCode;
import dev.drey.control.ApiException;
import dev.drey.control.Expected;
import dev.drey.control.Updates;
import dev.drey.http.Operation;
import dev.drey.model.Application;
import dev.drey.model.VpcConfiguration;
import java.util.List;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.DeleteApplicationVpcConfigurationRequest;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.DeleteApplicationVpcConfigurationResponse;

/** Takes an application out of a VPC. */
final class DeleteApplicationVpcConfiguration
        implements Operation<DeleteApplicationVpcConfigurationRequest, DeleteApplicationVpcConfigurationResponse> {

    private final Updates updates;

    DeleteApplicationVpcConfiguration(Updates updates) {
        this.updates = updates;
    }

    @Override
    public String name() {
        return "DeleteApplicationVpcConfiguration";
    }

    @Override
    public DeleteApplicationVpcConfigurationRequest.Builder requestBuilder() {
        return DeleteApplicationVpcConfigurationRequest.builder();
    }

    @Override
    public DeleteApplicationVpcConfigurationResponse handle(DeleteApplicationVpcConfigurationRequest request) {
        Updates.Accepted accepted = updates.change(
                request.applicationName(),
                dev.drey.model.Operation.Kind.DELETE_VPC,
                new Expected(request.currentApplicationVersionId(), request.conditionalToken()),
                (current, versionId) -> {
                    List<VpcConfiguration> all = current.configuration().vpcConfigurations();
                    List<VpcConfiguration> left = all.stream()
                            .filter(vpc -> !vpc.id().equals(request.vpcConfigurationId()))
                            .toList();
                    if (left.size() == all.size()) {
                        throw new ApiException(
                                ApiErrorCode.RESOURCE_NOT_FOUND,
                                "Application " + request.applicationName() + " has no VPC configuration with the id "
                                        + request.vpcConfigurationId() + ". DescribeApplication shows those it has.");
                    }
                    return current.withConfiguration(current.configuration().withVpcConfigurations(left));
                });
        Application application = accepted.application();
        return DeleteApplicationVpcConfigurationResponse.builder()
                .applicationARN(application.arn())
                .applicationVersionId(application.version().id())
                .operationId(accepted.operation().id())
                .build();
    }
}
