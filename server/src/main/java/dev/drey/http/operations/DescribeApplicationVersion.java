package dev.drey.http.operations;

import dev.drey.control.Versions;
import dev.drey.http.Operation;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.DescribeApplicationVersionRequest;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.DescribeApplicationVersionResponse;

/** Tells everything about one version of an application. */
final class DescribeApplicationVersion
        implements Operation<DescribeApplicationVersionRequest, DescribeApplicationVersionResponse> {

    private final Versions versions;

    DescribeApplicationVersion(Versions versions) {
        this.versions = versions;
    }

    @Override
    public String name() {
        return "DescribeApplicationVersion";
    }

    @Override
    public DescribeApplicationVersionRequest.Builder requestBuilder() {
        return DescribeApplicationVersionRequest.builder();
    }

    @Override
    public DescribeApplicationVersionResponse handle(DescribeApplicationVersionRequest request) {
        return DescribeApplicationVersionResponse.builder()
                .applicationVersionDetail(ApplicationWriter.detail(
                        versions.get(request.applicationName(), request.applicationVersionId())))
                .build();
    }
}
