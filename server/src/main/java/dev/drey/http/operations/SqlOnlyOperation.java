package dev.drey.http.operations;

import dev.drey.control.ApiErrorCode;
import dev.drey.control.ApiException;
import dev.drey.control.Applications;
import dev.drey.http.Operation;
import dev.drey.model.Application;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.AddApplicationInputProcessingConfigurationRequest;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.AddApplicationInputRequest;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.AddApplicationOutputRequest;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.AddApplicationReferenceDataSourceRequest;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.DeleteApplicationInputProcessingConfigurationRequest;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.DeleteApplicationOutputRequest;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.DeleteApplicationReferenceDataSourceRequest;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.DiscoverInputSchemaRequest;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.KinesisAnalyticsV2Request;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.KinesisAnalyticsV2Response;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/**
 * An operation on SQL applications, which AWS itself ended in January 2026. Every application here is a Flink
 * application, and refuses it with the error that the service model offers for that.
 */
record SqlOnlyOperation<I extends KinesisAnalyticsV2Request>(
        Applications applications, String name, Supplier<SdkBuilder<?, I>> builders)
        implements Operation<I, KinesisAnalyticsV2Response> {

    /** All eight of them. */
    static List<Operation<?, ?>> all(Applications applications) {
        return List.of(
                new SqlOnlyOperation<>(applications, "AddApplicationInput", AddApplicationInputRequest::builder),
                new SqlOnlyOperation<>(
                        applications,
                        "AddApplicationInputProcessingConfiguration",
                        AddApplicationInputProcessingConfigurationRequest::builder),
                new SqlOnlyOperation<>(applications, "AddApplicationOutput", AddApplicationOutputRequest::builder),
                new SqlOnlyOperation<>(
                        applications,
                        "AddApplicationReferenceDataSource",
                        AddApplicationReferenceDataSourceRequest::builder),
                new SqlOnlyOperation<>(
                        applications,
                        "DeleteApplicationInputProcessingConfiguration",
                        DeleteApplicationInputProcessingConfigurationRequest::builder),
                new SqlOnlyOperation<>(
                        applications, "DeleteApplicationOutput", DeleteApplicationOutputRequest::builder),
                new SqlOnlyOperation<>(
                        applications,
                        "DeleteApplicationReferenceDataSource",
                        DeleteApplicationReferenceDataSourceRequest::builder),
                new SqlOnlyOperation<>(applications, "DiscoverInputSchema", DiscoverInputSchemaRequest::builder));
    }

    @Override
    public SdkBuilder<?, I> requestBuilder() {
        return builders.get();
    }

    @Override
    public KinesisAnalyticsV2Response handle(I request) {
        Optional<String> applicationName = request.getValueForField("ApplicationName", String.class);
        if (applicationName.isEmpty()) {
            throw new ApiException(
                    ApiErrorCode.UNSUPPORTED_OPERATION,
                    name + " is for SQL applications, and only Flink applications can be run here.");
        }
        Application application = applications.get(applicationName.get());
        throw new ApiException(
                ApiErrorCode.INVALID_ARGUMENT,
                name + " is for SQL applications, and application " + application.name() + " is a Flink application ("
                        + application.version().runtimeEnvironment().wireName()
                        + "). Its program itself says where it reads and writes.");
    }
}
