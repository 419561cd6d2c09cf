package dev.drey.http.operations;

import dev.drey.control.ApiErrorCode;
import dev.drey.control.ApiException;
import dev.drey.control.Expected;
import dev.drey.control.Updates;
import dev.drey.http.Operation;
import dev.drey.model.Application;
import dev.drey.model.VpcConfiguration;
import java.util.List;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.AddApplicationVpcConfigurationRequest;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.AddApplicationVpcConfigurationResponse;

/** Puts an application into a VPC; it can be in one. */
final class AddApplicationVpcConfiguration
        implements Operation<AddApplicationVpcConfigurationRequest, AddApplicationVpcConfigurationResponse> {

    private final Updates updates;

    AddApplicationVpcConfiguration(Updates updates) {
        this.updates = updates;
    }

    @Override
    public String name() {
        return "AddApplicationVpcConfiguration";
    }

    @Override
    public AddApplicationVpcConfigurationRequest.Builder requestBuilder() {
        return AddApplicationVpcConfigurationRequest.builder();
    }

    @Override
    public AddApplicationVpcConfigurationResponse handle(AddApplicationVpcConfigurationRequest request) {
        var wanted = request.vpcConfiguration();
        Updates.Accepted accepted = updates.change(
                request.applicationName(),
                dev.drey.model.Operation.Kind.ADD_VPC,
                new Expected(request.currentApplicationVersionId(), request.conditionalToken()),
                (current, versionId) -> {
                    if (!current.configuration().vpcConfigurations().isEmpty()) {
                        throw new ApiException(
                                ApiErrorCode.INVALID_ARGUMENT,
                                "Application " + request.applicationName() + " has a VPC configuration already, and one"
                                        + " is allowed. Delete it first, or change it with UpdateApplication.");
                    }
                    VpcConfiguration vpc =
                            new VpcConfiguration(versionId + ".1", wanted.subnetIds(), wanted.securityGroupIds());
                    return current.withConfiguration(current.configuration().withVpcConfigurations(List.of(vpc)));
                });
        Application application = accepted.application();
        return AddApplicationVpcConfigurationResponse.builder()
                .applicationARN(application.arn())
                .applicationVersionId(application.version().id())
                .vpcConfigurationDescription(ConfigurationWriter.vpc(application
                        .version()
                        .configuration()
                        .vpcConfigurations()
                        .get(0)))
                .operationId(accepted.operation().id())
                .build();
    }
}
