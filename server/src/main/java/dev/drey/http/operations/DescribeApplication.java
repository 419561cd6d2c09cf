package dev.drey.http.operations;

import dev.drey.control.Applications;
import dev.drey.http.Operation;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.DescribeApplicationRequest;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.DescribeApplicationResponse;

/** Tells everything about one application. */
final class DescribeApplication implements Operation<DescribeApplicationRequest, DescribeApplicationResponse> {

    private final Applications applications;

    DescribeApplication(Applications applications) {
        this.applications = applications;
    }

    @Override
    public String name() {
        return "DescribeApplication";
    }

    @Override
    public DescribeApplicationRequest.Builder requestBuilder() {
        return DescribeApplicationRequest.builder();
    }

    @Override
    public DescribeApplicationResponse handle(DescribeApplicationRequest request) {
        return DescribeApplicationResponse.builder()
                .applicationDetail(ApplicationWriter.detail(applications.get(request.applicationName())))
                .build();
    }
}
